"""What belonging to the association of an industry does, and to whom."""
