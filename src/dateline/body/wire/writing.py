"""Blocks into wire text: the short form where it reads back as the same block, `::kind` where it doesn't."""

from __future__ import annotations

from dateline.body.blocks import Block, Embed, ListBlock, Paragraph, Statement, Subheading, Video
from dateline.body.values import Span
from dateline.body.wire.attribution import write_attribution
from dateline.body.wire.forms import write_form, write_item
from dateline.body.wire.inline_writing import write_inline
from dateline.body.wire.lines import Mark, read_line
from dateline.body.wire.reading import read_wire


def to_wire(body: tuple[Block, ...]) -> str:
    """What a reporter would type for this body. `from_wire` gives the same body back."""
    written: list[str] = []
    bullet, due = "", 0
    for block in body:
        match block:
            case ListBlock(ordered=True):
                bullet, due = "", len(block.items) + 1
                written.append(_numbered(block))
            case ListBlock():
                # Another bullet tells a list from the one right before it.
                bullet, due = "*" if bullet == "-" else "-", 0
                written.append("\n".join(f"{bullet} {write_item(item, bullet)}" for item in block.items))
            case Paragraph(lang=""):
                written.append(_paragraph(block.spans, due))
                bullet, due = "", 0
            case _:
                written.append(_short_or_form(block))
                bullet, due = "", 0
    return "\n\n".join(written)


def _numbered(block: ListBlock) -> str:
    items = ((f"{number}.", item) for number, item in enumerate(block.items, start=1))
    return "\n".join(f"{number} {write_item(item, number)}" for number, item in items)


def _paragraph(spans: tuple[Span, ...], due: int) -> str:
    """`due` is the number that would carry on the list before this paragraph."""

    def stays_a_paragraph(text: str) -> bool:
        line = read_line(text)
        carries_on_the_list = line.mark is Mark.NUMBER and int(line.name) == due
        return line.text == text and line.reads_as_text and not carries_on_the_list

    return write_inline(spans, accepts=stays_a_paragraph)


def _short_or_form(block: Block) -> str:
    short = _short(block)
    return short if short and read_wire(short).body == (block,) else write_form(block)


def _short(block: Block) -> str:
    match block:
        case Subheading():
            return f"## {block.text}"
        case Statement():
            quoted = block.text.replace("\n\n", "\n>\n> ")
            return f"> {quoted}\n{write_attribution(block)}"
        case Embed():
            return block.url or ""
        case Video():
            return f"WATCH | {block.caption}" + (f"\n{block.url}" if block.url else "")
        case _:
            return ""
