"""Writing an update: what the composer shows, what it sends, and how its wire text and its forms become each other."""
