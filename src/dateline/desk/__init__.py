"""The newsroom's screen: one page a story, for whoever writes it."""
