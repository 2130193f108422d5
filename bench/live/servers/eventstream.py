"""django-eventstream under uvicorn: one process, and its events in memory, which is the quickest of its ways."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

from bench.live.processes import Cost, Process
from bench.live.servers.port import Missing, Published, free_port, listens, post, step_of

SITE = "bench.live.servers.eventstream_site:application"
# The same server below both, and the newest django-eventstream when the figures of docs/performance.md were taken.
PACKAGES = ("django-eventstream==5.3.4", "django>=5.2,<5.3", "uvicorn==0.54.0")


class Eventstream:
    name = "django-eventstream"
    resumes = False

    def __init__(self, folder: Path, size: int, environment: Path) -> None:
        python = environment / "bin" / "python"
        if not python.exists():
            raise Missing("django-eventstream is not installed (python -m bench.live --install)")
        self.port = free_port()
        self._size, self._seq = size, 0
        words = ["-m", "uvicorn", SITE, "--lifespan", "off", "--log-level", "warning", "--backlog", "2048"]
        self._process = Process([python, *words, "--port", str(self.port)], folder / "eventstream.log", {})
        try:
            self._process.until(lambda: listens(self.port))
        except BaseException:
            self.end()
            raise

    def request(self, seq: int) -> bytes:
        # By HTTP/1.0 the body comes as it is, not in chunks.
        return b"GET /stream HTTP/1.0\r\nHost: localhost\r\n"

    def publish(self) -> Published:
        body = step_of(self._seq, self._size)
        self._seq += 1
        asked = time.monotonic_ns()
        called = json.loads(post(self.port, "/publish", body))["called"]
        return Published(self._seq, asked, called, called)

    def cost(self) -> Cost:
        return self._process.cost()

    def end(self) -> None:
        self._process.end()


def install(environment: Path) -> None:
    """Into a virtual environment of its own: Dateline needs none of it."""
    subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([environment / "bin" / "python", *pip, *PACKAGES], check=True)
