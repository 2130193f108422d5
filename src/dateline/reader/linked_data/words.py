"""The words of a stored fragment, and its first picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

_SPACES = re.compile(r"\s+")
_BREAKS = re.compile(r" ?\n ?")
_TEXT = "-text"
_PARAGRAPHS = frozenset({"p", "h4", "ul", "ol", "dl", "blockquote", "figure", "figcaption", "aside", "section", "div"})
# What begins such an element. A figure follows what it counts.
_BEGINNINGS = {"br": "\n", "li": "\n", "dt": "\n", "dd": ": "}


@dataclass(frozen=True, slots=True)
class Words:
    """`text` has an empty line between paragraphs; `picture` is an address, empty where there is none."""

    text: str
    picture: str


def words_of(html: str) -> Words:
    if not html:
        return Words("", "")
    body = LexborHTMLParser(html).body
    assert body is not None  # noqa: S101 (the parser always makes one)
    picture = body.css_first("img[src]")
    paragraphs = (_BREAKS.sub("\n", part).strip() for part in "".join(_parts(body)).split("\n\n"))
    return Words("\n\n".join(part for part in paragraphs if part), (picture.attributes["src"] or "") if picture else "")


def _parts(node: LexborNode) -> Iterator[str]:
    """Words and the breaks between them, in reading order. Fragments are shallow: what may stand in one is a list."""
    if node.tag == _TEXT:
        yield _SPACES.sub(" ", node.text_content or "")
        return
    edge = "\n\n" if node.tag in _PARAGRAPHS else ""
    yield _BEGINNINGS.get(node.tag or "", edge)
    for child in node.iter(include_text=True):
        yield from _parts(child)
    yield edge
