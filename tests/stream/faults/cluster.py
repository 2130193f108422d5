"""A PostgreSQL of a test's own, to be killed. Nothing is made faster at the cost of safety: it syncs every commit."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import psycopg

from tests.stream.faults.hosts import Host
from tests.stream.processes import free_port, until


def binaries() -> Path | None:
    """Where PostgreSQL's own programs are: Debian keeps them out of the way, one folder for each version."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((path.parent for path in versions), key=lambda path: int(path.parent.name), default=None)


class Cluster:
    """Started at once, at an address of its own; a database is made in it."""

    name = "PostgreSQL"

    def __init__(self, host: Host) -> None:
        programs = binaries()
        assert programs, "PostgreSQL's programs are not installed"
        self._programs = programs
        self._host = host
        self._port = free_port()
        # PostgreSQL refuses to run as root, and its user can't see into pytest's folders.
        self._as: dict[str, Any] = (
            {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
        )
        self._folder = Path(tempfile.mkdtemp(prefix="dateline-postgres-"))
        if self._as:
            shutil.chown(self._folder, "postgres", "postgres")
        self.url = f"postgres://dateline@{host.address}:{self._port}/postgres"
        self._make()
        self.start()

    def start(self) -> None:
        """Returns when it has recovered and answers."""
        settings = {"listen_addresses": self._host.address, "port": self._port, "unix_socket_directories": self._folder}
        words: list[str | Path] = [f"--{name}={value}" for name, value in settings.items()]
        with self._host.inside(), self.log.open("ab") as log:
            self._postmaster = subprocess.Popen(
                [self._programs / "postgres", "-D", self._data, *words],
                stderr=log,
                cwd=self._folder,
                **self._as,
            )
        until(self._answers, "PostgreSQL starts")

    def kill(self) -> None:
        """The whole of it, at once."""
        # Halted first, so that no process is born between looking and killing.
        self._postmaster.send_signal(signal.SIGSTOP)
        children = self._children()
        for number in (self._postmaster.pid, *children):
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        self._postmaster.wait()
        until(lambda: not any(map(_runs, children)), "PostgreSQL's processes are gone")

    def kill_one(self, chance: random.Random) -> None:
        """One of its processes. It closes every connection then, and recovers by itself."""
        with suppress(ProcessLookupError):
            os.kill(chance.choice(self._children()), signal.SIGKILL)

    def end(self) -> None:
        if self._postmaster.poll() is None:
            self._postmaster.send_signal(signal.SIGQUIT)
            self._postmaster.wait()
        shutil.rmtree(self._folder)

    @property
    def log(self) -> Path:
        return self._folder / "log"

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    def _make(self) -> None:
        words: list[str | Path] = [
            "-U",
            "dateline",
            "--auth=trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
            "-D",
            self._data,
        ]
        made = subprocess.run(
            [self._programs / "initdb", *words], check=False, capture_output=True, cwd=self._folder, **self._as
        )
        assert not made.returncode, made.stderr
        with (self._data / "pg_hba.conf").open("a") as rules:
            rules.write("host all all samenet trust\n")

    def _answers(self) -> bool:
        assert self._postmaster.poll() is None, self.log.read_text()
        try:
            with self._host.inside():
                psycopg.connect(self.url, connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True

    def _children(self) -> list[int]:
        number = self._postmaster.pid
        return [int(word) for word in Path(f"/proc/{number}/task/{number}/children").read_text().split()]


def _runs(number: int) -> bool:
    """A process that is dead and not yet buried does not."""
    try:
        state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
