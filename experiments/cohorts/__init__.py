"""A cohort of the user: its table read and checked, the population fitted to it, what the data cannot tell, a fan."""
