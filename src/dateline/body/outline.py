"""A name for an update that has no headline."""

from __future__ import annotations

import unicodedata

from dateline.body.blocks import Block, Context, FactBox, ListBlock, Paragraph, Statement, Subheading
from dateline.body.plain_text import to_text

_ELLIPSIS = "…"
_JOINER = "\u200d"
_TELLING = (Paragraph, Statement, Subheading, ListBlock, Context, FactBox)


def first_words(body: tuple[Block, ...], limit: int = 90) -> str:
    """The first words of a body in at most `limit` characters, cut between words and then ended with "…".

    Text comes before pictures, videos and links, wherever they stand; a body of those alone is named by the first.
    A statement is named by who speaks: "Joss Harrow: Nobody rang this office …". An empty body gives "".
    Raises `ValueError` for a limit below 2.
    """
    if limit < 2:
        raise ValueError("no word fits in less than two characters")
    telling = [block for block in body if isinstance(block, _TELLING)]
    for block in (*telling, *body):
        if text := " ".join(_words_of(block).split()):
            return _cut(text, limit)
    return ""


def _words_of(block: Block) -> str:
    match block:
        case Statement():
            return f"{block.speaker}: {block.text}"
        case Context() | FactBox():
            return block.heading
        case ListBlock():
            return "; ".join("".join(span.text for span in item) for item in block.items)
        case _:
            return to_text((block,))


def _cut(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    end = text.rfind(" ", 1, limit)
    cut = text[: end if end > 0 else _between_characters(text, limit - 1)]
    return cut.rstrip(" ,;:–—-(“„«") + _ELLIPSIS


def _between_characters(text: str, end: int) -> int:
    """The last place up to `end` that parts no accent from its letter and no joined emoji; `end` if there is none."""
    place = end
    while place > 0 and (unicodedata.combining(text[place]) or _JOINER in text[place - 1 : place + 1]):
        place -= 1
    return place or end
