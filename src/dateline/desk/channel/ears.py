"""The open desks of this process, and how they hear of a change."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from typing import Final
from uuid import UUID

from dateline.stream.broker.choice import broker
from dateline.stream.tasks import start

RETRY: Final = b"retry: 3000\n\n"
CHANGED: Final = b"event: changed\ndata:\n\n"
HEARTBEAT: Final = b":\n\n"
# Seconds. A proxy gives up on a silent connection after thirty or sixty.
BEAT: Final = 15.0
# Seconds. Six people type at once; each save is news, but a screen need not be drawn more often than this.
PAUSE: Final = 0.3


class Ears:
    """One an event loop: a single listener on the broker for all desks that are open here."""

    def __init__(self) -> None:
        self._open: dict[UUID, set[asyncio.Event]] = {}
        self._listening: asyncio.Task[None] | None = None
        self._closing = False

    async def events(self, name: UUID) -> AsyncIterator[bytes]:
        """The bytes of one desk's stream, until it leaves or the process stops. Whoever comes back after a break asks
        anyway, so it begins with no news."""
        with self._opened(name) as bell:
            yield RETRY
            while not self._closing:
                with suppress(TimeoutError):
                    async with asyncio.timeout(BEAT):
                        await bell.wait()
                if self._closing:
                    return
                yield CHANGED if bell.is_set() else HEARTBEAT
                bell.clear()
                await asyncio.sleep(PAUSE)

    def close(self) -> None:
        """Ends all streams. Browsers come back by themselves, to whichever process is there then."""
        self._closing = True
        if self._listening is not None:
            self._listening.cancel()
        self._ring_all()

    @contextmanager
    def _opened(self, name: UUID) -> Iterator[asyncio.Event]:
        if self._listening is None:
            self._listening = start(broker().listen(self._hear, self._ring_all), "desk channel")
        bell = asyncio.Event()
        self._open.setdefault(name, set()).add(bell)
        try:
            yield bell
        finally:
            bells = self._open[name]
            bells.discard(bell)
            if not bells:
                del self._open[name]

    def _hear(self, name: UUID, _number: int) -> None:
        for bell in self._open.get(name, ()):
            bell.set()

    def _ring_all(self) -> None:
        for bells in self._open.values():
            for bell in bells:
                bell.set()


_ears: dict[asyncio.AbstractEventLoop, Ears] = {}


def ears() -> Ears:
    """This loop's. Called in it."""
    return _ears.setdefault(asyncio.get_running_loop(), Ears())


def close_ears() -> None:
    """Called in the loop when its server stops: a server waits for its answers to end."""
    found = _ears.pop(asyncio.get_running_loop(), None)
    if found is not None:
        found.close()
