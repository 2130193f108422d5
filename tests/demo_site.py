"""The demo as a newcomer starts it: one real process for all tests that look at it."""

from __future__ import annotations

import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import Request, urlopen

from tests.config.cli import PROGRAM, surroundings


@dataclass(frozen=True)
class DemoSite:
    """`url` without a slash at its end; `story` is the main story's address."""

    url: str
    story: str
    folder: Path

    def html(self, address: str) -> str:
        with urlopen(Request(address)) as answer:  # noqa: S310 (this machine's own demo)
            return str(answer.read().decode())

    def permalinks(self) -> list[str]:
        """Of the newest updates that were not retracted."""
        found = re.findall(r'href="(/vale/arne-dam/u/[0-9a-f-]+/)"', self.html(self.story))
        return [self.url + path for path in dict.fromkeys(found)]


@contextmanager
def running_demo(folder: Path) -> Iterator[DemoSite]:
    """Starts `dateline demo` with everything on record at once, and stops it again."""
    process = subprocess.Popen(
        [PROGRAM, "demo", "--port", "0", "--speed", "0", "--data", folder / "demo"],
        cwd=folder,
        env=surroundings(),
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield _wait(process, folder / "demo")
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)


def _wait(process: subprocess.Popen[str], folder: Path) -> DemoSite:
    assert process.stderr is not None
    said: list[str] = []
    story = ""
    for line in process.stderr:
        said.append(line)
        if found := re.search(r"Story\s+(http\S+)", line):
            story = found[1]
        if line.startswith("All of the story"):
            return DemoSite(re.sub(r"(?<=\d)/.*", "", story), story, folder)
    raise AssertionError("the demo ended early:\n" + "".join(said))
