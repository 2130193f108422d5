"""Bodies as plain text, and the name of an update without a headline."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.body.blocks import Block, Embed, Picture, Statement, StatementKind, Subheading, body_to_json
from dateline.body.outline import first_words
from dateline.body.plain_text import to_text
from dateline.body.speakers import speakers
from dateline.body.wire import from_wire

from .media import media
from .strategies import blocks, bodies
from .test_html_safety import shown_texts

STORY = """
Two **gates** are open, says the [report](https://vale.example/r).

## Next

- one
- two

1. first

> Nobody rang.
— Joss Harrow, mayor, to Radio Vale (partial)

WATCH | Water pours
https://v.example/1

::numbers
- 3,200 | people told to leave
::
"""


def test_words_without_their_setting() -> None:
    assert to_text(from_wire(STORY)) == (
        "Two gates are open, says the report.\n\n"
        "Next\n\n"
        "- one\n- two\n\n"
        "1. first\n\n"
        "“Nobody rang.” — Joss Harrow, mayor, to Radio Vale (in part)\n\n"
        "Watch: Water pours\n\n"
        "3,200 people told to leave"
    )


def test_mail_gets_the_addresses_too() -> None:
    text = to_text(from_wire(STORY), addresses=True)
    assert "says the report (https://vale.example/r)." in text
    assert "Watch: Water pours\nhttps://v.example/1\n" in text


def test_pictures_and_posts_bring_their_words() -> None:
    body = (
        Picture(picture=1, alt="Gates"),
        Picture(picture=9, alt="Gates"),
        Embed(url="https://p.example", snapshot=1),
    )
    assert to_text(body, media()) == (
        "Two gates stand open. (Mara Olin / Vale Herald)\n\n"
        "Gates\n\n"
        "“Lower Arne is clear. Thank you for walking.\n\nStay away from the wall.” — Vale Rescue"
    )
    assert to_text((Embed(url="https://p.example/1"),)) == "https://p.example/1"


def test_quotation_marks_follow_the_story_s_language() -> None:
    statement = Statement(text="Die Mauer hält.", speaker="Dane")
    assert to_text((statement,), language="de") == "„Die Mauer hält.“ — Dane"


@given(blocks())
def test_every_word_is_in_the_text(block: Block) -> None:
    """A picture's caption stands for its description, and a post's words for its address."""
    text = to_text((block,))
    if block.type in ("picture", "gallery", "embed"):
        assert text
    else:
        assert all(words in text for words in shown_texts(body_to_json((block,))))


@pytest.mark.parametrize(
    ("wire", "name"),
    [
        ("The wall **held**.", "The wall held."),
        ("WATCH | Water\n\nThe wall held.", "The wall held."),
        ("WATCH | Water pours", "Watch: Water pours"),
        ("> Nobody rang.\n\n— Joss Harrow", "Joss Harrow: Nobody rang."),
        ("::facts\nheading: The dam\n- Built in 1931\n::", "The dam"),
        ("- one\n- two", "one; two"),
        ("", ""),
    ],
)
def test_an_update_is_named_by_its_first_words(wire: str, name: str) -> None:
    assert first_words(from_wire(wire)) == name


def test_a_long_text_is_cut_between_words() -> None:
    body = from_wire("Two of the five gates, which stand since 1931, were opened.")
    assert first_words(body, limit=23) == "Two of the five gates…"
    assert first_words(body, limit=22) == "Two of the five…"
    assert first_words(body, limit=100) == "Two of the five gates, which stand since 1931, were opened."


def test_a_text_without_spaces_is_cut_between_characters() -> None:
    assert first_words((Subheading(text="大坝的两座闸门今天下午打开"),), limit=6) == "大坝的两座…"
    assert first_words((Subheading(text="abcde\u0301fgh"),), limit=6) == "abcd…"


@given(bodies(), st.integers(min_value=2, max_value=120))
def test_a_name_fits_and_is_one_line(body: tuple[Block, ...], limit: int) -> None:
    name = first_words(body, limit)
    assert len(name) <= limit
    assert "\n" not in name
    assert bool(name) is bool(body)


def test_a_limit_that_holds_no_word_is_refused() -> None:
    with pytest.raises(ValueError, match="two characters"):
        first_words((), limit=1)


def test_speakers_come_in_order_and_once() -> None:
    body = (
        Statement(text="a", speaker="Joss Harrow"),
        Statement(text="b", speaker="Petra Lind", role="water board"),
        Subheading(text="x"),
        Statement(text="c", speaker="Joss Harrow", role="mayor", kind=StatementKind.DENIAL),
        Statement(text="d", speaker="Joss Harrow", role="candidate"),
    )
    assert speakers(body_to_json(body)) == (("Joss Harrow", "mayor"), ("Petra Lind", "water board"))
    assert speakers(()) == ()
