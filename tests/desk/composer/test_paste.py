"""Rich text becomes wire text: read as an inert document, fetching nothing, losing no word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from dateline.body.blocks import ListBlock, Paragraph, Statement
from dateline.body.wire import from_wire, read_wire
from tests.desk.composer.pasted import CASES
from tests.reader.conftest import browser

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("composer")]
ORIGIN = "http://desk.example"


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page that has the cleaning module and nothing else, and notes every request to elsewhere."""
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    source = open(finders.find("desk/composer/html.js") or "", encoding="utf-8").read()  # noqa: SIM115, PTH123
    page.route(f"{ORIGIN}/html.js", lambda route: route.fulfill(body=source, content_type="text/javascript"))
    page.route(
        f"{ORIGIN}/", lambda route: route.fulfill(body="<!doctype html><title>x</title>", content_type="text/html")
    )
    page.goto(f"{ORIGIN}/")
    page.evaluate("async () => { window.wireFrom = (await import('/html.js')).wireFromHtml }")
    del asked[:]
    yield page
    assert asked == []
    context.close()


def clean(page: Page, html: str) -> dict[str, Any]:
    cleaned: dict[str, Any] = page.evaluate("html => wireFrom(html)", html)
    return cleaned


@pytest.mark.parametrize("case", CASES)
def test_what_programs_put_on_the_clipboard(page: Page, case: str) -> None:
    html, wire = CASES[case]
    assert clean(page, html)["text"] == wire
    assert read_wire(wire).problems == ()


def test_pictures_are_left_out_and_that_is_known(page: Page) -> None:
    assert clean(page, CASES["outlook"][0])["pictures"]
    assert not clean(page, CASES["web"][0])["pictures"]
    assert clean(page, '<img src="https://elsewhere.example/a.jpg" onerror="x()">') == {"text": "", "pictures": True}


def test_blocks_come_out_as_what_they_were(page: Page) -> None:
    kinds = [type(block) for block in from_wire(clean(page, CASES["word"][0])["text"])]
    assert kinds.count(ListBlock) == 2
    (said,) = (block for block in from_wire(clean(page, CASES["web"][0])["text"]) if isinstance(block, Statement))
    assert said.speaker == "Joss Harrow"
    assert said.text == "Nobody rang this office.\n\nNobody at all."


def test_hostile_markup_leaves_only_its_words(page: Page) -> None:
    html = (
        '<svg onload="window.hit=1"><script>window.hit=2</script></svg><img src=x onerror="window.hit=3">'
        '<iframe srcdoc="<script>parent.hit=4</script>"></iframe><a href="java\nscript:hit=5">word</a>'
        "<noscript><p title='</noscript><img src=x onerror=hit=6>'></noscript><math><mtext></mtext></math>"
    )
    assert clean(page, html)["text"].startswith("word")
    assert page.evaluate("window.hit === undefined")
    assert clean(page, "<p>" * 3_000 + "deep")["text"] == "deep"


words = st.text(st.sampled_from("ab 1.*_[]()\\#->:|—é"), min_size=1, max_size=24).map(
    lambda text: f"x{' '.join(text.split())}y"
)


@given(
    st.lists(
        st.tuples(st.sampled_from(["{}", "<b>{}</b>", "<i>{}</i>", "<b><i>{}</i></b>"]), words), min_size=1, max_size=4
    )
)
def test_no_word_changes_on_the_way(page: Page, parts: list[tuple[str, str]]) -> None:
    """However many characters in it could be marks."""
    escaped = [(tag, text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")) for tag, text in parts]
    html = "<p>" + " ".join(tag.format(text) for tag, text in escaped) + "</p>"
    (block,) = from_wire(clean(page, html)["text"])
    assert isinstance(block, Paragraph)
    assert "".join(span.text for span in block.spans) == " ".join(text for _tag, text in parts)
    for tag, text in parts:
        bold = "".join(span.text for span in block.spans if span.bold)
        assert "<b>" not in tag or text in bold
