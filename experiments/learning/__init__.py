"""Studies of companies that learn."""
