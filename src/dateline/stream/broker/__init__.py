"""How processes tell each other that a story has a new entry."""
