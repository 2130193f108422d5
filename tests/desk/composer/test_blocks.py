"""Forms for blocks: every kind there and back, in the middle of a text that stays as it was typed."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.utils.datastructures import MultiValueDict
from hypothesis import assume, given
from hypothesis import strategies as st

from dateline.body.blocks import Block, Paragraph, Video
from dateline.body.wire import from_wire, read_wire, to_wire
from dateline.desk.composer.block_form import BlockForm
from dateline.desk.composer.block_forms import FORMS
from dateline.desk.composer.completeness import pictures_in
from dateline.desk.composer.placing import after_block_at, block_at, put
from tests.body.strategies import blocks, bodies
from tests.desk.composer.conftest import Writer

TEXT = """First **paragraph**
on two lines.

> Nobody rang.
— Joss Harrow, mayor

- one
- two
"""


def resent(form: BlockForm) -> BlockForm:
    """The form as a browser sends it when nobody changes anything."""
    data: MultiValueDict[str, str] = MultiValueDict()
    for bound in form:
        value = bound.value()
        if value not in (None, "", False):
            data.appendlist(bound.name, "on" if value is True else str(value))
    for row in form.given_rows:
        for name, value in row.items():
            data.appendlist(name, value)
    return type(form)(data)


@given(blocks())
def test_a_block_comes_back_out_of_its_form_unchanged(block: Block) -> None:
    # A credit is what the form asks for and a block does not.
    assume(isinstance(block, Video) or all(item.credit for item in pictures_in(block)))
    again = resent(FORMS[block.type](blocks=(block,)))
    assert again.is_valid(), again.errors
    assert again.made == (block,)


@given(bodies(), st.data())
def test_putting_a_block_back_changes_no_other(body: tuple[Block, ...], data: st.DataObject) -> None:
    wire = to_wire(body)
    line = data.draw(st.integers(0, wire.count("\n")))
    found = block_at(wire, line)
    if found.blocks:
        text, _line = put(wire, found.start, found.end, found.blocks)
        assert from_wire(text) == body


@given(bodies(), blocks(), st.data())
def test_a_new_block_goes_below_the_one_at_the_cursor(body: tuple[Block, ...], new: Block, data: st.DataObject) -> None:
    wire = to_wire(body)
    found = after_block_at(wire, data.draw(st.integers(0, wire.count("\n"))))
    above = sum(place.stop <= found.end for place in read_wire(wire).places)
    text, _line = put(wire, found.start, found.end, (new,))
    assert from_wire(text) == (*body[:above], new, *body[above:])


@given(st.text(max_size=400))
def test_every_block_knows_its_lines(text: str) -> None:
    reading = read_wire(text)
    assert len(reading.places) == len(reading.body)
    assert [place.start for place in reading.places] == sorted(place.start for place in reading.places)


def test_what_stands_at_a_line() -> None:
    assert [block.type for block in block_at(TEXT, 1).blocks] == ["paragraph"]
    assert (block_at(TEXT, 3).start, block_at(TEXT, 4).end) == (3, 5)
    assert block_at(TEXT, 2).blocks == ()
    assert block_at(TEXT, 999).blocks == ()


def test_the_rest_stays_as_it_was_typed() -> None:
    text, line = put(TEXT, 3, 5, (Paragraph.model_validate({"spans": [{"text": "New."}]}),))
    assert text == "First **paragraph**\non two lines.\n\nNew.\n\n- one\n- two\n"
    assert text.split("\n")[line - 1] == "New."


@pytest.mark.django_db
@pytest.mark.parametrize("kind", FORMS)
def test_an_empty_form_asks_for_what_is_needed(writer: Writer, kind: str) -> None:
    drawn = writer.ask("blocks/", wire=TEXT, line=0, kind=kind)
    assert drawn.status_code == 200
    assert drawn.json()["start"] == 2
    sent = {"wire": TEXT, "start": 2, "end": 2}
    answer = writer.client.post(writer.url(f"blocks/{kind}/"), sent).json()
    assert "wire" not in answer
    assert "composer-error" in answer["html"]


@pytest.mark.django_db
def test_a_statement_is_put_in_below_the_cursor(writer: Writer) -> None:
    sent = {"wire": TEXT, "start": 2, "end": 2, "text": "Walk.", "speaker": "Petra Lind", "kind_of_words": "partial"}
    answer = writer.client.post(writer.url("blocks/statement/"), sent).json()
    assert "\n\n> Walk.\n— Petra Lind (partial)\n\n> Nobody rang." in answer["wire"]


@pytest.mark.django_db
def test_rows_become_figures_and_pictures(writer: Writer) -> None:
    given = [("wire", ""), ("start", 0), ("end", 0), ("heading", "So far")]
    given += [
        ("figure", "3,200"),
        ("label", "told to leave"),
        ("figure", ""),
        ("label", ""),
        ("figure", "2"),
        ("label", "gates"),
    ]
    numbers = writer.client.post(
        writer.url("blocks/numbers/"), urlencode(given), content_type="application/x-www-form-urlencoded"
    ).json()
    assert numbers["wire"] == "::numbers\nheading: So far\n- 3,200 | told to leave\n- 2 | gates\n::"
    uncredited = writer.client.post(
        writer.url("blocks/gallery/"), {"wire": "", "start": 0, "end": 0, "picture": "4", "alt": "A dam"}
    ).json()
    assert "Every picture needs a credit." in uncredited["html"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rest", "given"),
    [
        ("blocks/", {"wire": "x", "line": "no"}),
        ("blocks/", {"wire": "x", "line": -1}),
        ("blocks/", {"wire": "x", "line": 0, "kind": "html"}),
        ("blocks/", {"wire": ["x"], "line": 0}),
        ("preview/", {"wire": {"a": 1}}),
        ("embeds/", {"url": "file:///etc/passwd"}),
        ("embeds/", {"url": "javascript:alert(1)"}),
        ("embeds/", {}),
    ],
)
def test_nonsense_is_refused_in_words(writer: Writer, rest: str, given: dict[str, object]) -> None:
    answer = writer.ask(rest, **given)
    assert answer.status_code == 422
    assert answer.json()["error"]


@pytest.mark.django_db
def test_a_form_shows_hostile_text_as_text(writer: Writer) -> None:
    wire = '::document\ntitle: "><script>alert(1)</script>\nurl: https://vale.example/\n::'
    html = writer.ask("blocks/", wire=wire, line=1).json()["html"]
    assert "<script" not in html
    assert "&lt;script&gt;" in html
