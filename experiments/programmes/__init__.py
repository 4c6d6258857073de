"""Studies of loyalty programmes: the same people with one, without, and with it taken away again."""
