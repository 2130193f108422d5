"""The bounds within which streams are served."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Times are in seconds, sizes in bytes.

    `readers` is the most streams one process holds; the next one is sent away with 503. A returning reader who missed
    more than `replay` entries is told to fetch them (`reset`). A reader with more than `buffer` bytes unsent gets no
    more until they have left, and is cut off after a `heartbeat` in which none of them did. Every `poll` seconds the
    heads of the stories that have readers are read: what the broker lost comes to light then. `frames` is the room
    for events that are kept for those who come back; `goodbye` is how long a stopping process waits for its readers.
    Every `count` seconds a process with readers writes down how many they are.
    """

    readers: int = 20_000
    replay: int = 100
    heartbeat: float = 15.0
    poll: float = 3.0
    buffer: int = 64 * 1024
    frames: int = 16 * 1024 * 1024
    goodbye: float = 3.0
    count: float = 10.0
