"""Two moments of a story, and everything that changed between them."""
