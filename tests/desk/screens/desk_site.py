"""A running newsroom in a process of its own, and windows on it in which somebody is signed in."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.config.cli import PROGRAM, surroundings
from tests.other_process import ROOT
from tests.reader.windows import DESK


@dataclass(frozen=True)
class DeskSite:
    """`url` without a slash at its end; `sessions` by first name; `update` is one of Ana's,
    `takedown` a request of Jon's."""

    url: str
    story: str
    update: str
    takedown: str
    sessions: Mapping[str, str]


@dataclass
class Windows:
    """Opens windows. `complaints` are errors of scripts, and what the policy forbids."""

    site: DeskSite
    browser: Browser
    open_windows: ExitStack
    complaints: list[str] = field(default_factory=list)

    def open(self, name: str, address: str, **options: Any) -> Page:
        """`address` below the site's; `options` as for Playwright's `new_context`."""
        context = self.browser.new_context(**{"viewport": DESK, **options})
        self.open_windows.callback(context.close)
        session = self.site.sessions[name]
        context.add_cookies([{"name": "sessionid", "value": session, "url": self.site.url}])
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._hear)
        page.goto(f"{self.site.url}{address}")
        if options.get("java_script_enabled", True) and page.locator("script[src*='desk/main']").count():
            page.locator("body[data-ready]").wait_for(state="attached")
        return page

    def _hear(self, said: ConsoleMessage) -> None:
        if "Content Security Policy" in said.text:
            self.complaints.append(said.text)


@contextmanager
def running_desk(folder: Path) -> Iterator[DeskSite]:
    environment = surroundings(DATELINE_DATA=str(folder), DATELINE_SECRET_KEY="tests-only")
    made = subprocess.run(
        [sys.executable, "-m", "tests.desk.screens.paper"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    paper = json.loads(made.stdout.splitlines()[-1])
    process = subprocess.Popen(
        [PROGRAM, "serve", "--port", "0"], cwd=folder, env=environment, stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stderr is not None
        line = next((line for line in process.stderr if line.startswith("Readers:")), "")
        found = re.search(r"http://localhost:\d+", line)
        assert found, "the site did not start"
        yield DeskSite(
            found[0], f"/desk/story/{paper['story']}/", paper["update"], paper["takedown"], paper["sessions"]
        )
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)
