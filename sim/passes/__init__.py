"""One compiled loop a mechanism over a block of customers, calling the rule of the same name.

Dense passes take slices that start at 0 and run over ``range(size)``; they read few columns, write few, and gather
nothing, because either would stop vectorisation. Levers of a customer's company are laid out by ``meet`` first.
Passes over events run on the few customers concerned.
"""
