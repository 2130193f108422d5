"""The bounds within which answers are kept and made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes are in bytes, times in seconds.

    At most `size` bytes and `entries` answers are kept, each for no longer than `longest`, which bounds what no signal
    tells of (a row changed by hand). Up to `renders` questions are put to the application at once and `queue` wait for
    their turn; further readers are sent away with 503. Nobody waits longer than `patience`. After a failure the
    application is left alone with the same question for `rest`.
    """

    size: int = 64 * 1024 * 1024
    entries: int = 10_000
    longest: float = 60.0
    renders: int = 8
    queue: int = 200
    patience: float = 15.0
    rest: float = 1.0
