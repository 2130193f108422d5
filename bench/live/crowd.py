"""The bench's end of the process that holds the readers."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager

from bench.live.orders import Connect, Drop, Tally, Wait
from bench.live.readers import hold

# In seconds, beyond what an order itself allows.
GRACE = 30.0


class Readers:
    def __init__(self) -> None:
        spawn = multiprocessing.get_context("spawn")
        self._pipe, other = spawn.Pipe()
        self._process = spawn.Process(target=hold, args=(other,), daemon=True)
        self._process.start()
        other.close()

    def obey(self, order: Connect | Drop | Wait) -> Tally:
        """Raises `TimeoutError` when the process does not answer in time."""
        self._pipe.send(order)
        if not self._pipe.poll(GRACE + getattr(order, "patience", 0.0)):
            raise TimeoutError("the process of readers does not answer")
        tally: Tally = self._pipe.recv()
        return tally

    def end(self) -> None:
        self._pipe.close()
        self._process.join(GRACE)


@contextmanager
def readers() -> Iterator[Readers]:
    """Readers in a process of their own, gone at the end."""
    crowd = Readers()
    try:
        yield crowd
    finally:
        crowd.end()
