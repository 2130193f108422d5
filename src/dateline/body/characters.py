"""How the spaces and line breaks of a text are kept. Which characters it may hold: dateline.media.characters."""

from __future__ import annotations

import re

from dateline.media.characters import drop_unwanted

__all__ = ["clean_line", "clean_prose", "clean_span", "drop_unwanted", "split_prose", "unify_line_breaks"]

# A no-break space is a typographer's wish and stays; it only never stands at an end.
_SPACE = re.compile("[ \t\n\r\x0b\x0c\u0085\u2028\u2029]+")
_LINE_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\u0085\u2028\u2029]")
_PARAGRAPH_BREAK = re.compile(r"\n(?:[^\S\n]*\n)+")


def unify_line_breaks(value: str) -> str:
    """Every kind of line break (CR LF, CR, NEL, line and paragraph separator …) as one newline."""
    return _LINE_BREAK.sub("\n", value)


def clean_span(value: str) -> str:
    """One stretch of a line: inner white space becomes one space; a leading or trailing one stays."""
    return _SPACE.sub(" ", drop_unwanted(value))


def clean_line(value: str) -> str:
    """One line: inner white space becomes one space, outer is gone."""
    return clean_span(value).strip()


def clean_prose(value: str) -> str:
    """Paragraphs, each one line, parted by exactly one empty line."""
    return "\n\n".join(" ".join(lines) for lines in split_prose(value))


def split_prose(value: str) -> list[list[str]]:
    """The paragraphs of a text, each as its lines; no line and no paragraph is empty."""
    parts = _PARAGRAPH_BREAK.split(unify_line_breaks(drop_unwanted(value)))
    paragraphs = ([clean_line(line) for line in part.split("\n")] for part in parts)
    return [lines for paragraph in paragraphs if (lines := [line for line in paragraph if line])]
