"""The ASGI application of `/stream/STORY`: who may have a stream, and what everybody else is told."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from itertools import cycle
from typing import Any, Final, NamedTuple

from dateline.stream import events
from dateline.stream.broker.port import Broker
from dateline.stream.frames import StepMaker
from dateline.stream.garbage import expect_readers
from dateline.stream.held import HeldStream
from dateline.stream.hub import Hub
from dateline.stream.limits import Limits
from dateline.stream.plain_asgi import PlainStream, Receive, Send
from dateline.stream.request import Refusal, Scope, StreamRequest, read_request
from dateline.stream.standings import UNREACHABLE, Standing, TooManyAsk
from dateline.stream.uvicorn_handover import Bell, Gone, Rehearsals, Taken, part, taker

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


class Opening(NamedTuple):
    """What a stream begins with: its request, and where its story stands."""

    request: StreamRequest
    standing: Standing


class Stream:
    """To be mounted at `/stream`. One a process, in one event loop."""

    def __init__(self, make_step: StepMaker, broker: Broker, limits: Limits) -> None:
        self.hub = Hub(make_step, broker, limits)
        self._rehearsals = Rehearsals()
        self._bell = Bell(self.hub.stop)
        self._retries = cycle(RETRIES)
        self._response_head = ResponseHead()

    @asynccontextmanager
    async def lifespan(self, _application: Any) -> AsyncIterator[None]:
        """Listens from the server's start on, and sends readers away at its end. A server without lifespan events
        works as well: then listening begins with the first reader."""
        self.hub.start()
        expect_readers()
        yield
        await self.hub.stop()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            request = read_request(scope)
            standing = await self._admit(request)
            if request.head_only:
                await _answer(send, 200, HEADERS)
                return
            if await self._rehearsals.passed(send):
                self._hold(request, standing, send)
            else:
                await self._hold_plainly(request, standing, receive, send)
        except Refusal as refusal:
            await _refuse(send, refusal, silent=scope["method"] == "HEAD")
        except Gone:
            return

    def at_once(self, kind: type, scope: Scope) -> Opening | None:
        """Whether a request that uvicorn's protocol of that `kind` has read can have its stream without asking anybody.
        None for whoever has to go the long way, and for all who are to be refused."""
        if self.hub.full or self.hub.closing or not self._rehearsals.known(kind):
            return None
        try:
            request = read_request(scope)
        except Refusal:
            return None
        standing = self.hub.known(request.story, request.after)
        if standing is None or standing.ended or request.head_only:
            return None
        return Opening(request, standing)

    def hold_at_once(self, http: Any, opening: Opening) -> None:
        """Gives uvicorn's protocol's connection to the stream."""
        stream = HeldStream()
        self._join(opening.request, opening.standing, stream, part(http, stream, self._bell))

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

    def _hold(self, request: StreamRequest, standing: Standing, send: Send) -> None:
        take = taker(send)
        if take is None:
            raise Gone
        stream = HeldStream()
        self._join(request, standing, stream, take(stream, self._bell))

    def _join(self, request: StreamRequest, standing: Standing, stream: HeldStream, taken: Taken) -> None:
        after = _after(request, standing)
        stream.hold(taken.transport, self.hub.limits.buffer)
        opening = self._response_head.of(taken.headers) + self._opening(after, standing)
        self.hub.join(request.story, standing, stream, after, opening)

    async def _hold_plainly(self, request: StreamRequest, standing: Standing, receive: Receive, send: Send) -> None:
        stream, after = PlainStream(send), _after(request, standing)
        await send({"type": "http.response.start", "status": 200, "headers": list(HEADERS)})
        self.hub.join(request.story, standing, stream, after, self._opening(after, standing))
        await stream.hold(receive)

    def _opening(self, after: int, standing: Standing) -> bytes:
        return events.opening(min(after, standing.seq), next(self._retries))


class ResponseHead:
    """Made anew when the server's headers change: once a second, with the date."""

    def __init__(self) -> None:
        self._server: list[tuple[bytes, bytes]] | None = None
        self._head = b""

    def of(self, server: list[tuple[bytes, bytes]]) -> bytes:
        """Without a length: the body ends when the connection does (RFC 9112, section 6.3), so that every reader's
        bytes are the same."""
        if server != self._server:
            lines = (b"%b: %b\r\n" % header for header in (*server, *HEADERS, (b"connection", b"close")))
            self._server, self._head = server, b"HTTP/1.1 200 OK\r\n" + b"".join(lines) + b"\r\n"
        return self._head


def _after(request: StreamRequest, standing: Standing) -> int:
    return standing.seq if request.after is None else request.after


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
