"""Processes that serve, killed and started again at the same address."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import closing, suppress
from pathlib import Path
from typing import Protocol

from tests.config.cli import surroundings
from tests.stream.faults.hosts import AWAY, Host
from tests.stream.processes import Process, free_port, until

# In seconds. The first one to start makes the tables.
STARTS_WITHIN = 180.0


class Service(Protocol):
    """Something that can die at any moment, and be started again where it was."""

    name: str

    def kill(self) -> None:
        """With SIGKILL; returns when it is gone."""

    def start(self) -> None:
        """Returns when it serves."""


class Starter:
    """Starts processes of one newspaper on one host (see `warm_start`)."""

    def __init__(self, host: Host, environment: dict[str, str], log: Path) -> None:
        self.host = host
        self.log = log
        self._one_at_a_time = threading.Lock()
        with host.inside():
            self._process = Process(
                [sys.executable, "-m", "tests.stream.faults.warm_start"], environment, log, surroundings=surroundings()
            )
        assert self._answer() == "ready", log.read_text()

    def start(self, *words: str) -> int:
        return int(self._order("start", *words))

    def wait(self, number: int) -> None:
        """Until the process is gone."""
        self._order("wait", str(number))

    def end(self) -> None:
        """It takes with it what it started."""
        assert self._process.program.stdin is not None
        self._process.program.stdin.close()
        self._process.program.wait()
        self._process.end()

    def _order(self, *words: str) -> str:
        orders = self._process.program.stdin
        assert orders is not None
        with self._one_at_a_time:
            orders.write(f"{' '.join(words)}\n".encode())
            orders.flush()
            return self._answer()

    def _answer(self) -> str:
        answers = self._process.program.stdout
        assert answers is not None
        return answers.readline().decode().strip()


class Serving:
    """`dateline serve`, with a test's desk in it, or `dateline serve --only stream`."""

    def __init__(self, name: str, starter: Starter, *words: str) -> None:
        self.name = name
        self.host = starter.host
        self.port = free_port()
        self._starter = starter
        self._words = ("serve", *words, "--host", starter.host.address, "--port", str(self.port))
        self._number = 0
        self.start()

    @property
    def address(self) -> tuple[str, int]:
        return self.host.address, self.port

    def start(self) -> None:
        self._number = self._starter.start(*self._words)
        until(self._answers, f"{self.name} starts", STARTS_WITHIN)

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            os.kill(self._number, signal.SIGKILL)
        self._starter.wait(self._number)

    def _answers(self) -> bool:
        with suppress(*AWAY):
            connection = self.host.dial(*self.address)()
            with closing(connection):
                connection.request("HEAD", "/")
                return connection.getresponse().status > 0
        return False
