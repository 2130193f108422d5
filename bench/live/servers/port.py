"""What the bench asks of a server that it measures."""

from __future__ import annotations

import http.client
import json
import socket
from typing import NamedTuple, Protocol

from bench.live.processes import Cost

PATIENCE = 30.0


class Published(NamedTuple):
    """An event, and moments on the monotonic clock in nanoseconds: when the publisher asked for it, when the server
    began to act, and when it was committed. A server that keeps nothing has one moment for all three."""

    seq: int
    asked: int
    called: int
    committed: int


class Server(Protocol):
    """Started when it is made. Raises `Missing` then when its parts are not here."""

    name: str
    port: int
    # What a reader who comes back is sent: the events missed, or nothing.
    resumes: bool

    def request(self, seq: int) -> bytes:
        """For a reader who has entry `seq`; without the empty line at its end."""

    def publish(self) -> Published: ...

    def cost(self) -> Cost: ...

    def end(self) -> None: ...


class Missing(Exception):
    """What is not installed, and how to get it."""


def post(port: int, path: str, body: bytes = b"") -> bytes:
    """Raises `RuntimeError` for any answer but a good one."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("POST", path, body)
        answer = connection.getresponse()
        said = answer.read()
    finally:
        connection.close()
    if answer.status >= http.client.BAD_REQUEST:
        raise RuntimeError(f"{path} answered {answer.status}: {said[:500]!r}")
    return said


def step_of(after: int, size: int) -> bytes:
    """What another server sends where Dateline sends a step: as long, and readable in the same way."""
    return json.dumps({"after": after, "head": after + 1, "text": ""}).encode().replace(b'""', b'"%b"' % (b"x" * size))


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def listens(port: int) -> bool | None:
    """True, or None as long as nobody does."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return None
    return True
