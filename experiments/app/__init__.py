"""The laboratory in the browser: it asks the same experiments as the command line and computes nothing of its own."""
