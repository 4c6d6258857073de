"""What rivals do about a policy, and what that leaves of it."""
