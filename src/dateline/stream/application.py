"""The ASGI application of `/stream/STORY`: who may have a stream, and what everybody else is told."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from itertools import cycle
from typing import Any, Final

from dateline.stream import events
from dateline.stream.broker.port import Broker
from dateline.stream.frames import StepMaker
from dateline.stream.held import HeldStream
from dateline.stream.hub import Hub
from dateline.stream.limits import Limits
from dateline.stream.plain_asgi import PlainStream, Receive, Send
from dateline.stream.request import Refusal, Scope, StreamRequest, read_request
from dateline.stream.standings import UNREACHABLE, Standing, TooManyAsk
from dateline.stream.uvicorn_handover import Bell, Gone, Rehearsals, taker

HEADERS: Final = (
    (b"content-type", b"text/event-stream"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
)
# In milliseconds. Uneven, so that the readers of a process that died don't all come back in the same moment.
RETRIES: Final = tuple(range(2_000, 5_000, 100))
# In seconds.
SOONEST_RETRY, LATEST_RETRY = 3, 12


class Stream:
    """To be mounted at `/stream`. One a process, in one event loop."""

    def __init__(self, make_step: StepMaker, broker: Broker, limits: Limits) -> None:
        self.hub = Hub(make_step, broker, limits)
        self._rehearsals = Rehearsals()
        self._bell = Bell(self.hub.stop)
        self._retries = cycle(RETRIES)

    @asynccontextmanager
    async def lifespan(self, _application: Any) -> AsyncIterator[None]:
        """Listens from the server's start on, and sends readers away at its end. A server without lifespan events
        works as well: then listening begins with the first reader."""
        self.hub.start()
        yield
        await self.hub.stop()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            request = read_request(scope)
            standing = await self._admit(request)
            if request.head_only:
                await _answer(send, 200, HEADERS)
                return
            after = standing.seq if request.after is None else request.after
            if await self._rehearsals.passed(send):
                self._hold(request, standing, after, send)
            else:
                await self._hold_plainly(request, standing, after, receive, send)
        except Refusal as refusal:
            await _refuse(send, refusal, silent=scope["method"] == "HEAD")
        except Gone:
            return

    async def _admit(self, request: StreamRequest) -> Standing:
        """Raises `Refusal` for whoever gets no stream."""
        self._require_room()
        self.hub.start()
        try:
            standing = await self.hub.standing(request.story, request.after)
        except (*UNREACHABLE, TooManyAsk) as error:
            raise _busy("The record can't be read now.") from error
        if standing is None:
            raise Refusal(404, "No story has this address.")
        if standing.ended and (request.after is None or request.after >= standing.seq):
            # The one answer at which a browser stops coming back (WHATWG HTML, section 9.2.3).
            raise Refusal(204)
        self._require_room()
        return standing

    def _require_room(self) -> None:
        if self.hub.full or self.hub.closing:
            raise _busy("There are too many readers here.")

    def _hold(self, request: StreamRequest, standing: Standing, after: int, send: Send) -> None:
        take = taker(send)
        if take is None:
            raise Gone
        stream = HeldStream()
        taken = take(stream, self._bell)
        stream.hold(taken.transport, self.hub.limits.buffer)
        stream.write(_response_head(taken.headers) + self._opening(after, standing))
        self.hub.join(request.story, standing, stream, after)

    async def _hold_plainly(
        self, request: StreamRequest, standing: Standing, after: int, receive: Receive, send: Send
    ) -> None:
        stream = PlainStream(send)
        await send({"type": "http.response.start", "status": 200, "headers": list(HEADERS)})
        await send({"type": "http.response.body", "body": self._opening(after, standing), "more_body": True})
        self.hub.join(request.story, standing, stream, after)
        await stream.hold(receive)

    def _opening(self, after: int, standing: Standing) -> bytes:
        return events.opening(min(after, standing.seq), next(self._retries))


def _response_head(server: list[tuple[bytes, bytes]]) -> bytes:
    """Without a length: the body ends when the connection does (RFC 9112, section 6.3), so that every reader's bytes
    are the same."""
    lines = (b"%b: %b\r\n" % header for header in (*server, *HEADERS, (b"connection", b"close")))
    return b"HTTP/1.1 200 OK\r\n" + b"".join(lines) + b"\r\n"


def _busy(text: str) -> Refusal:
    # Uneven, so that those who are sent away don't all come back in the same moment.
    wait = random.randint(SOONEST_RETRY, LATEST_RETRY)  # noqa: S311 (spreads load, guards nothing)
    return Refusal(503, text, (b"retry-after", b"%d" % wait))


async def _refuse(send: Send, refusal: Refusal, *, silent: bool) -> None:
    text = refusal.text.encode()
    headers = [(b"cache-control", b"no-store"), *refusal.headers]
    if text:
        headers += [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"%d" % len(text))]
    await _answer(send, refusal.status, headers, b"" if silent else text)


async def _answer(send: Send, status: int, headers: Iterable[tuple[bytes, bytes]], body: bytes = b"") -> None:
    await send({"type": "http.response.start", "status": status, "headers": list(headers)})
    await send({"type": "http.response.body", "body": body, "more_body": False})
