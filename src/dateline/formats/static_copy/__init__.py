"""A story as a folder of files that needs no server: every page, picture, feed and proof, with links among them."""
