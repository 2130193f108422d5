"""Whatever a body and its media hold, the public fragment holds only what it may, and every word."""

from __future__ import annotations

from collections.abc import Iterator

import nh3
from hypothesis import given
from hypothesis import strategies as st

from dateline.body.blocks import Block, body_to_json
from dateline.body.html import to_html
from dateline.body.html.sanitising import sanitised
from dateline.body.wire import from_wire
from dateline.media.facts import MediaFacts

from .fragment import ALLOWED, Fragment
from .media import hostile_media, media
from .strategies import bodies, hostile_text

_NOT_SHOWN_AS_TEXT = {"type", "kind", "lang", "url", "href", "alt", "poster"}


def rendered(body: tuple[Block, ...], facts: MediaFacts) -> str:
    return to_html(body, facts, language="en", timezone="America/New_York")


def shown_texts(value: object, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in _NOT_SHOWN_AS_TEXT:
                yield from shown_texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from shown_texts(inner, key)
    elif isinstance(value, str):
        yield from value.split("\n\n")


@given(bodies(), hostile_text)
def test_no_body_and_no_post_puts_anything_else_on_the_page(body: tuple[Block, ...], text: str) -> None:
    assert Fragment(rendered(body, hostile_media(text))).faults == []


@given(st.one_of(st.text(), st.binary(max_size=200).map(lambda raw: raw.decode("latin-1"))))
def test_no_typed_text_puts_anything_else_on_the_page(text: str) -> None:
    assert Fragment(rendered(from_wire(text), media())).faults == []


@given(bodies(), hostile_text)
def test_sanitising_again_changes_nothing(body: tuple[Block, ...], text: str) -> None:
    html = rendered(body, hostile_media(text))
    assert sanitised(html) == html


@given(bodies())
def test_another_sanitiser_s_reading_agrees(body: tuple[Block, ...]) -> None:
    """nh3 with nothing but the test's own list finds nothing to take out."""
    html = rendered(body, media())
    attributes = {tag: names for tag, names in ALLOWED.items() if names}
    assert nh3.clean(html, tags=set(ALLOWED), attributes=attributes, link_rel=None) == html


@given(bodies())
def test_every_word_is_on_the_page(body: tuple[Block, ...]) -> None:
    words = Fragment(rendered(body, media())).words
    for text in shown_texts(body_to_json(body)):
        assert text in words


def test_the_last_step_does_not_trust_the_steps_before_it() -> None:
    hostile = {
        '<a href="javascript:alert(1)">x</a>': "<a>x</a>",
        '<a href="\u2003javascript:alert(1)">x</a>': "<a>x</a>",
        '<a href="java\tscript:alert(1)">x</a>': "<a>x</a>",
        '<a href="//evil.example/">x</a>': "<a>x</a>",
        '<a href="/\\evil.example/">x</a>': "<a>x</a>",
        '<a href="/\t/evil.example/">x</a>': "<a>x</a>",
        '<a href="data:text/html,x">x</a>': "<a>x</a>",
        '<a href="/own/" rel="opener" target="_blank">x</a>': '<a href="/own/">x</a>',
        '<img src="mailto:a@b" srcset="//evil.example/a 1x" onerror="alert(1)" alt="x">': '<img alt="x">',
        '<p class="statement note" style="color:red" id="x">x</p>': '<p class="note">x</p>',
        '<p lang="de&quot; onclick=">x</p>': "<p>x</p>",
        '<div role="alert" tabindex="5">x</div>': "<div>x</div>",
        "<script>alert(1)</script><svg onload=alert(1)><iframe src=x></iframe>x": "x",
        "<!-- x --><form><input></form>": "",
    }
    for html, clean in hostile.items():
        assert sanitised(html) == clean
