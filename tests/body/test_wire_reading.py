"""What a reporter types, and what becomes of it."""

from __future__ import annotations

import pytest

from dateline.body.blocks import (
    Block,
    Context,
    Document,
    Embed,
    FactBox,
    Figure,
    Gallery,
    ListBlock,
    Numbers,
    Paragraph,
    Picture,
    PictureItem,
    Related,
    Span,
    Statement,
    StatementKind,
    Subheading,
    Video,
    plain,
)
from dateline.body.wire import from_wire, to_wire


def paragraph(text: str) -> Paragraph:
    return Paragraph(spans=plain(text))


def spans_of(text: str) -> tuple[Span, ...]:
    (block,) = from_wire(text)
    assert isinstance(block, Paragraph)
    return block.spans


def test_an_empty_line_parts_paragraphs_and_a_single_break_does_not() -> None:
    assert from_wire("The wall\nheld.\n\n\nNobody is missing.") == (
        paragraph("The wall held."),
        paragraph("Nobody is missing."),
    )


def test_nothing_is_no_blocks() -> None:
    assert from_wire(" \r\n\t\n") == ()
    assert to_wire(()) == ""


def test_bold_italic_and_links() -> None:
    assert spans_of("**Gates** at _Arne_ are [open](https://vale.example/a).") == (
        Span(text="Gates", bold=True),
        Span(text=" at "),
        Span(text="Arne", italic=True),
        Span(text=" are "),
        Span(text="open", href="https://vale.example/a"),
        Span(text="."),
    )


def test_marks_may_overlap_and_stand_in_a_link() -> None:
    assert spans_of("**a _b** c_ [**d**](www.vale.example)") == (
        Span(text="a", bold=True),
        Span(text=" "),
        Span(text="b", bold=True, italic=True),
        Span(text=" "),
        Span(text="c", italic=True),
        Span(text=" "),
        Span(text="d", bold=True, href="https://www.vale.example"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "snake_case_name and __init__",
        "_private_name",
        "5 * 3 ** 2 and 2 ** 3",
        "[sic] he said (see below)",
        "[two gates] (of five)",
        "C:\\dir\\file",
        "#arne is full of it",
        ">50 people",
        "-3 degrees",
        "1984. A dry year.",
        "3. Oktober ist Feiertag",
        "* * *",
        "---",
        "fill in ____ here",
        "::",
        "Watch the wall | live",
    ],
)
def test_what_only_looks_like_markup_is_text_and_is_written_back_as_typed(text: str) -> None:
    assert from_wire(text) == (paragraph(text),)
    assert to_wire((paragraph(text),)).removeprefix("\\") == text


@pytest.mark.parametrize("text", ["## no", "- no", "> no", "1. no", "WATCH | no", "::picture", "https://vale.example/"])
def test_text_that_would_be_a_block_is_kept_text_by_a_backslash(text: str) -> None:
    wire = to_wire((paragraph(text),))
    assert wire.replace("\\", "") == text
    assert from_wire(wire) == (paragraph(text),)


def test_a_bare_address_in_a_sentence_is_a_link_without_the_sentence_s_marks() -> None:
    assert spans_of("See https://vale.example/a_(b) (or https://vale.example/c).") == (
        Span(text="See "),
        Span(text="https://vale.example/a_(b)", href="https://vale.example/a_(b)"),
        Span(text=" (or "),
        Span(text="https://vale.example/c", href="https://vale.example/c"),
        Span(text=")."),
    )


def test_an_address_too_long_for_a_link_is_text() -> None:
    address = f"https://vale.example/{'a' * 1_990}..."
    assert from_wire(f"See {address}") == (paragraph(f"See {address}"),)


def test_a_link_holds_no_other_link() -> None:
    assert spans_of("[a [b](https://vale.example/b) c](mailto:desk@vale.example)") == (
        Span(text="[a "),
        Span(text="b", href="https://vale.example/b"),
        Span(text=" c](mailto:desk@vale.example)"),
    )


def test_a_link_to_anything_but_the_web_stays_text() -> None:
    for target in ("javascript:alert(1)", "/path", "data:text/html,x", "notes.txt"):
        assert from_wire(f"[x]({target})") == (paragraph(f"[x]({target})"),)


def test_part_of_a_word_is_set_with_brackets() -> None:
    body = (Paragraph(spans=(Span(text="un"), Span(text="believ", italic=True), Span(text="able"))),)
    assert to_wire(body) == "un[believ](italic)able"
    marked = (Paragraph(spans=(*body[0].spans[:2], Span(text="able **x** https://y"))),)
    assert to_wire(marked) == r"un[believ](italic)able \*\*x\*\* https\://y"
    assert from_wire(to_wire(marked)) == marked


def test_headings_of_any_depth_are_subheadings() -> None:
    assert from_wire("# One\n## Two\ntext") == (Subheading(text="One"), Subheading(text="Two"), paragraph("text"))


def test_lists() -> None:
    assert from_wire("Open now:\n- one\n- two\n  of five\n\n1. first\n2. second") == (
        paragraph("Open now:"),
        ListBlock(items=(plain("one"), plain("two of five"))),
        ListBlock(items=(plain("first"), plain("second")), ordered=True),
    )


def test_a_pasted_list_with_empty_lines_and_round_bullets_is_one_list() -> None:
    assert from_wire("•\tone\r\n\r\n•\ttwo\r\n") == (ListBlock(items=(plain("one"), plain("two"))),)


def test_two_lists_in_a_row_stay_two() -> None:
    one, two = ListBlock(items=(plain("a"),)), ListBlock(items=(plain("b"),))
    assert to_wire((one, two)) == "- a\n\n* b"
    assert from_wire("- a\n\n* b") == (one, two)


def test_an_item_that_looks_like_a_line_between_sections_stays_an_item() -> None:
    body = (ListBlock(items=(plain("- -"), plain("*"))), FactBox(heading="x", items=(plain("- -"),)))
    assert from_wire(to_wire(body)) == body


def test_a_numbered_list_is_not_carried_on_by_a_date() -> None:
    body = (ListBlock(items=(plain("a"), plain("b")), ordered=True), paragraph("3. Oktober"))
    assert from_wire(to_wire(body)) == body


QUOTE = "Nobody rang this office before twenty to ten."


@pytest.mark.parametrize(
    "text",
    [
        f"> {QUOTE}\n— Joss Harrow, mayor of Lower Arne, to Radio Vale, via The Vale Herald (partial)",
        f"> “{QUOTE}”\n-- Joss Harrow, mayor of Lower Arne, to Radio Vale, via The Vale Herald (Partial)",
        f"> {QUOTE}\n\n– Joss Harrow, mayor of Lower Arne, via The Vale Herald, to Radio Vale (partial)",
        "> Nobody rang this office\nbefore twenty to ten.\n"
        "- Joss Harrow, mayor of Lower Arne, to Radio Vale, via The Vale Herald (partial)",
    ],
)
def test_a_statement_however_it_is_typed(text: str) -> None:
    expected = Statement(
        text=QUOTE,
        speaker="Joss Harrow",
        role="mayor of Lower Arne",
        venue="Radio Vale",
        outlet="The Vale Herald",
        kind=StatementKind.PARTIAL,
    )
    assert from_wire(text) == (expected,)


def test_a_statement_of_several_paragraphs() -> None:
    statement = Statement(text="One.\n\nTwo.", speaker="Petra Lind", kind=StatementKind.NO_COMMENT)
    text = "> One.\n>\n> Two.\n— Petra Lind (no comment)"
    assert from_wire(text) == (statement,)
    assert to_wire((statement,)) == text


def test_a_quote_pasted_with_empty_lines_between_its_paragraphs() -> None:
    assert from_wire("> One\n> line.\n\n> Two.\n— Petra Lind") == (
        Statement(text="One line.\n\nTwo.", speaker="Petra Lind"),
    )


def test_marks_typed_around_words_that_are_no_plain_quote_stay() -> None:
    (statement,) = from_wire("> “I never said that.”\n— Petra Lind (denial)")
    assert statement == Statement(text="“I never said that.”", speaker="Petra Lind", kind=StatementKind.DENIAL)


def test_only_the_first_to_names_the_venue() -> None:
    (statement,) = from_wire("> Yes.\n— Petra Lind, to reporters, to applause")
    assert statement == Statement(text="Yes.", speaker="Petra Lind", venue="reporters, to applause")


def test_a_role_keeps_its_commas() -> None:
    (statement,) = from_wire("> Yes.\n— Petra Lind, spokeswoman, water board, to reporters, at noon")
    assert statement == Statement(
        text="Yes.", speaker="Petra Lind", role="spokeswoman, water board", venue="reporters, at noon"
    )


def test_a_statement_that_the_short_form_can_t_carry() -> None:
    statement = Statement(text="Nein.", speaker="Dane, Jr.", url="https://radio.example/1", lang="de")
    text = "::statement\ntext: Nein.\nspeaker: Dane, Jr.\nurl: https://radio.example/1\nlang: de\n::"
    assert to_wire((statement,)) == text
    assert from_wire(text) == (statement,)


def test_a_quote_of_nobody_is_kept_as_it_was_typed() -> None:
    """A quote without a name must not turn into the paper's own words."""
    assert from_wire("> One.\n>\n> Two.") == (paragraph("> One."), paragraph("> Two."))


def test_an_address_alone_on_its_line_is_an_embed_even_right_under_text() -> None:
    assert from_wire("The rescue service wrote:\nhttps://posts.example/1") == (
        paragraph("The rescue service wrote:"),
        Embed(url="https://posts.example/1"),
    )


def test_a_video_with_and_without_its_address() -> None:
    assert from_wire("WATCH | Water pours\nhttps://v.example/1") == (
        Video(caption="Water pours", url="https://v.example/1"),
    )
    assert from_wire("watch|Water pours\n\nhttps://v.example/1") == (
        Video(caption="Water pours"),
        Embed(url="https://v.example/1"),
    )


FORMS: list[tuple[str, Block]] = [
    (
        "::paragraph\nlang: de\ntext: Die **Mauer** hält.\n::",
        Paragraph(spans=(Span(text="Die "), Span(text="Mauer", bold=True), Span(text=" hält.")), lang="de"),
    ),
    (
        "::picture\npicture: 4\nalt: Two gates open\ncaption: At noon\ncredit: Mara Olin\n::",
        Picture(picture=4, alt="Two gates open", caption="At noon", credit="Mara Olin"),
    ),
    (
        "::gallery\ncaption: The day\npicture: 4\nalt: Gates\npicture: 5\nalt: Street\ncredit: Mara Olin\n::",
        Gallery(
            pictures=(PictureItem(picture=4, alt="Gates"), PictureItem(picture=5, alt="Street", credit="Mara Olin")),
            caption="The day",
        ),
    ),
    (
        "::embed\nurl: https://posts.example/1\nsnapshot: 7\nnote: Seen at noon\n::",
        Embed(url="https://posts.example/1", snapshot=7, note="Seen at noon"),
    ),
    ("::embed\nnote: A post by the board stood here.\n::", Embed(note="A post by the board stood here.")),
    (
        "::video\ncaption: Water\nurl: https://v.example/1\ncredit: Radio Vale\nposter: 4\nposter-alt: Gates\n::",
        Video(
            caption="Water",
            url="https://v.example/1",
            credit="Radio Vale",
            poster=PictureItem(picture=4, alt="Gates"),
        ),
    ),
    (
        "::document\ntitle: Inspection report\nurl: https://vale.example/r.pdf\nsource: Water board\n::",
        Document(title="Inspection report", url="https://vale.example/r.pdf", source="Water board"),
    ),
    (
        "::related\ntitle: How the dam was built\nurl: https://vale.example/built\n::",
        Related(title="How the dam was built", url="https://vale.example/built"),
    ),
    (
        "::context\nheading: What you may have missed\ntext: First.\ntext: Second.\n::",
        Context(heading="What you may have missed", paragraphs=(plain("First."), plain("Second."))),
    ),
    (
        "::facts\nheading: The dam\n- Built in 1931\n- 48 metres high\n::",
        FactBox(heading="The dam", items=(plain("Built in 1931"), plain("48 metres high"))),
    ),
    (
        "::numbers\n- 3,200 | people told to leave\n- 2 of 5 | gates open\n::",
        Numbers(
            figures=(Figure(figure="3,200", label="people told to leave"), Figure(figure="2 of 5", label="gates open"))
        ),
    ),
]


@pytest.mark.parametrize(("text", "block"), FORMS, ids=[text.split("\n")[0] for text, _ in FORMS])
def test_forms_read_and_are_written_the_same(text: str, block: Block) -> None:
    assert from_wire(text) == (block,)
    assert to_wire((block,)) == text


def test_a_form_forgives_capitals_order_empty_lines_and_wrapped_values() -> None:
    text = "::Picture\n\nAlt: Water pouring\n  from two gates\n\nPICTURE: 4\ncaption:\n::"
    assert from_wire(text) == (Picture(picture=4, alt="Water pouring from two gates"),)


def test_an_address_may_stand_on_the_line_below_its_key() -> None:
    text = "::related\ntitle: Dam\nurl:\nhttps://vale.example/\n::"
    assert from_wire(text) == (Related(title="Dam", url="https://vale.example/"),)


def test_paragraphs_pasted_into_a_form_stay_paragraphs() -> None:
    text = "::context\nheading: Before\ntext: First\nline.\n\nSecond.\n::"
    assert from_wire(text) == (Context(heading="Before", paragraphs=(plain("First line."), plain("Second."))),)
    assert from_wire("::paragraph\nlang: de\ntext: Eins.\n\nZwei.\n::") == (
        Paragraph(spans=plain("Eins."), lang="de"),
        Paragraph(spans=plain("Zwei."), lang="de"),
    )


def test_a_form_left_open_ends_at_the_empty_line() -> None:
    assert from_wire("::related\ntitle: Dam\nurl: https://vale.example/\n\nThe wall held.") == (
        Related(title="Dam", url="https://vale.example/"),
        paragraph("The wall held."),
    )


def test_a_form_that_is_not_understood_is_kept_line_by_line() -> None:
    assert from_wire("::picture\nalt: Two **gates**\n::\nAfter.") == (
        paragraph("::picture"),
        Paragraph(spans=(Span(text="alt: Two "), Span(text="gates", bold=True))),
        paragraph("After."),
    )


def test_a_paragraph_too_long_for_one_block_is_split_between_words() -> None:
    text = "water " * 5_000
    body = from_wire(text)
    assert len(body) == 2
    assert " ".join(block.spans[0].text for block in body if isinstance(block, Paragraph)) == text.strip()
