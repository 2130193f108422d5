"""A fault of the input or the surroundings that a person can mend."""

from __future__ import annotations


class Problem(Exception):
    """Its message is the one clear line that goes to stderr; the command then exits with 2."""
