"""Tables for other people's estimators, with the answers they should find."""
