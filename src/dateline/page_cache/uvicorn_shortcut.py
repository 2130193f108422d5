"""Sends a kept answer from uvicorn's own protocol: no task, no ASGI messages, no queue for a request that needs none.

A bare ASGI application that sends prepared bytes reaches half of what nginx does with a file; this reaches more. All
that is known here of how uvicorn (0.34 to 0.54, httptools) is built stands in this file: the callbacks of the parser,
`cycle`, `pipeline`, `flow` and the timer of idle connections. Whatever is out of the ordinary (a body, a request before
the last one is answered, a reader who does not take what was sent, HTTP/1.0) goes the long way, through ASGI.
"""

from __future__ import annotations

from typing import Any, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from dateline.page_cache.application import PageCache
from dateline.page_cache.kept import Message

STATE: Final = "kept_pages"
"""Under this name an application's lifespan gives its `PageCache` to the server (ASGI lifespan state)."""


class _ServerLines:
    """What the server adds to every answer, as bytes; it changes once a second."""

    def __init__(self) -> None:
        self._of: list[tuple[bytes, bytes]] = []
        self._lines = b""

    def of(self, headers: list[tuple[bytes, bytes]]) -> bytes:
        if headers is not self._of:
            self._of, self._lines = headers, b"".join(b"%b: %b\r\n" % header for header in headers)
        return self._lines


_server_lines = _ServerLines()


class ShortcutProtocol(HttpToolsProtocol):
    """To be given to uvicorn as its `http`."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._pages: PageCache | None = self.app_state.get(STATE)
        self._message: Message | None = None

    def on_headers_complete(self) -> None:
        self._message = self._at_once() if self._pages else None
        if self._message is None:
            super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        if self._message is None:
            super().on_body(body)

    def on_message_complete(self) -> None:
        if self._message is None:
            super().on_message_complete()
            return
        message, self._message = self._message, None
        lines = _server_lines.of(self.server_state.default_headers)
        self.transport.writelines((message.start, lines, message.lines, message.body))
        # As the long way does when an answer is complete: the connection waits for the next request, but not for long.
        self.server_state.total_requests += 1
        self._unset_keepalive_if_required()
        self.timeout_keep_alive_task = self.loop.call_later(self.timeout_keep_alive, self.timeout_keep_alive_handler)

    def _at_once(self) -> Message | None:
        pages, parser = self._pages, self.parser
        busy = (self.cycle is not None and not self.cycle.response_complete) or self.pipeline or self.flow.write_paused
        if (
            pages is None
            or busy
            or self.expect_100_continue
            or self.root_path
            or self.transport.is_closing()
            or parser.get_http_version() != "1.1"
            or not parser.should_keep_alive()
            or parser.should_upgrade()
        ):
            return None
        question = pages.manners.read(
            parser.get_method().decode("ascii"), self.url, self.headers, secure=self.scheme == "https"
        )
        return pages.at_once(question) if question else None
