"""The internet as the tests know it: names, public addresses, and what was really connected to."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from ipaddress import ip_address
from typing import Any

import httpcore2

from dateline.embeds.client import Client
from tests.embeds.certificates import Authority
from tests.embeds.provider import Provider

PUBLIC = "93.184.215.14"
PUBLIC_V6 = "2606:2800:21f:cb07:6820:80da:af6b:8b2c"
Names = Callable[[str], list[str]]


class Internet:
    """Names resolve as `names` says, else to a public address. A connection to a public address ends at the provider on
    this machine; `attempts` has every address and port that the client wanted to connect to."""

    def __init__(self, provider: Provider, authority: Authority) -> None:
        self.provider = provider
        self.names: dict[str, Names] = {}
        self.resolved: list[str] = []
        self.attempts: list[tuple[str, int]] = []
        self.deaf: set[str] = set()
        self._context = authority.client_context()

    def client(self, **options: Any) -> Client:
        given: dict[str, Any] = {
            "resolver": self.resolve,
            "connect": self.connect,
            "ssl_context": self._context,
        } | options
        return Client("Dateline tests", **given)

    def resolve(self, host: str, _port: int) -> list[str]:
        self.resolved.append(host)
        with suppress(ValueError):
            return [str(ip_address(host))]
        return self.names[host](host) if host in self.names else [PUBLIC]

    def connect(self, address: str, port: int, seconds: float) -> httpcore2.NetworkStream:
        self.attempts.append((address, port))
        if address in self.deaf:
            raise httpcore2.ConnectError("nobody listens")
        return httpcore2.SyncBackend().connect_tcp("127.0.0.1", self.provider.port(port), timeout=seconds)


_watching: list[list[tuple[str, Any]]] = []


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if _watching and event in {"socket.connect", "socket.getaddrinfo", "socket.sendto"}:
        for seen in _watching:
            seen.append((event, arguments))


sys.addaudithook(_hook)


@contextmanager
def watched_sockets() -> Iterator[list[tuple[str, Any]]]:
    """Every connection, datagram and look-up of this whole process, by Python's own audit hooks."""
    seen: list[tuple[str, Any]] = []
    _watching.append(seen)
    try:
        yield seen
    finally:
        _watching.remove(seen)


def left_the_machine(seen: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    return [(event, arguments) for event, arguments in seen if not _stays(event, arguments)]


def _stays(event: str, arguments: tuple[Any, ...]) -> bool:
    if event == "socket.getaddrinfo":
        return _is_a_number(str(arguments[0]))
    sock, address = arguments
    if sock.family == socket.AF_UNIX:
        return True
    return str(address[0]).startswith("127.") or address[0] in {"::1", "localhost"}


def _is_a_number(host: str) -> bool:
    """Whether the system reads the host as an address: then no server is asked for it."""
    if host in {"localhost", ""}:
        return True
    try:
        socket.inet_aton(host.rstrip("."))
    except OSError:
        return ":" in host
    return True
