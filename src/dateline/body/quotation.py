"""Quotation marks around somebody's words, as the words' language sets them."""

from __future__ import annotations

from dateline.body.blocks import Statement, StatementKind

_ENGLISH = ("“", "”")
_MARKS = {
    "bg": ("„", "“"),
    "cs": ("„", "“"),
    "da": ("»", "«"),
    "de": ("„", "“"),
    "el": ("«", "»"),
    "es": ("«", "»"),
    "fi": ("”", "”"),
    "fr": ("«\u00a0", "\u00a0»"),
    "hu": ("„", "”"),
    "it": ("«", "»"),
    "ja": ("「", "」"),
    "nb": ("«", "»"),
    "pl": ("„", "”"),
    "pt": ("“", "”"),
    "ro": ("„", "”"),
    "ru": ("«", "»"),
    "sk": ("„", "“"),
    "sl": ("„", "“"),
    "sv": ("”", "”"),
    "uk": ("«", "»"),
}
_ANY_MARK = frozenset('"“”„«»「」')


def quoted_paragraphs(statement: Statement, language: str) -> tuple[str, ...]:
    """The statement's paragraphs, in quotation marks if they are the speaker's own words.

    Each paragraph opens the quote again and only the last closes it, as newspapers do. Words that bring their own
    marks at both ends, or that quote in part and mark which, stay as they are. `language` is the story's.
    """
    paragraphs = tuple(statement.text.split("\n\n"))
    if statement.kind not in (StatementKind.DIRECT, StatementKind.PARTIAL) or _is_marked(statement):
        return paragraphs
    opening, closing = _MARKS.get((statement.lang or language).partition("-")[0].lower(), _ENGLISH)
    opened = [f"{opening}{paragraph}" for paragraph in paragraphs]
    return (*opened[:-1], f"{opened[-1]}{closing}")


def _is_marked(statement: Statement) -> bool:
    if statement.kind is StatementKind.PARTIAL:
        return not _ANY_MARK.isdisjoint(statement.text)
    return statement.text[0] in _ANY_MARK and statement.text[-1] in _ANY_MARK
