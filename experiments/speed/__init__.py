"""How fast the engine is, against the same month written as Mesa agents and as plain NumPy."""
