"""The what-if desk: up to four policies side by side, and what becomes of the same people under each."""
