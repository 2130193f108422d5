"""The fragment on a page: an accessibility checker finds nothing, and the keyboard reaches everything."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from dateline.body.html import to_html

from .chromium import blank_page
from .media import media
from .test_wire_reading import FORMS

_SHELL = """<!doctype html><html lang="en"><title>Arne dam</title>
<style>.strip {{ overflow-x: auto }} .strip ul {{ display: flex }} .strip li {{ flex: none; width: 900px }}</style>
<main><h1>Arne dam</h1><h2>Thursday 2 March 2017</h2><article><h3>Second gate opened</h3>{html}</article></main>"""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    blocks = [block for _, block in FORMS]
    html = to_html((*blocks, *blocks), media(), language="en", timezone="America/New_York")
    with blank_page() as page:
        page.route("**/*", lambda route: route.abort())
        page.set_content(_SHELL.format(html=html))
        yield page


@pytest.mark.browser
@pytest.mark.xdist_group("body-browser")
class TestOnAPage:
    def test_an_accessibility_checker_finds_nothing(self, page: Page) -> None:
        found = Axe().run(page).response["violations"]
        assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found] == []

    def test_a_gallery_takes_the_focus_and_scrolls_with_the_arrow_keys(self, page: Page) -> None:
        strip = page.get_by_role("group", name="Gallery: 2 pictures").first
        page.locator("figure.picture a").first.focus()
        page.keyboard.press("Tab")
        assert strip.evaluate("strip => strip === document.activeElement")
        page.keyboard.press("ArrowRight")
        page.wait_for_function("() => document.activeElement.scrollLeft > 0")

    def test_every_link_has_a_name(self, page: Page) -> None:
        for link in page.get_by_role("link").all():
            assert link.get_attribute("aria-label") or link.inner_text().strip()
