"""One process, no service."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from uuid import UUID

from dateline.stream.broker.port import Hear


class MemoryBroker:
    """Entries are committed in threads, readers are served in the event loop: this hands over between the two."""

    def __init__(self) -> None:
        self._ears: dict[Hear, asyncio.AbstractEventLoop] = {}

    def publish(self, story: UUID, seq: int) -> None:
        for hear, loop in list(self._ears.items()):
            # A loop that is closed has no readers left.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(hear, story, seq)

    async def listen(self, hear: Hear, missed: Callable[[], None]) -> None:
        loop = asyncio.get_running_loop()
        self._ears[hear] = loop
        try:
            missed()
            await loop.create_future()
        finally:
            del self._ears[hear]
