"""Cleans up after takedowns while the site runs: the database's own files are written anew without what was removed."""

from __future__ import annotations

from contextlib import AbstractContextManager

from dateline.config.looking import looking
from dateline.record.takedown.cleaning import finish_takedowns

LOOK_EVERY = 20.0


def cleaning_up_takedowns() -> AbstractContextManager[None]:
    """Until the body ends. Every process looks; where two come at once, one of them waits for the other's work."""
    return looking(finish_takedowns, every=LOOK_EVERY, name="removed words")
