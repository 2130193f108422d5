"""The page as lines, with what was between them.

Pages come out of browsers and archives with one paragraph a line, sometimes with a blank line between, sometimes
without, sometimes wrapped at a typewriter's width. How many blank lines stood before a line is kept: some pages say
with an extra one that the original story begins.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from dateline.body.characters import drop_unwanted

_NOT_A_LETTER = re.compile(r"[\W_]+")
_BULLET = re.compile(r"^[•●▪◦‣*–—-]\s")
_WRAP_WIDTHS = range(50, 101)


@dataclass(frozen=True, slots=True)
class Line:
    """A line with words or signs on it.

    `number` counts the source's lines from 1; `gap` is the number of empty lines above; `text` has single spaces (a
    no-break space counts as one).
    """

    number: int
    text: str
    gap: int

    @property
    def words(self) -> int:
        return self.text.count(" ") + 1


def read_lines(text: str) -> list[Line]:
    lines: list[Line] = []
    gap = 0
    for number, raw in enumerate(drop_unwanted(text).splitlines(), start=1):
        shown = " ".join(raw.split())
        if shown:
            lines.append(Line(number, shown, gap))
            gap = 0
        else:
            gap += 1
    return lines


def unwrap(lines: list[Line], stands_alone: Callable[[str], bool]) -> list[Line]:
    """Joins lines that were wrapped at a fixed width; `stands_alone` says which line begins something of its own."""
    if not _is_wrapped(lines):
        return lines
    joined: list[Line] = []
    whole: list[str] = []
    for line, before in zip(lines, [None, *lines], strict=False):
        continues = before is not None and line.gap == 0 and len(before.text) in _WRAP_WIDTHS
        if continues and not _BULLET.match(line.text) and not stands_alone(line.text):
            whole.append(line.text)
            continue
        if joined:
            joined[-1] = Line(joined[-1].number, " ".join(whole), joined[-1].gap)
        joined.append(line)
        whole = [line.text]
    if joined:
        joined[-1] = Line(joined[-1].number, " ".join(whole), joined[-1].gap)
    return joined


def _is_wrapped(lines: list[Line]) -> bool:
    """Wrapped text has no long line, and most lines that go on are nearly as long as the longest."""
    if not lines or max(len(line.text) for line in lines) not in _WRAP_WIDTHS:
        return False
    widest = max(len(line.text) for line in lines)
    going_on = [before for before, after in pairwise(lines) if after.gap == 0]
    full = [line for line in going_on if len(line.text) >= widest - 20 and line.text[-1] not in ":!?"]
    return len(full) >= 6 and len(full) >= 0.6 * len(going_on)


def key(text: str) -> str:
    """What two printings of one sentence share: its letters and digits, without case."""
    return _NOT_A_LETTER.sub("", text).casefold()
