"""A server in this process: uvicorn as `dateline serve` runs it, in a thread, on a port of its own."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn

from dateline.config.patience import PatientProtocol
from dateline.page_cache.application import PageCache

DEADLINE = 20.0


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Site:
    port: int
    pages: PageCache
    _connection: http.client.HTTPConnection | None = field(default=None, repr=False)

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """On a connection of its own. `headers` with underscores for hyphens."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=DEADLINE)
        try:
            return asked(connection, path, method, **headers)
        finally:
            connection.close()

    def renders(self, path: str, **headers: str) -> int:
        """How often the application was asked for one request."""
        before = self.pages.renders
        self.get(path, **headers)
        return self.pages.renders - before


def asked(connection: http.client.HTTPConnection, path: str, method: str = "GET", **headers: str) -> Answer:
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    body = response.read()
    return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, body)


@contextmanager
def serving(
    application: Any, pages: PageCache, protocol: type[PatientProtocol] = PatientProtocol, **options: Any
) -> Iterator[Site]:
    listener = socket.create_server(("127.0.0.1", 0), backlog=2_048)
    config = uvicorn.Config(
        application,
        http=protocol,
        access_log=False,
        lifespan="on",
        timeout_graceful_shutdown=2,
        **{"log_level": "critical", **options},
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, name="site")
    thread.start()
    try:
        yield Site(listener.getsockname()[1], pages)
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


def raw(port: int, sent: bytes, answers: int = 1) -> bytes:
    """What comes back for these bytes: until the connection is closed, or `answers` whole heads have come and it is
    quiet."""
    with socket.create_connection(("127.0.0.1", port), timeout=DEADLINE) as connection:
        try:
            connection.sendall(sent)
        except ConnectionError:
            return b""
        came = b""
        while came.count(b"HTTP/1.1 ") < answers or not _whole(came):
            try:
                data = connection.recv(65_536)
            except ConnectionError:
                break
            if not data:
                break
            came += data
        return came


def _whole(came: bytes) -> bool:
    """Whether the last answer has come to its end, as far as its length says it."""
    head, found, body = came.rpartition(b"HTTP/1.1 ")[2].partition(b"\r\n\r\n")
    if not found:
        return False
    lengths = [line.split(b":")[1] for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    return not lengths or len(body) >= int(lengths[0])
