"""Patterns made of lists of phrases, one phrase a line, so that a newsroom's habit can be added without a riddle."""

from __future__ import annotations

import re


def any_of(*phrases: str) -> str:
    """The pattern of whichever of `phrases` (themselves patterns) comes first."""
    return f"(?:{'|'.join(phrases)})"


def phrase_pattern(*phrases: str) -> re.Pattern[str]:
    """`any_of`, compiled, without regard to case."""
    return re.compile(any_of(*phrases), re.IGNORECASE)
