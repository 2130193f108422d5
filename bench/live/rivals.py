"""Which servers stand beside Dateline in a run, and at how many readers."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.live.crowd import readers
from bench.live.rounds import Round, measure
from bench.live.servers.dateline import Dateline
from bench.live.servers.eventstream import Eventstream
from bench.live.servers.nchan import Nchan
from bench.live.servers.port import Server

# django-eventstream is tried at these, as long as it loses nothing.
CLIMB = (200, 500, 1_000, 2_000, 5_000, 10_000)

Begin = Callable[[Path], Server]
"""Starts a server with its files in that folder. Raises `Missing`."""


def nchan(size: int) -> Begin:
    return lambda folder: Nchan(folder, size)


def eventstream(size: int, environment: Path) -> Begin:
    return lambda folder: Eventstream(folder, size, environment)


def one_round(begin: Begin, count: int, events: int) -> Round:
    """A server and readers of their own, ended afterwards: nothing is left from the round before."""
    with running(begin) as server, readers() as crowd:
        return measure(server, crowd, count, events)


def largest_held(begin: Begin, most: int, events: int) -> int:
    """The most readers of `CLIMB` at which a server lost nothing; 0 when it lost something with the fewest."""
    held = 0
    for count in (number for number in CLIMB if number <= most):
        if one_round(begin, count, events).lost:
            break
        held = count
    return held


@contextmanager
def running(begin: Begin = Dateline) -> Iterator[Server]:
    """In a folder that goes with it."""
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        server = begin(Path(folder))
        try:
            yield server
        finally:
            server.end()
