"""Short ways to write the blocks of a script."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.body.blocks import (
    Context,
    Document,
    FactBox,
    Figure,
    ListBlock,
    Numbers,
    Paragraph,
    Span,
    Statement,
    StatementKind,
    Subheading,
)

Piece = str | Span
Line = Piece | tuple[Piece, ...]
"""A line is one piece, or several when part of it is set differently."""


def bold(text: str) -> Span:
    return Span(text=text, bold=True)


def italic(text: str) -> Span:
    return Span(text=text, italic=True)


def link(text: str, href: str) -> Span:
    return Span(text=text, href=href)


def _spans(line: Line) -> tuple[Span, ...]:
    pieces = line if isinstance(line, tuple) else (line,)
    return tuple(piece if isinstance(piece, Span) else Span(text=piece) for piece in pieces)


def text(*pieces: Piece) -> Paragraph:
    return Paragraph(spans=_spans(pieces))


def bullets(*items: Line) -> ListBlock:
    return ListBlock(items=tuple(_spans(item) for item in items))


def numbered(*items: Line) -> ListBlock:
    return ListBlock(items=tuple(_spans(item) for item in items), ordered=True)


def subheading(words: str) -> Subheading:
    return Subheading(text=words)


def context(heading: str, *paragraphs: Line) -> Context:
    return Context(heading=heading, paragraphs=tuple(_spans(paragraph) for paragraph in paragraphs))


def facts(heading: str, *items: Line) -> FactBox:
    return FactBox(heading=heading, items=tuple(_spans(item) for item in items))


def numbers(heading: str, *figures: tuple[str, str]) -> Numbers:
    return Numbers(heading=heading, figures=tuple(Figure(figure=figure, label=label) for figure, label in figures))


def document(title: str, url: str, source: str) -> Document:
    return Document(title=title, url=url, source=source)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody whose words the Herald reports, always under the same name and role."""

    name: str
    role: str

    def says(
        self, *paragraphs: str, to: str = "", outlet: str = "", url: str | None = None, lang: str = ""
    ) -> Statement:
        """The speaker's own words, whole; the renderer puts the quotation marks."""
        return self._statement(StatementKind.DIRECT, paragraphs, to, outlet, url, lang)

    def says_in_part(self, *paragraphs: str, to: str = "", outlet: str = "") -> Statement:
        """Our sentence with a few of the speaker's words in it, in quotation marks."""
        return self._statement(StatementKind.PARTIAL, paragraphs, to, outlet)

    def holds(self, *paragraphs: str, to: str = "", outlet: str = "") -> Statement:
        """What the speaker said, in our words."""
        return self._statement(StatementKind.PARAPHRASE, paragraphs, to, outlet)

    def denies(self, *paragraphs: str, to: str = "", outlet: str = "") -> Statement:
        return self._statement(StatementKind.DENIAL, paragraphs, to, outlet)

    def declines(self, *paragraphs: str, to: str = "", outlet: str = "") -> Statement:
        """The speaker would not comment; the text says on what."""
        return self._statement(StatementKind.NO_COMMENT, paragraphs, to, outlet)

    def _statement(
        self,
        kind: StatementKind,
        paragraphs: tuple[str, ...],
        venue: str,
        outlet: str,
        url: str | None = None,
        lang: str = "",
    ) -> Statement:
        return Statement(
            text="\n\n".join(paragraphs), speaker=self.name, role=self.role, venue=venue, outlet=outlet, kind=kind,
            url=url, lang=lang,
        )  # fmt: skip
