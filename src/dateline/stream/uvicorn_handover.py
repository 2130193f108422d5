"""Takes the transport of a request from uvicorn, as uvicorn itself hands it to a WebSocket protocol.

A stream held by ASGI keeps the request's parser, scope, task and events alive: 10.6 KB a reader where a bare transport
with a slim protocol takes 1.8 KB. The price is knowing how uvicorn (0.34 to 0.54, h11 and httptools alike) is built:

- `send` is a method of the request's cycle, which has `transport` and `disconnected`; a cycle that is `disconnected`
  writes nothing more, and lets the application return without an answer;
- the transport, of asyncio or uvloop, has `get_protocol` and `set_protocol`; its protocol has `flow.read_paused`,
  `server_state` and `connections`, the set of protocols that a stopping server waits for after calling `shutdown()`
  on each.

None of that is promised. So the first request on each kind of protocol is preceded by a rehearsal with the installed
uvicorn; if it does not go as told here, readers are served the plain way (`plain_asgi`).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, NamedTuple

from dateline.stream.request import Refusal
from dateline.stream.tasks import start

log = logging.getLogger(__name__)

ONE_REQUEST = "One request to a connection, please."
REQUEST = b"GET /rehearsal HTTP/1.1\r\nHost: localhost\r\n\r\n"


class Gone(Exception):
    """The client closed the connection while its request was being answered."""


class Bell:
    """Stands among uvicorn's connections. Uvicorn rings it when it begins to stop, and goes on when it is gone."""

    def __init__(self, close: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self._close = close
        self._among: set[Any] = set()
        self._closing: asyncio.Task[None] | None = None

    def hang(self, among: set[Any]) -> None:
        self._among = among
        among.add(self)

    def shutdown(self) -> None:
        self._closing = start(self._close(), "stream closing")
        self._closing.add_done_callback(lambda _task: self._among.discard(self))


class Taken(NamedTuple):
    """`headers` are those the server adds to every response."""

    transport: asyncio.Transport
    headers: list[tuple[bytes, bytes]]


def taker(send: Any) -> Callable[[asyncio.Protocol, Bell], Taken] | None:
    """What takes over the connection that `send` answers, or None when it can't be taken.

    It may be called once, before anything was sent. It raises `Gone`, and `Refusal` for a client that sent more than
    its request.
    """
    transport = _transport(send)
    if transport is None:
        return None
    cycle = send.__self__

    def take(protocol: asyncio.Protocol, bell: Bell) -> Taken:
        http: Any = transport.get_protocol()
        if cycle.disconnected or transport.is_closing():
            raise Gone
        if http.flow.read_paused:
            raise Refusal(400, ONE_REQUEST, (b"connection", b"close"))
        cycle.disconnected = True
        return part(http, protocol, bell)

    return take


def part(http: Any, protocol: asyncio.Protocol, bell: Bell) -> Taken:
    """Puts `protocol` in the place of uvicorn's `http`, which is asked nothing more. Its request is whole, and nothing
    was sent."""
    transport: asyncio.Transport = http.transport
    headers = list(http.server_state.default_headers)
    bell.hang(http.connections)
    http.connections.discard(http)
    transport.set_protocol(protocol)
    # httptools' parser and its protocol hold each other, and with them all of the request, until somebody collects
    # garbage; so would a timer that the site's own protocol keeps for the connection.
    vars(http).pop("parser", None)
    if let_go := getattr(http, "let_go", None):
        let_go()
    return Taken(transport, headers)


def _transport(send: Any) -> asyncio.Transport | None:
    # By what it can do and not by its class: uvloop's transports have none of asyncio's.
    transport: asyncio.Transport | None = getattr(getattr(send, "__self__", None), "transport", None)
    return transport if hasattr(transport, "set_protocol") else None


class Rehearsals:
    """Whether transports can be taken from a kind of protocol. Each kind is tried once."""

    def __init__(self) -> None:
        self._outcomes: dict[type, asyncio.Task[bool]] = {}

    def known(self, kind: type) -> bool:
        """Whether this kind was tried and its transports can be taken."""
        outcome = self._outcomes.get(kind)
        return outcome is not None and outcome.done() and outcome.result()

    async def passed(self, send: Any) -> bool:
        transport = _transport(send)
        if transport is None:
            return False
        if (protocol := transport.get_protocol()) is None:
            # The reader left already.
            return False
        kind = type(protocol)
        if kind not in self._outcomes:
            self._outcomes[kind] = asyncio.get_running_loop().create_task(_rehearse(kind))
        outcome = self._outcomes[kind]
        return outcome.result() if outcome.done() else await asyncio.shield(outcome)


async def _rehearse(kind: type) -> bool:
    try:
        await _play(kind)
    except Exception as error:  # noqa: BLE001 (anything at all may be different in another server)
        log.warning("Streams are held the plain way, in more memory: %s: %r", kind.__qualname__, error)
        return False
    return True


async def _play(kind: Any) -> None:
    """One request through uvicorn on a transport that leads nowhere. Raises when a step goes another way."""
    from uvicorn.config import Config
    from uvicorn.server import ServerState

    stage, held, bell = _Stage(), asyncio.Protocol(), Bell(_nothing_to_close)

    async def application(_scope: Any, _receive: Any, send: Callable[[Any], Awaitable[None]]) -> None:
        if take := taker(send):
            take(held, bell)

    config = Config(application, log_config=None, lifespan="off", ws="none", proxy_headers=False)
    config.load()
    state = ServerState()
    http = kind(config=config, server_state=state, app_state={}, _loop=asyncio.get_running_loop())
    stage.set_protocol(http)
    http.connection_made(stage)
    http.data_received(REQUEST)
    async with asyncio.timeout(5):
        await asyncio.gather(*state.tasks)
        while state.tasks:
            await asyncio.sleep(0)
    _expect(not stage.written, "an answer was written all the same")
    _expect(not stage.closed, "the connection was closed")
    _expect(stage.get_protocol() is held, "the transport kept its protocol")
    _expect(state.connections == {bell}, "the server still waits for the request")


def _expect(truth: bool, otherwise: str) -> None:
    if not truth:
        raise LookupError(otherwise)


async def _nothing_to_close() -> None:
    """The rehearsal's server never stops."""


class _Stage(asyncio.Transport):
    """A transport that notes what it is told to do."""

    def __init__(self) -> None:
        super().__init__()
        self.written = b""
        self.closed = False
        self._protocol: asyncio.BaseProtocol | None = None

    def get_protocol(self) -> asyncio.BaseProtocol:
        assert self._protocol is not None  # noqa: S101 (the play sets it first)
        return self._protocol

    def set_protocol(self, protocol: asyncio.BaseProtocol) -> None:
        self._protocol = protocol

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.written += bytes(data)

    def is_closing(self) -> bool:
        return self.closed

    def close(self) -> None:
        self.closed = True

    def pause_reading(self) -> None:
        """Nothing is read here."""

    def resume_reading(self) -> None:
        """Nothing is read here."""
