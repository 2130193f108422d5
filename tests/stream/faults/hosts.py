"""Hosts for processes to run on: this machine, and network namespaces that are machines as far as a network goes."""

from __future__ import annotations

import ctypes
import http.client
import os
import socket
import ssl
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from tests.stream.reading import trusting

Dial: TypeAlias = Callable[[], http.client.HTTPConnection]
"""Makes a connection to a server: a new one each time. Raises `OSError` where none is to be had."""
AWAY = (OSError, http.client.HTTPException)
"""What talking to a server raises that is not there, or no longer."""
CLONE_NEWNET = 0x40000000
CONNECT_WITHIN = 5.0
# Longer than anything that is waited for; a reader's browser waits for ever.
ANSWER_WITHIN = 90.0


class Host:
    """This machine, on its loopback."""

    address = "127.0.0.1"

    @contextmanager
    def inside(self) -> Iterator[None]:
        """What this thread starts meanwhile, processes and sockets, belongs to the host for good."""
        yield

    def dial(self, address: str, port: int, *, tls: bool = False) -> Dial:
        """How somebody on this host reaches a server."""

        def connect() -> http.client.HTTPConnection:
            with self.inside():
                own = socket.socket()
            own.settimeout(CONNECT_WITHIN)
            own.connect((address, port))
            own.settimeout(ANSWER_WITHIN)
            connection = http.client.HTTPConnection(address, port)
            connection.sock = _encrypted(own) if tls else own
            return connection

        return connect


def _encrypted(own: socket.socket) -> ssl.SSLSocket:
    return trusting().wrap_socket(own)


class Namespace(Host):
    """A network namespace with one network card. Needs root, and iproute2."""

    def __init__(self, name: str, address: str) -> None:
        self.address = address
        self.name = name
        _ip("netns", "add", name)

    @contextmanager
    def inside(self) -> Iterator[None]:
        with Path("/proc/thread-self/ns/net").open("rb") as home, Path(f"/run/netns/{self.name}").open("rb") as there:
            _enter(there.fileno())
            try:
                yield
            finally:
                _enter(home.fileno())

    def pull_cable(self) -> None:
        """Nothing gets in or out, and nobody is told."""
        _ip("-netns", self.name, "link", "set", "card", "down")

    def plug_in(self) -> None:
        _ip("-netns", self.name, "link", "set", "card", "up")


@contextmanager
def network(*names: str) -> Iterator[list[Namespace]]:
    """So many hosts at one switch, with addresses that exist only there. Everything is gone afterwards."""
    mark = f"dateline-{os.getpid()}"
    switch = f"{mark}-switch"
    made = [switch]
    try:
        _ip("netns", "add", switch)
        _ip("-netns", switch, "link", "add", "switch", "type", "bridge")
        _ip("-netns", switch, "link", "set", "switch", "up")
        hosts = []
        for number, name in enumerate(names, start=1):
            made.append(f"{mark}-{name}")
            hosts.append(Namespace(made[-1], f"10.77.0.{number}"))
            _connect(hosts[-1], switch, f"port{number}")
        yield hosts
    finally:
        for name in made:
            subprocess.run(["ip", "netns", "delete", name], check=False, capture_output=True)


def _connect(host: Namespace, switch: str, port: str) -> None:
    _ip("-netns", switch, "link", "add", port, "type", "veth", "peer", "name", "card", "netns", host.name)
    _ip("-netns", switch, "link", "set", port, "master", "switch", "up")
    _ip("-netns", host.name, "address", "add", f"{host.address}/24", "dev", "card")
    _ip("-netns", host.name, "link", "set", "lo", "up")
    host.plug_in()


def _ip(*words: str) -> None:
    done = subprocess.run(["ip", *words], check=False, capture_output=True, text=True)
    assert not done.returncode, f"ip {' '.join(words)}: {done.stderr}"


def _enter(namespace: int) -> None:
    """Of the calling thread alone (setns(2)); Python has it from 3.12 on."""
    if ctypes.CDLL(None, use_errno=True).setns(namespace, CLONE_NEWNET):
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))
