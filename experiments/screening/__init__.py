"""Every lever moved alone: which moves there are, what they change, and how that is told."""
