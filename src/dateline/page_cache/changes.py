"""How a change made in this process reaches its kept answers: at once, from whatever thread."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Protocol
from uuid import UUID


class Listener(Protocol):
    """Called in the event loop."""

    def hear(self, story: UUID, seq: int) -> None: ...

    def site_changed(self) -> None: ...


_listeners: dict[Listener, asyncio.AbstractEventLoop] = {}


def listen(listener: Listener) -> None:
    """From the event loop in which `listener` lives."""
    _listeners[listener] = asyncio.get_running_loop()


def leave(listener: Listener) -> None:
    _listeners.pop(listener, None)


def anybody_listens() -> bool:
    return bool(_listeners)


def tell_of_entry(story: UUID, seq: int) -> None:
    for listener, loop in list(_listeners.items()):
        # A loop that is closed serves nobody.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(listener.hear, story, seq)


def tell_of_site() -> None:
    for listener, loop in list(_listeners.items()):
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(listener.site_changed)
