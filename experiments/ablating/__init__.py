"""What carries a difference between two policies: mechanisms switched off one by one, on one by one, and in pairs."""
