"""Corrections and clarifications: of a story, and of the whole site, with the words before and after."""
