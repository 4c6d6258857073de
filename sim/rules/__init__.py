"""The science: scalar pure functions, one mechanism a file. No rule draws, allocates or knows the columns."""
