"""The browser's own EventSource as the judge: it reads the stream, comes back after a break and stops at the end."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.stream.conftest import Start, own_database

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
LISTEN = """story => {
    window.seen = []
    window.source = new EventSource(`/stream/${story}?after=1`)
    for (const kind of ["step", "reset", "end", "message"])
        source.addEventListener(kind, event => seen.push([kind, JSON.parse(event.data).after, +event.lastEventId]))
}"""


@pytest.fixture
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield chromium.new_page()
        chromium.close()


def test_a_browser_reads_comes_back_and_stops(start: Start, tmp_path: Path, page: Page) -> None:
    surroundings = own_database(tmp_path)
    server = start(**surroundings)
    story = server.open_story()
    page.goto(f"http://127.0.0.1:{server.port}/stream/")
    page.evaluate(LISTEN, story)
    server.publish(story)
    page.wait_for_function("seen.length == 1")
    server.kill()
    server = start(server.port, **surroundings)
    server.publish(story)
    page.wait_for_function("seen.length == 2")
    server.order("set", story, state="ended")
    page.wait_for_function("source.readyState == EventSource.CLOSED")
    assert page.evaluate("seen") == [["step", 1, 2], ["step", 2, 3], ["step", 3, 4], ["end", None, 4]]
