"""Atom feeds: the updates of a story, and corrections of a story and of the whole site."""
