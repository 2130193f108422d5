"""Where connections are made, and the one place that decides whether one may be.

A name is resolved once. All of its addresses are checked, and the connection goes to one that was checked, by number:
a name that resolves otherwise a moment later (DNS rebinding) has no second chance.
"""

from __future__ import annotations

import queue
import socket
import ssl
import threading
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from typing import Any

import httpcore2

from dateline.embeds.client.deadline import Deadline
from dateline.embeds.client.failure import Failure, Reason
from dateline.embeds.client.ranges import IPAddress, is_public

Resolver = Callable[[str, int], list[str]]
"""From a host and a port to IP addresses as text. Raises `OSError` for a name that has none. May take long."""
Connect = Callable[[str, int, float], httpcore2.NetworkStream]
"""Opens a connection to an IP address and port within so many seconds."""


def system_resolver(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


def plain_connect(address: str, port: int, seconds: float) -> httpcore2.NetworkStream:
    return httpcore2.SyncBackend().connect_tcp(address, port, timeout=seconds)


class PublicNetwork(httpcore2.NetworkBackend):
    """httpcore's transport, to public addresses only and under one deadline."""

    def __init__(self, deadline: Deadline, resolver: Resolver, connect: Connect) -> None:
        self._deadline = deadline
        self._resolver = resolver
        self._connect = connect

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """The first checked address that answers. Raises `Failure` when one of them is not public: an honest site has
        no inside address beside a public one."""
        addresses = self._resolve(host, port)
        if inside := [address for address in addresses if not is_public(address)]:
            raise Failure(Reason.INSIDE, f"{host} is {inside[0]}")
        problem: Exception = httpcore2.ConnectError(f"no address for {host}")
        for number, address in enumerate(addresses, start=1):
            share = self._deadline.left() / (len(addresses) - number + 1)
            try:
                return _TimedStream(self._connect(str(address), port, share), self._deadline)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                problem = error
        raise problem

    def connect_unix_socket(self, *_args: Any, **_options: Any) -> httpcore2.NetworkStream:
        raise Failure(Reason.INSIDE, "a socket of this machine")

    def _resolve(self, host: str, port: int) -> list[IPAddress]:
        """At most four addresses. In a thread of its own, because a system's resolver has no time limit."""
        answer: queue.SimpleQueue[list[str] | OSError] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answer.put(self._resolver(host, port))
            except (OSError, UnicodeError) as error:
                answer.put(error if isinstance(error, OSError) else OSError(str(error)))

        threading.Thread(target=ask, name="resolve", daemon=True).start()
        try:
            found = answer.get(timeout=self._deadline.left())
        except queue.Empty:
            raise Failure(Reason.SLOW, f"resolving {host}") from None
        if isinstance(found, OSError):
            raise Failure(Reason.AWAY, f"{host} can't be resolved") from found
        return [ip_address(address) for address in dict.fromkeys(found)]


class _TimedStream(httpcore2.NetworkStream):
    """A connection whose every wait ends with the deadline, so that drops of bytes don't add up to forever."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        left = self._deadline.left()
        return _TimedStream(self._stream.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
