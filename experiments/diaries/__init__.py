"""One customer's life under each policy: read from what a witness saw, told in words, drawn, and put on a page."""
