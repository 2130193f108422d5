"""Gives a stream to whoever needs no answer from the record, without an ASGI task: those who come back by the thousand.

As with kept pages, everything out of the ordinary goes the long way, through ASGI: the first reader of a story, whoever
is refused, a story that has ended, a body, HTTP/1.0. What is known here of how uvicorn (0.34 to 0.54, httptools) is
built is the parser's callbacks, `cycle` and `pipeline`, besides what `uvicorn_handover` knows.
"""

from __future__ import annotations

from typing import Any, Final

import httptools
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from dateline.stream.application import Opening, Stream
from dateline.stream.uvicorn_handover import ONE_REQUEST

STATE: Final = "stream"
"""Under this name an application's lifespan gives its `Stream`, mounted at `/stream`, to the server (ASGI lifespan
state)."""
MOUNTED: Final = b"/stream/"


class StreamShortcut(HttpToolsProtocol):
    """To be mixed into what is given to uvicorn as its `http`, before other shortcuts."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._stream: Stream | None = self.app_state.get(STATE)
        self._opening: Opening | None = None
        self._whole = False

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        # Not in the middle of a callback: the parser may have more to say, and goes with its protocol.
        if self._opening and self._whole and self._stream and not self.transport.is_closing():
            opening, self._opening = self._opening, None
            self.server_state.total_requests += 1
            self._stream.hold_at_once(self, opening)

    def on_message_begin(self) -> None:
        self._whole = False
        if self._opening:
            self._opening = None
            # The parser stops at any exception, and uvicorn answers 400.
            raise httptools.HttpParserError(ONE_REQUEST)
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        if self._stream and self.url.startswith(MOUNTED):
            self._opening = self._stream_at_once(self._stream)
        if self._opening is None:
            super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        if self._opening is None:
            super().on_body(body)

    def on_message_complete(self) -> None:
        self._whole = True
        if self._opening is None:
            super().on_message_complete()

    def _stream_at_once(self, stream: Stream) -> Opening | None:
        parser = self.parser
        if (
            self.pipeline
            or (self.cycle is not None and not self.cycle.response_complete)
            or self.expect_100_continue
            or self.root_path
            or parser.get_http_version() != "1.1"
            or parser.should_upgrade()
        ):
            return None
        path, _mark, query = self.url[len(MOUNTED) - 1 :].partition(b"?")
        try:
            path_text, method = path.decode("ascii"), parser.get_method().decode("ascii")
        except UnicodeDecodeError:
            return None
        scope = {"path": path_text, "method": method, "headers": self.headers, "query_string": query}
        return stream.at_once(type(self), scope)
