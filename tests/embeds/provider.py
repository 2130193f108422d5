"""The other sites: one real server on this machine that plays all of them, the well-behaved and the others."""

from __future__ import annotations

import gzip
import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Play = Callable[["Visitor"], None]


class Visitor(BaseHTTPRequestHandler):
    """One request. Sends what the play for its host and path says."""

    protocol_version = "HTTP/1.1"
    body = b""
    server: _Server

    def do_GET(self) -> None:
        provider = self.server.provider
        host, path = self.headers["Host"], self.path.partition("?")[0]
        provider.asked.append((host, self.path))
        provider.headers.append({name.lower(): value for name, value in self.headers.items()})
        play = provider.plays.get((host, path)) or provider.plays.get(("*", path))
        (play or refuse(404))(self)

    def do_POST(self) -> None:
        self.body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.provider.bodies.append(self.body)
        self.do_GET()

    def say(self, status: int, headers: Mapping[str, str], body: bytes = b"") -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the library's own name)
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, provider: Provider, context: ssl.SSLContext | None) -> None:
        self.provider = provider
        super().__init__(("127.0.0.1", 0), Visitor)
        if context:
            self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up on a bad site is what the tests want."""


class Provider:
    """`plays` by host and path ("*" for any host); `asked` is what was asked for, in order."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self.plays: dict[tuple[str, str], Play] = {}
        self.asked: list[tuple[str, str]] = []
        self.headers: list[dict[str, str]] = []
        self.bodies: list[bytes] = []
        self.closing = threading.Event()
        self._servers = {80: _Server(self, None), 443: _Server(self, context)}

    def port(self, port: int) -> int:
        """Where on this machine the site's port is."""
        return int(self._servers[port].server_address[1])

    @contextmanager
    def running(self) -> Iterator[Provider]:
        threads = [threading.Thread(target=each.serve_forever, args=(0.05,)) for each in self._servers.values()]
        for thread in threads:
            thread.start()
        try:
            yield self
        finally:
            self.closing.set()
            for server in self._servers.values():
                server.shutdown()
                server.server_close()
            for thread in threads:
                thread.join()


def answer(body: bytes | str, media_type: str = "text/html; charset=utf-8", **headers: str) -> Play:
    raw = body.encode() if isinstance(body, str) else body
    more = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda visitor: visitor.say(200, {"Content-Type": media_type, **more}, raw)


def answer_json(value: object) -> Play:
    return answer(json.dumps(value), "application/json")


def refuse(status: int) -> Play:
    return lambda visitor: visitor.say(status, {"Content-Type": "text/html"}, b"no")


def send_to(address: str, status: int = 302) -> Play:
    return lambda visitor: visitor.say(status, {"Location": address})


def hang(visitor: Visitor) -> None:
    """Takes the request and never says a word."""
    visitor.server.provider.closing.wait(20)
    visitor.close_connection = True


def drip(media_type: str = "text/html") -> Play:
    """A byte now and then, without an end."""

    def play(visitor: Visitor) -> None:
        visitor.send_response(200)
        visitor.send_header("Content-Type", media_type)
        visitor.end_headers()
        _trickle(visitor, b"<")

    return play


def drip_headers(visitor: Visitor) -> None:
    visitor.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    _trickle(visitor, b"x")


def _trickle(visitor: Visitor, drop: bytes) -> None:
    while not visitor.server.provider.closing.wait(0.02):
        visitor.wfile.write(drop)


def hang_up(visitor: Visitor) -> None:
    """Breaks off in the middle of what it announced."""
    visitor.send_response(200)
    visitor.send_header("Content-Type", "text/html")
    visitor.send_header("Content-Length", "5000")
    visitor.end_headers()
    visitor.wfile.write(b"<html>")
    visitor.connection.shutdown(socket.SHUT_RDWR)
    visitor.close_connection = True


def another_protocol(visitor: Visitor) -> None:
    visitor.wfile.write(b"SSH-2.0-Vale\r\n\r\n")
    visitor.close_connection = True


def endless(visitor: Visitor) -> None:
    """Megabytes without saying how many."""
    visitor.send_response(200)
    visitor.send_header("Content-Type", "text/html")
    visitor.send_header("Connection", "close")
    visitor.end_headers()
    while not visitor.server.provider.closing.is_set():
        visitor.wfile.write(b"x" * 100_000)


def bomb() -> Play:
    """A gigabyte in a megabyte."""
    packed = gzip.compress(bytes(10_000_000), 9) * 100
    return answer(packed, "text/html", Content_Encoding="gzip")
