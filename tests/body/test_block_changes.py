"""A change of blocks holds both versions whole: nothing of how a text is set gets lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.body.blocks import Block, Paragraph, Span, Statement, StatementKind, body_to_json
from dateline.body.changes import Mismatch, Setting, apply_changes, compare_blocks, compare_spans
from dateline.body.changes.as_json import apply_json, changes_to_json
from tests.body import strategies
from tests.body.strategies import blocks, bodies, texts

Blocks = tuple[Block, ...]

_OF_KIND: dict[str, st.SearchStrategy[Block]] = {
    "paragraph": strategies.paragraphs,
    "list": strategies.lists,
    "subheading": strategies.subheadings,
    "statement": strategies.statements,
    "picture": strategies.pictures,
    "gallery": strategies.galleries,
    "embed": strategies.embeds,
    "video": strategies.videos,
    "document": strategies.documents,
    "related": strategies.related,
    "context": strategies.contexts,
    "facts": strategies.fact_boxes,
    "numbers": strategies.numbers,
}


@st.composite
def versions(draw: st.DrawFn) -> tuple[Blocks, Blocks]:
    """Two versions of one text: blocks kept, dropped, moved, new, and mended in one field."""
    old = draw(bodies(max_size=4))
    new: list[Block] = []
    for block in old:
        match draw(st.sampled_from(["keep", "keep", "drop", "mend", "mend", "before"])):
            case "keep":
                new.append(block)
            case "mend":
                name = draw(st.sampled_from([name for name in type(block).model_fields if name != "type"]))
                other = draw(_OF_KIND[block.type])
                new.append(_mended(block, name, getattr(other, name)))
            case "before":
                new.extend((draw(blocks()), block))
    return old, tuple(draw(st.permutations(new)) if draw(st.booleans()) else new)


def _mended(block: Block, name: str, value: object) -> Block:
    try:
        return type(block).model_validate({**dict(block), name: value})
    except ValueError:
        return block


@given(st.one_of(versions(), st.tuples(bodies(), bodies())))
def test_the_change_applied_to_the_old_body_gives_the_new_one(pair: tuple[Blocks, Blocks]) -> None:
    old, new = pair
    assert apply_changes(compare_blocks(old, new), old) == new


@given(st.one_of(versions(), st.tuples(bodies(), bodies())))
def test_the_change_as_json_applied_to_the_old_json_gives_the_new(pair: tuple[Blocks, Blocks]) -> None:
    old, new = pair
    steps = changes_to_json(compare_blocks(old, new))
    assert apply_json(steps, body_to_json(old)) == body_to_json(new)


@given(texts, texts)
def test_a_change_of_setting_alone_is_a_change(words: tuple[Span, ...], other: tuple[Span, ...]) -> None:
    """Bold, italics and links as much as words."""
    old, new = Paragraph(spans=words), Paragraph(spans=other)
    runs = compare_spans(old.spans, new.spans)
    assert all(run.kept for run in runs) == (old.spans == new.spans)


def test_a_word_set_in_bold_and_a_new_link_are_told_apart_from_new_words() -> None:
    old = (Span(text="Two gates opened, "), Span(text="police say", href="https://vale.example/a"), Span(text="."))
    new = (Span(text="Two gates", bold=True), Span(text=" opened, "),
           Span(text="police say", href="https://vale.example/b"), Span(text="."))  # fmt: skip
    changed = [run for run in compare_spans(old, new) if not run.kept]
    assert [(run.text, run.was, run.now) for run in changed] == [
        ("Two gates", Setting(), Setting(bold=True)),
        ("police say", Setting(href="https://vale.example/a"), Setting(href="https://vale.example/b")),
    ]


def test_a_statement_is_compared_part_by_part() -> None:
    old = Statement(text="The wall is holding.", speaker="Petra Lind", role="engineer", outlet="Vale Radio")
    new = Statement(text="The wall is holding.", speaker="Petra Lind", role="chief engineer", outlet="Vale Radio",
                    kind=StatementKind.PARAPHRASE)  # fmt: skip
    (change,) = compare_blocks((old,), (new,))
    assert [field.name for field in change.fields if not field.kept] == ["role", "kind"]


@given(versions())
def test_a_change_is_not_applied_to_another_text(pair: tuple[Blocks, Blocks]) -> None:
    old, new = pair
    changes = compare_blocks(old, new)
    other = (*old, Paragraph(spans=(Span(text="Something else."),)))
    with pytest.raises(Mismatch):
        apply_changes(changes, other)
    with pytest.raises(Mismatch):
        apply_json(changes_to_json(changes), body_to_json(other))
