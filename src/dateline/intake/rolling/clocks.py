"""Times of day as newsrooms print them.

"9:50 p.m.", "2:37 PM", "11 a.m.", "11.08am", "19.30", "14:05 Uhr", "14h30", "1142 GMT", "Noon", "Mitternacht"; and with
the slips that stand in real copy: "9L15 p.m.", "11: 06", "3:00 pm.", "1O:30".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time
from enum import StrEnum


class ClockStyle(StrEnum):
    TWELVE = "12-hour"
    TWENTY_FOUR = "24-hour"
    COMPACT = "four digits"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time read at a place in a line. `firm` where it can't be anything but a time: "p.m.", "Uhr", "noon"; `seconds`
    where a 24-hour time has them, as the marks of a recording do ("00:12:30")."""

    time: time
    style: ClockStyle
    firm: bool
    dotted: bool
    seconds: bool
    end: int
    completed: bool = False
    """Printed without "a.m." or "p.m." on a page that has them, and read as its neighbours are."""


_TWELVE = re.compile(
    r"(?P<hour>2[0-3]|1[0-9O]|0?[0-9])(?:\s?[:.;,L·]\s?(?P<minute>[0-5O][0-9O])(?::(?P<second>[0-5][0-9]))?)?"
    r"\s?(?P<half>[ap])\s?\.?\s?m(?![\w’'])\.?",
    re.IGNORECASE,
)
_TWENTY_FOUR = re.compile(
    r"(?P<hour>2[0-4]|1[0-9]|0?[0-9])(?P<sign>\s?:\s?|[.hH])(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9]))?"
    r"(?![\w%])(?![.,:]\d)(?P<mark>\s?(?:Uhr(?![a-zäöü])|(?:hrs?|hours|h)(?!\w)\.?))?"
)
_HOUR = re.compile(r"(?P<hour>2[0-4]|1[0-9]|0?[0-9])(?:\s?Uhr(?![a-zäöü])|\s?h(?=\s*(?:[:|–—-]|$)))")
_COMPACT = re.compile(
    r"(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])(?!\w)(?P<mark>\s?(?:hrs?|hours|Uhr|h)(?!\w)\.?)?"
)
_WORDS = re.compile(
    r"(?:12(?:[:.]00)?\s)?(?P<word>noon|midday|midnight|mittags?|mitternacht)(?![\w’'-])", re.IGNORECASE
)
_MIDNIGHT = {"midnight", "mitternacht"}


def match_clock(text: str, start: int) -> Clock | None:
    """The time that begins at `start`, if one does. 12 p.m. is noon, 12 a.m. midnight, 24:00 midnight (as 0:00)."""
    word = _WORDS.match(text, start)
    if word:
        hour = 0 if word["word"].lower() in _MIDNIGHT else 12
        return Clock(time(hour), ClockStyle.WORD, firm=True, dotted=False, seconds=False, end=word.end())
    return _twelve(text, start) or _twenty_four(text, start) or _compact(text, start)


def completed_like(clock: Clock, neighbour: time) -> Clock:
    """`clock` in the half of the day that lies closer to `neighbour`."""
    halves = [time(clock.time.hour % 12 + shift, clock.time.minute) for shift in (0, 12)]
    nearest = min(halves, key=lambda half: _apart(half, neighbour))
    return replace(clock, time=nearest, style=ClockStyle.TWELVE, completed=True)


def _twelve(text: str, start: int) -> Clock | None:
    match = _TWELVE.match(text, start)
    if not match:
        return None
    hour, minute = _number(match["hour"]), _number(match["minute"] or "0")
    if hour <= 12:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    if minute > 59:
        return None
    moment = time(hour, minute, int(match["second"] or 0))
    return Clock(moment, ClockStyle.TWELVE, firm=True, dotted=False, seconds=False, end=match.end())


def _twenty_four(text: str, start: int) -> Clock | None:
    match = _TWENTY_FOUR.match(text, start)
    if match:
        moment = time(int(match["hour"]) % 24, int(match["minute"]))
        firm = match["mark"] is not None or match["sign"] in "hH"
        dotted, seconds = match["sign"] == ".", match["second"] is not None
        return Clock(moment, ClockStyle.TWENTY_FOUR, firm, dotted, seconds, match.end())
    match = _HOUR.match(text, start)
    if match:
        moment = time(int(match["hour"]) % 24)
        return Clock(moment, ClockStyle.TWENTY_FOUR, firm=True, dotted=False, seconds=False, end=match.end())
    return None


def _compact(text: str, start: int) -> Clock | None:
    match = _COMPACT.match(text, start)
    if not match:
        return None
    moment = time(int(match["hour"]), int(match["minute"]))
    return Clock(moment, ClockStyle.COMPACT, match["mark"] is not None, dotted=False, seconds=False, end=match.end())


def _apart(one: time, other: time) -> int:
    """Minutes between two times, the shorter way round the clock."""
    gap = abs((one.hour - other.hour) * 60 + one.minute - other.minute)
    return min(gap, 24 * 60 - gap)


def _number(digits: str) -> int:
    return int(digits.upper().replace("O", "0"))
