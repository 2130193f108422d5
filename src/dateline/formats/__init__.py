"""Stories for machines and for keeping: feeds, and copies that need no server."""
