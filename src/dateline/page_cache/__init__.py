"""Public answers kept as bytes in front of Django, and dropped when what they rest on changes."""
