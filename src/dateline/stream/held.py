"""A reader's stream on a bare transport: a protocol of two slots, and nothing else in memory."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

from dateline.stream.story_readers import StoryReaders

# In bytes; the kernel doubles it. Left alone it lets up to 4 MB pile up for a reader who has stopped reading.
SEND_BUFFER = 32 * 1024
# In milliseconds: how long sent bytes may stay unacknowledged before the kernel gives the connection up.
UNACKNOWLEDGED = 60_000


class HeldStream(asyncio.Protocol):
    __slots__ = ("_transport", "readers")

    readers: StoryReaders
    _transport: asyncio.Transport

    def hold(self, transport: asyncio.Transport, high_water: int) -> None:
        self._transport = transport
        transport.set_write_buffer_limits(high=high_water)
        own: Any = transport.get_extra_info("socket")
        if own is not None:
            own.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
            # A socket in the file system has a path for its name, and no TCP.
            if isinstance(transport.get_extra_info("sockname"), tuple) and hasattr(socket, "TCP_USER_TIMEOUT"):
                own.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNACKNOWLEDGED)

    def write(self, frame: bytes) -> None:
        self._transport.write(frame)

    def finish(self, last: bytes) -> None:
        self._transport.write(last)
        self._transport.close()

    def unsent(self) -> int:
        return self._transport.get_write_buffer_size()

    def cut(self) -> None:
        self._transport.abort()

    def pause_writing(self) -> None:
        self.readers.pause(self)

    def resume_writing(self) -> None:
        self.readers.resume(self)

    def data_received(self, data: bytes) -> None:
        """A reader has nothing to say on a stream; whoever does is no browser."""
        self._transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        self.readers.leave(self)
