"""Connections that do not get on are closed: uvicorn itself waits for the rest of a request for ever, and reads a head
of any length.

nginx in front has limits of its own (`deploy/nginx.conf`); these hold without it.
"""

from __future__ import annotations

import asyncio
import http
from typing import Any, Final

import httptools

from dateline.page_cache.uvicorn_shortcut import ShortcutProtocol
from dateline.stream.uvicorn_shortcut import StreamShortcut

HEAD_BYTES: Final = 32 * 1_024
HEADERS: Final = 100


class PatientProtocol(StreamShortcut, ShortcutProtocol):
    """To be given to uvicorn as its `http`. Times are in seconds."""

    head_patience = 10.0
    """From the first byte of a request, or from a connection's beginning, to the end of its head."""
    body_patience = 30.0
    """From there to the end of its body, and a second more for each `bytes_a_second` of it that have come."""
    bytes_a_second = 1_024
    unread_patience = 30.0
    """Who takes nothing of what was sent for so long has gone away, whatever the connection says."""
    pause = 2.0
    """Between two looks."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._in_head = True
        self._since: float | None = None
        """When the request began that has not come whole."""
        self._came = self._head_size = 0
        self._unsent, self._unsent_since = 0, 0.0
        self._refused: http.HTTPStatus | None = None
        self._next_look: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._since = self.loop.time()
        self._next_look = self.loop.call_later(self.pause, self._look)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._next_look:
            self._next_look.cancel()
        super().connection_lost(exc)

    def let_go(self) -> None:
        """The connection is a stream's now, which has bounds of its own. A timer would keep the whole request alive."""
        if self._next_look:
            self._next_look.cancel()
            self._next_look = None

    def data_received(self, data: bytes) -> None:
        if self._since is None:
            self._since = self.loop.time()
        self._came += len(data)
        super().data_received(data)
        if self._in_head and self._came > HEAD_BYTES:
            self._refuse(http.HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)

    def on_message_begin(self) -> None:
        self._head_size = 0
        super().on_message_begin()

    def on_url(self, url: bytes) -> None:
        self._measure(len(url))
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        self._measure(len(name) + len(value))
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        self._in_head = False
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._in_head, self._since, self._came = True, None, 0
        super().on_message_complete()

    def send_400_response(self, msg: str) -> None:
        if self._refused:
            self._refuse(self._refused)
        else:
            super().send_400_response(msg)

    def _measure(self, more: int) -> None:
        self._head_size += more
        if self._head_size > HEAD_BYTES or len(self.headers) >= HEADERS:
            self._refused = http.HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
            # The parser stops at any exception; `send_400_response` comes next.
            raise httptools.HttpParserError("The head of the request is too large.")

    def _look(self) -> None:
        """Now and again, until the connection is closed or taken over by a stream."""
        if self.transport.get_protocol() is not self:
            return
        now = self.loop.time()
        if self._stuck(now):
            self.transport.abort()
            return
        if not self.transport.is_closing() and self._overdue(now):
            if self._came:
                self._refuse(http.HTTPStatus.REQUEST_TIMEOUT)
            else:
                self.transport.close()
        self._next_look = self.loop.call_later(self.pause, self._look)

    def _overdue(self, now: float) -> bool:
        if self._since is None or self.flow.read_paused:
            return False
        patience = self.head_patience if self._in_head else self.body_patience + self._came / self.bytes_a_second
        return now - self._since > patience

    def _stuck(self, now: float) -> bool:
        unsent = self.transport.get_write_buffer_size()
        if not unsent or unsent != self._unsent:
            self._unsent, self._unsent_since = unsent, now
        return now - self._unsent_since > self.unread_patience

    def _refuse(self, status: http.HTTPStatus) -> None:
        if not self.transport.is_closing():
            head = b"HTTP/1.1 %d %b\r\n" % (status, status.phrase.encode())
            self.transport.write(head + b"content-length: 0\r\nconnection: close\r\n\r\n")
            self.transport.close()
