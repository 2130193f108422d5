"""The bytes of the stream: Server-Sent Events (WHATWG HTML, section 9.2).

Each value is made once and written to every reader as it is.
"""

from __future__ import annotations

from typing import Final
from uuid import UUID

VERSION: Final = 1
HEARTBEAT: Final = b":\n\n"
"""A comment: it keeps proxies from closing a silent connection, and finds out connections that are dead."""


def opening(seq: int, retry: int) -> bytes:
    """First thing on a stream: when to come back after a break, in milliseconds, and where the reader stands.

    An `id` without data moves the browser's Last-Event-ID and shows no event, so that even a reader who loses the
    connection before the first event comes back with a number.
    """
    return b"retry: %d\nid: %d\n\n" % (retry, seq)


def step(head: int, line: bytes) -> bytes:
    """A step that leads to `head`. A line break in `line` can't end the event early."""
    data = b"\n".join(b"data: " + part for part in line.splitlines())
    return b"id: %d\nevent: step\n%b\n\n" % (head, data)


def reset(story: UUID, head: int) -> bytes:
    """More happened than the stream tells: fetch `entries?after=` and go on from `head`."""
    return b"id: %d\nevent: reset\n%b" % (head, _data(story, head))


def end(story: UUID, head: int) -> bytes:
    """The story has ended at `head`; nothing more comes and the stream closes."""
    return b"id: %d\nevent: end\n%b" % (head, _data(story, head))


def come_back(retry: int) -> bytes:
    """Last words of a process that stops: come back in `retry` milliseconds."""
    return b"retry: %d\n\n" % retry


def _data(story: UUID, head: int) -> bytes:
    return b'data: {"version":%d,"story":"%b","head":%d}\n\n' % (VERSION, str(story).encode(), head)
