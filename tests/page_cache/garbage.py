"""Requests that nobody means well with."""

from __future__ import annotations

import random
from collections.abc import Iterator

STORY = "/vale/arne-dam/"
STREAM = "/stream/0191a2b3-0000-7000-8000-000000000000"
# Every public address there is.
PLACES = (
    "/",
    "/vale/",
    STORY,
    f"{STORY}page/1/",
    f"{STORY}u/0191a2b3-0000-7000-8000-000000000000/",
    f"{STORY}entries",
    "/search/",
    "/about/",
    STREAM,
    "/static/reader/ground.css",
    "/media/images/",
)
METHODS = (b"POST", b"PUT", b"DELETE", b"PATCH", b"TRACE", b"CONNECT", b"OPTIONS", b"PROPFIND", b"BREW", b"G\x00ET")
QUERIES = (
    "?after=-1",
    "?after=9999999999999999999999",
    "?after=1e9",
    "?after=%00",
    "?after=1&after=2",
    "?after=",
    "?head=99999999999999999999&after=x",
    "?page=99999999999999999999",
    "?page=%F0%9F%92%A5",
    "?by=" + "a" * 3_000,
    "?by=%00%FF%FE",
    "?order=%0d%0aSet-Cookie:a=b",
    "?q=%25%00%5C'\";--",
    "?" + "&".join(f"a{number}=1" for number in range(1_500)),
)
PATHS = (
    "/%00",
    "/vale/%00/",
    "/vale/arne-dam%00/",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/static/../../settings.py",
    "/static/%2e%2e/%2e%2e/apps.py",
    "/media/images/%00",
    "/%FF%FE/",
    "//evil.example/",
    "/stream/" + "f" * 40,
    "/stream/%00",
    "/vale/arne-dam/page/" + "9" * 60 + "/",
    "/vale/arne-dam/u/not-an-update/",
    "/" + "a/" * 900,
    "/" + "a" * 20_000,
)


def request(method: bytes, path: str, *headers: bytes) -> bytes:
    lines = [b"%b %b HTTP/1.1" % (method, path.encode("latin-1", "replace")), b"Host: localhost", *headers]
    return b"\r\n".join(lines) + b"\r\n\r\n"


def whole_requests() -> Iterator[bytes]:
    """Complete as HTTP goes; each deserves a clear answer."""
    for place in PLACES:
        for method in METHODS:
            yield request(method, place, b"Content-Length: 0")
        for query in QUERIES:
            yield request(b"GET", place + query)
        for header in (
            b"Last-Event-ID: -1",
            b"Last-Event-ID: 999999999999999999999999",
            b"Last-Event-ID: \xff\xfe",
            b"If-None-Match: " + b'"a",' * 2_000,
            b"Accept-Encoding: " + b"gzip;q=0," * 2_000,
            b"Cookie: " + b"a=b; " * 2_000,
            b"Range: bytes=9999999999999999999-",
            b"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: a",
            b"Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings",
        ):
            yield request(b"GET", place, header)
    for path in PATHS:
        yield request(b"GET", path)


def broken_requests() -> Iterator[bytes]:
    """No HTTP at all, or too much of it."""
    chance = random.Random(20)  # noqa: S311 (the same garbage in every run)
    for size in (1, 10, 1_000, 100_000):
        yield chance.randbytes(size)
    yield b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + chance.randbytes(500)
    yield b"\r\n" * 50_000
    yield b"GET / HTTP/9.9\r\n\r\n"
    yield b"GET / HTTP/1.1\r\nHost localhost\r\n\r\n"
    yield b"GET / HTTP/1.1\r\n Host: localhost\r\n\r\n"
    yield b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n"
    yield b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"
    yield b"GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
    for place in ("/", STREAM):
        yield request(b"GET", place, *[b"X-%d: a" % number for number in range(5_000)])
        yield request(b"GET", place, b"X: " + b"a" * 70_000)
        yield request(b"GET", place, b"X: " + b"a" * 1_000_000)
        yield b"GET " + place.encode() + b"?" + b"a" * 200_000
