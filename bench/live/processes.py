"""A server's processes: starting, ending, and what they cost. Linux only."""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
TICK = os.sysconf("SC_CLK_TCK")

Found = TypeVar("Found")


class Cost(NamedTuple):
    """`memory` in KB: what is the processes' own, and their share of what they share (PSS). `cpu` in seconds."""

    memory: int
    cpu: float


class Process:
    """A program with its children. Its words go to `log`."""

    def __init__(self, command: Sequence[str | Path], log: Path, environment: Mapping[str, str]) -> None:
        self._log = log
        with log.open("wb") as words:
            self._program = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment}, stderr=words)

    def cost(self) -> Cost:
        everybody = _with_children(self._program.pid)
        return Cost(sum(map(_memory, everybody)), sum(map(_cpu, everybody)))

    def said(self) -> str:
        return self._log.read_text(errors="replace")

    def until(self, found: Callable[[], Found | None]) -> Found:
        """What `found` returns once it is something. Raises `RuntimeError` when the program ends or takes too long."""
        end = time.monotonic() + PATIENCE
        while self._program.poll() is None and time.monotonic() < end:
            if (value := found()) is not None:
                return value
            time.sleep(0.02)
        raise RuntimeError(f"the server did not start:\n{self.said()}")

    def end(self) -> None:
        self._program.terminate()
        try:
            self._program.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._program.kill()
            self._program.wait()


def _with_children(parent: int) -> list[int]:
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [parent, *(own for child in children for own in _with_children(int(child)))]


def _memory(process: int) -> int:
    found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{process}/smaps_rollup").read_text(), re.MULTILINE)
    assert found is not None
    return int(found[1])


def _cpu(process: int) -> float:
    # After the name, which may have spaces: user and system time are fields 14 and 15 (proc(5)).
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK
