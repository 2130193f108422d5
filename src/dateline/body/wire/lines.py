"""The lines of wire text, each with what its first characters make of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from dateline.body.addresses import is_web_page
from dateline.body.characters import clean_line, drop_unwanted, unify_line_breaks


class Mark(Enum):
    """What a line begins with, or is."""

    BLANK = auto()
    TEXT = auto()
    QUOTE = auto()
    HEADING = auto()
    BULLET = auto()
    NUMBER = auto()
    WATCH = auto()
    ADDRESS = auto()
    OPEN = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """`text` is the whole line without outer spaces, `content` what follows the mark.

    `name` is the mark's own: the bullet, the digits, or the kind of block. `number` counts the text's lines from 1.
    """

    number: int
    mark: Mark
    text: str
    content: str
    name: str = ""

    @property
    def reads_as_text(self) -> bool:
        """True if the line can stand in a paragraph. A list starts with "1. " only, so "1984. A dry year" is text."""
        if self.mark is Mark.NUMBER:
            return int(self.name) != 1
        return self.mark in (Mark.TEXT, Mark.CLOSE)


_PATTERNS = (
    # "* * *" and "---" part sections in pasted text; they are no list.
    (Mark.TEXT, re.compile(r"(?P<content>([-*_])(?:\s*\2){2,})")),
    (Mark.QUOTE, re.compile(r">(?:\s+(?P<content>.*))?")),
    (Mark.HEADING, re.compile(r"#{1,6}\s+(?P<content>.+)")),
    (Mark.BULLET, re.compile(r"(?P<name>[-*•‣◦])\s+(?P<content>.+)")),
    (Mark.NUMBER, re.compile(r"(?P<name>[0-9]{1,9})[.)]\s+(?P<content>.+)")),
    (Mark.WATCH, re.compile(r"watch\s*\|\s*(?P<content>.+)", re.IGNORECASE)),
    (Mark.OPEN, re.compile(r"::\s*(?P<name>[A-Za-z]+)")),
    (Mark.CLOSE, re.compile("::")),
)


def split_lines(text: str) -> list[Line]:
    """The lines of a text as typed or pasted: any kind of line break, tabs, and spaces at the ends."""
    lines = unify_line_breaks(drop_unwanted(text)).split("\n")
    return [read_line(line, number) for number, line in enumerate(lines, start=1)]


def read_line(text: str, number: int = 1) -> Line:
    text = clean_line(text)
    if not text:
        return Line(number, Mark.BLANK, "", "")
    for mark, pattern in _PATTERNS:
        if match := pattern.fullmatch(text):
            found = match.groupdict()
            return Line(number, mark, text, found.get("content") or "", (found.get("name") or "").lower())
    if " " not in text and is_web_page(text):
        return Line(number, Mark.ADDRESS, text, text)
    return Line(number, Mark.TEXT, text, text)
