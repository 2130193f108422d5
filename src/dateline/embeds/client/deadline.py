"""One clock for everything that a fetch does, however many steps it takes."""

from __future__ import annotations

import time
from collections.abc import Callable

from dateline.embeds.client.failure import Failure, Reason


class Deadline:
    """`seconds` of wall-clock time from now. A site that drips bytes runs out of it like one that is silent."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._end = clock() + seconds

    def left(self) -> float:
        """Seconds, more than none. Raises `Failure` (slow) when they are used up."""
        seconds = self._end - self._clock()
        if seconds <= 0:
            raise Failure(Reason.SLOW)
        return seconds
