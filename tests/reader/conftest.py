"""A browser for tests that look at pages. It is the system's Chromium; nothing is fetched from elsewhere."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.reader.windows import PHONE, OpenPage

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Of one module: while Playwright's loop runs in this thread, Django refuses to ask the database anything."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    with ExitStack() as windows:

        def opened(address: str, **options: Any) -> Page:
            context = browser.new_context(**{"viewport": PHONE, **options})
            windows.callback(context.close)
            page = context.new_page()
            page.goto(address)
            return page

        yield opened
