"""What the bench and its process of readers say to each other."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Connect:
    """Open `readers` streams, or open those again that were dropped, and wait until all of them have entry `until`.

    `request` is the request without the empty line at its end. At most `at_once` connections are on their way at any
    moment. `seq` is the entry the readers have; those who come back know it themselves.
    """

    port: int
    request: bytes
    readers: int
    seq: int
    until: int
    at_once: int
    patience: float


@dataclass(frozen=True)
class Drop:
    """Close all streams."""


@dataclass(frozen=True)
class Wait:
    """Until all readers have entry `until`, or for `patience` seconds."""

    until: int
    patience: float


@dataclass
class Tally:
    """Since the last order: `times` are the moments (monotonic clock, nanoseconds) at which readers got each entry.

    `took` is in seconds. `refused` attempts were made again; `closed` streams were closed by the server; `doubled`
    events told a reader nothing new. `size` is that of the last event, in bytes.
    """

    took: float = 0.0
    open: int = 0
    refused: int = 0
    closed: int = 0
    doubled: int = 0
    size: int = 0
    times: dict[int, array[int]] = field(default_factory=dict)
