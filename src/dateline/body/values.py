"""The values that blocks are made of: lines, prose, addresses, language tags, and text set in spans.

Every value is normalised on the way in, so two texts that read the same compare equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, Strict

from dateline.body.addresses import require_web_address
from dateline.body.characters import clean_line, clean_prose, clean_span

MAX_PROSE = 20_000
"""The most characters that one paragraph, list item or statement may have."""
LANGUAGE_TAG = re.compile("[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")


def _require_language(value: str) -> str:
    tag = value.strip()
    if tag and not LANGUAGE_TAG.fullmatch(tag):
        raise ValueError("not a language tag such as 'de' or 'pt-BR' (BCP 47)")
    return tag


Line = Annotated[str, AfterValidator(clean_line), Field(max_length=2_000)]
"""One line of text: no line breaks, no control characters, single inner spaces, no outer ones."""
Said = Annotated[Line, Field(min_length=1)]
"""A line that may not be empty."""
Prose = Annotated[str, AfterValidator(clean_prose), Field(min_length=1, max_length=MAX_PROSE)]
"""One or more paragraphs, parted by one empty line each."""
WebAddress = Annotated[
    str,
    AfterValidator(require_web_address),
    Field(min_length=1, max_length=2_000, json_schema_extra={"pattern": r"^(https?://|mailto:)\S+$"}),
]
Language = Annotated[
    str,
    AfterValidator(_require_language),
    Field(max_length=35, json_schema_extra={"pattern": f"^({LANGUAGE_TAG.pattern})?$"}),
]
"""A BCP 47 tag; empty means the story's own language."""


Key = Annotated[int, Strict(), Field(ge=1, le=2**53)]
"""The key of a stored picture or snapshot. 2**53 is the largest whole number that every JSON reader keeps exact."""
Flag = Annotated[bool, Strict()]


class Model(BaseModel):
    """What every block value has in common: frozen, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Model):
    """A stretch of text set one way."""

    text: Annotated[str, AfterValidator(clean_span), Field(min_length=1, max_length=MAX_PROSE)]
    bold: Flag = False
    italic: Flag = False
    href: WebAddress | None = None

    def set_like(self, other: Span) -> bool:
        return (self.bold, self.italic, self.href) == (other.bold, other.italic, other.href)


def _normalise_spans(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Joins neighbours set alike, keeps single spaces across them, and trims the ends.

    A space at the edge of a stretch set in bold, in italics or as a link is set plain: it looks the same, and two
    texts that look the same have to compare equal.
    """
    pieces = [piece for span in _join(spans) for piece in _set_edges_plain(span)]
    while pieces and not (first := pieces[0].text.lstrip()):
        pieces.pop(0)
    if pieces:
        pieces[0] = _with_text(pieces[0], first)
    while pieces and not (last := pieces[-1].text.rstrip()):
        pieces.pop()
    if not pieces:
        raise ValueError("a text without any words")
    pieces[-1] = _with_text(pieces[-1], last)
    merged = _join(pieces)
    if sum(len(span.text) for span in merged) > MAX_PROSE:
        raise ValueError(f"a text of more than {MAX_PROSE:,} characters")
    return merged


def _join(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Neighbours set alike become one, and a run of spaces across neighbours becomes one space."""
    joined: list[Span] = []
    for span in spans:
        text = span.text
        if text.startswith(" ") and joined and joined[-1].text.endswith(" "):
            text = text[1:]
        if not text:
            continue
        if joined and joined[-1].set_like(span):
            text = joined.pop().text + text
        joined.append(_with_text(span, text))
    return tuple(joined)


def _set_edges_plain(span: Span) -> Iterator[Span]:
    core = span.text.strip()
    if core == span.text or not (span.bold or span.italic or span.href):
        yield span
        return
    start = span.text.index(core)
    before, after = span.text[:start], span.text[start + len(core) :]
    pieces = (Span.model_construct(text=before), _with_text(span, core), Span.model_construct(text=after))
    yield from (piece for piece in pieces if piece.text)


def _with_text(span: Span, text: str) -> Span:
    return span if text == span.text else span.model_copy(update={"text": text})


Spans = Annotated[tuple[Span, ...], Field(min_length=1), AfterValidator(_normalise_spans)]


def plain(text: str) -> tuple[Span, ...]:
    """One unadorned span."""
    return (Span(text=text),)
