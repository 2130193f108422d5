"""What stands under the last update and isn't part of it: the original story, and the foot of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.intake.draft_story import Evidence, Order
from dateline.intake.rolling.families import is_prose
from dateline.intake.rolling.furniture import begins_footer
from dateline.intake.rolling.lines import Line
from dateline.intake.rolling.names import read_byline
from dateline.intake.rolling.phrases import phrase_pattern
from dateline.intake.rolling.stamps import Label, parse_stamp

_HEADING = phrase_pattern(
    r"(?:the |our |read (?:the|our) )?(?:original|earlier|previous|first)"
    r"\s(?:story|post|report|version|article|coverage)"
    r"(?: (?:below|follows|continues)(?: below)?)?\s?[:.]?",
    r"(?:earlier|previously):",
    r"(?:die )?(?:erstmeldung|ursprungsmeldung)\b.{0,60}:?",
    r"frühere meldung(?:en)?:?",
)
_FOOT_WORDS = 40


@dataclass(frozen=True, slots=True)
class Tail:
    """The lines of the last update, and those of the original story under its heading (empty without one)."""

    update: list[Line]
    background: list[Line]
    heading: str
    evidence: tuple[Evidence, ...]


def cut_foot(lines: Sequence[Line]) -> tuple[list[Line], list[Evidence]]:
    """Drops the foot of the page: from the first notice, menu or comments heading on, all but whole paragraphs."""
    start = next((index for index, line in enumerate(lines) if begins_footer(line.text)), len(lines))
    kept, dropped = list(lines[:start]), list[Evidence]()
    for line in lines[start:]:
        if line.words > _FOOT_WORDS and is_prose(line.text) and not begins_footer(line.text):
            kept.append(line)
        else:
            dropped.append(Evidence("left out", "the foot of the page", line.number, line.text))
    return kept, dropped


def drop_comments(lines: Sequence[Line]) -> list[Evidence]:
    """Notes on the lines from the comments' heading on."""
    return [Evidence("left out", "readers' comments and what follows them", line.number, line.text) for line in lines]


def cut_signature(lines: Sequence[Line]) -> tuple[list[Line], list[str], list[Evidence]]:
    """Takes the page's bylines off its end ("By Jo Bell")."""
    kept, names, found = list(lines), list[str](), list[Evidence]()
    while kept and (signed := read_byline(kept[-1].text)):
        line = kept.pop()
        names += signed
        found.append(Evidence("byline", "a line of names at the end", line.number, line.text))
    return kept, names, found


def split_tail(lines: Sequence[Line], usual_gap: int, order: Order, *, enclosed: bool) -> Tail:
    """The last update of the page and the original story below it.

    `usual_gap` is the number of empty lines between the page's paragraphs: more of them part the original story from
    the oldest update. `enclosed` says that the last update ended with its own brackets: all below is the original one.
    """
    if enclosed and lines:
        why = Evidence("original story", "the last update is closed by its bracket", lines[0].number)
        return Tail([], list(lines), "", (why,))
    for index, line in enumerate(lines):
        heading, rest = _heading(line)
        if heading:
            why = Evidence("original story", "its heading says so", line.number, heading)
            return Tail(list(lines[:index]), rest + list(lines[index + 1 :]), heading.rstrip(" :.–—-"), (why,))
    wider = (index for index, line in enumerate(lines) if index and line.gap > usual_gap)
    index = next(wider, len(lines)) if order is Order.REVERSE else len(lines)
    if not any(is_prose(line.text) for line in lines[index:]):
        return Tail(list(lines), [], "", ())
    why = Evidence(
        "original story", f"{lines[index].gap} empty lines above it, {usual_gap} elsewhere", lines[index].number
    )
    return Tail(list(lines[:index]), list(lines[index:]), "", (why,))


def _heading(line: Line) -> tuple[str, list[Line]]:
    """The heading of an original story as printed, with what else stands on its line."""
    stamp = parse_stamp(line.text)
    if stamp and stamp.label is Label.ORIGINAL:
        return stamp.printed, [Line(line.number, stamp.rest, line.gap)] if stamp.rest else []
    return (line.text, []) if len(line.text) <= 120 and _HEADING.fullmatch(line.text) else ("", [])
