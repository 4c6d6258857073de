"""The town: the same customers with the same luck under two policies, seen month by month on one plane each."""
