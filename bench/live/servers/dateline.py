"""`dateline serve` as an operator starts it, with one story, on SQLite and in one process.

One thing is added to the site: an address at which the bench publishes (`bench.live.newsroom`), since the newsroom's
own screen needs a login. It calls the same action.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from pathlib import Path

from bench.live.processes import ROOT, Cost, Process
from bench.live.servers.port import Published, post

PROGRAM = Path(sys.executable).parent / "dateline"


class Dateline:
    name = "Dateline"
    resumes = True

    def __init__(self, folder: Path) -> None:
        surroundings = {
            "DATELINE_DATA": str(folder),
            "DATABASE_URL": "",
            "DATELINE_BROKER": "memory",
            "DJANGO_SETTINGS_MODULE": "bench.live.newsroom.settings",
            "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH")))),
        }
        self._process = Process([PROGRAM, "serve", "--port", "0"], folder / "dateline.log", surroundings)
        try:
            self.port = int(self._process.until(self._address)[1])
            self._story = post(self.port, "/bench/open").decode()
        except BaseException:
            self.end()
            raise

    def _address(self) -> re.Match[str] | None:
        return re.search(r"^Readers: http://localhost:(\d+)/", self._process.said(), re.MULTILINE)

    def request(self, seq: int) -> bytes:
        return b"GET /stream/%b?after=%d HTTP/1.1\r\nHost: localhost\r\n" % (self._story.encode(), seq)

    def publish(self) -> Published:
        asked = time.monotonic_ns()
        answer = json.loads(post(self.port, f"/bench/publish/{self._story}"))
        return Published(answer["seq"], asked, answer["called"], answer["committed"])

    def cost(self) -> Cost:
        return self._process.cost()

    def end(self) -> None:
        self._process.end()
