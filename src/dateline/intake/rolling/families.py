"""The stamps of a page by family, and what stands under each.

A newsroom keeps to one way of marking its updates. What else on the page looks like a stamp (the page's own "Published"
line, the hour of a talk show, a reader's comment) belongs to another family, with few members or no text of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time
from enum import StrEnum
from itertools import pairwise

from dateline.intake.rolling.clocks import ClockStyle, completed_like
from dateline.intake.rolling.furniture import is_furniture
from dateline.intake.rolling.lines import Line
from dateline.intake.rolling.order import Run, minutes, read_order
from dateline.intake.rolling.stamps import Frame, Label, Stamp, parse_stamp, parse_trailing

_SENTENCE = re.compile(r"[.!?…:][\"”“’'»)\]]*$")
# A text cut off in the middle of a sentence is prose too, once it is longer than any list item or title.
_LONG = 30
_FIRST_YEAR_HOUR = 15
"""1500 to 2059 may be years."""


class Family(StrEnum):
    LABELLED = "a word such as Update before the time"
    BRACKETED = "the time in brackets"
    POSTED = "a word such as Posted before the time"
    ALONE = "the time alone on its line"
    INLINE = "the time at the beginning of a line"
    TRAILING = "the time at the end of a title"
    TIMELESS = "a word such as Update without a time"
    ORIGINAL = "a word such as Original story"


@dataclass(frozen=True, slots=True)
class Marker:
    """A stamp and the index of its line."""

    index: int
    stamp: Stamp
    family: Family


@dataclass(frozen=True, slots=True)
class Measures:
    """What a family's stamps and the text under them look like."""

    markers: tuple[Marker, ...]
    words: tuple[int, ...]
    prose: tuple[bool, ...]
    run: Run

    @property
    def count(self) -> int:
        return len(self.markers)

    @property
    def filled(self) -> int:
        return sum(words >= 3 for words in self.words)

    @property
    def prose_share(self) -> float:
        return sum(self.prose) / len(self.prose) if self.prose else 0.0

    @property
    def typical_words(self) -> float:
        return _middle(self.words)

    @property
    def typical_gap(self) -> float:
        """Minutes between neighbours, the shorter way round the clock."""
        clocks = [minutes(marker.stamp.clock.time) for marker in self.markers if marker.stamp.clock]
        gaps = [abs(after - before) for before, after in pairwise(clocks)]
        return _middle([min(gap, 1440 - gap) for gap in gaps])

    @property
    def days_apart(self) -> int:
        """Days between the oldest and the newest stamp that print their dates with the year."""
        days = [full for marker in self.markers if marker.stamp.day and (full := marker.stamp.day.in_full())]
        return (max(days) - min(days)).days if days else 0

    @property
    def dated_share(self) -> float:
        dated = sum(marker.stamp.day is not None and marker.stamp.day.year is not None for marker in self.markers)
        return dated / len(self.markers) if self.markers else 0.0

    @property
    def firm(self) -> bool:
        """At least one stamp can be nothing but a time of day."""
        return any(marker.stamp.zone or (marker.stamp.clock and marker.stamp.clock.firm) for marker in self.markers)

    def minute_share(self, multiple: int) -> float:
        """How many of the stamps stand on a multiple of so many minutes."""
        on = sum(marker.stamp.clock.time.minute % multiple == 0 for marker in self.markers if marker.stamp.clock)
        return on / len(self.markers) if self.markers else 0.0


def _middle(values: Sequence[int]) -> float:
    """The median; 0 of nothing."""
    ordered, half = sorted(values), len(values) // 2
    if not ordered:
        return 0
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def find_markers(lines: Sequence[Line]) -> list[Marker]:
    found: list[Marker] = []
    for index, line in enumerate(lines):
        stamp = parse_stamp(line.text)
        if stamp:
            found.append(Marker(index, stamp, _family(stamp)))
        elif trailing := parse_trailing(line.text):
            found.append(Marker(index, trailing, Family.TRAILING))
    return _with_halves(_without_years(_without_echoes(found)))


def _with_halves(markers: Sequence[Marker]) -> list[Marker]:
    """ "11.43:" between "11.45pm:" and "11.39pm:" lacks its half of the day: it is read as the stamp above or below."""
    twelve = [marker for marker in markers if marker.stamp.clock and marker.stamp.clock.style is ClockStyle.TWELVE]
    if len(twelve) < 2 or len(twelve) <= 0.4 * len(markers):
        return list(markers)
    completed: list[Marker] = []
    neighbour = _clock(twelve[0])
    for marker in markers:
        clock = marker.stamp.clock
        bare = clock is not None and clock.style is ClockStyle.TWENTY_FOUR and not clock.firm and not marker.stamp.zone
        if clock and neighbour and bare and 1 <= clock.time.hour <= 12:
            stamp = replace(marker.stamp, clock=completed_like(clock, neighbour))
            completed.append(replace(marker, stamp=stamp))
        else:
            completed.append(marker)
        if clock and clock.style is ClockStyle.TWELVE:
            neighbour = clock.time
    return completed


def _without_years(markers: Sequence[Marker]) -> list[Marker]:
    """ "1142: text" is a time where not every such mark of the page can be a year: "1957: …", "2017: …"."""
    bare = [marker for marker in markers if _is_bare_number(marker)]
    if any(not _FIRST_YEAR_HOUR <= marker.stamp.clock.time.hour <= 20 for marker in bare if marker.stamp.clock):
        return list(markers)
    return [marker for marker in markers if not _is_bare_number(marker)]


def _is_bare_number(marker: Marker) -> bool:
    clock = marker.stamp.clock
    return clock is not None and clock.style is ClockStyle.COMPACT and not (clock.firm or marker.stamp.zone)


def _without_echoes(markers: Sequence[Marker]) -> list[Marker]:
    """ "11.08am BST" and "11:08" on the next line are one stamp printed twice."""
    kept: list[Marker] = []
    for marker in markers:
        above = kept[-1] if kept and kept[-1].index == marker.index - 1 else None
        both = marker.family is Family.ALONE and above is not None and above.family is Family.ALONE
        if both and above and _clock(above) == _clock(marker) and above.stamp.printed != marker.stamp.printed:
            continue
        kept.append(marker)
    return kept


def _clock(marker: Marker) -> time | None:
    return marker.stamp.clock.time if marker.stamp.clock else None


def without_page_dates(markers: Sequence[Marker]) -> list[Marker]:
    """Leaves out the page's own "Fri 19 Feb 2021 19.41 GMT" above stamps that don't print their dates."""
    own = [
        marker.stamp.alone and marker.stamp.day is not None and marker.stamp.day.year is not None for marker in markers
    ]
    if sum(own) > 0.5 * len(markers) or False not in own:
        return list(markers)
    return list(markers[own.index(False) :])


def _family(stamp: Stamp) -> Family:
    if stamp.label is Label.ORIGINAL:
        return Family.ORIGINAL
    if stamp.clock is None:
        return Family.TIMELESS
    if stamp.label is Label.UPDATE or stamp.frame is Frame.PLUS:
        return Family.LABELLED
    if stamp.label is Label.POSTED and (is_prose(stamp.rest) or stamp.rest.count(" ") >= 9):
        # A page's own "Posted at …" line has no text behind it.
        return Family.LABELLED
    if stamp.frame in {Frame.BRACKET, Frame.PARENTHESIS}:
        return Family.LABELLED if stamp.label else Family.BRACKETED
    if stamp.label is Label.POSTED:
        return Family.POSTED
    return Family.ALONE if stamp.alone else Family.INLINE


def measure(lines: Sequence[Line], markers: Sequence[Marker], end: int) -> Measures:
    """Words and prose under each of `markers`, up to the next of them, the last up to line index `end`."""
    words: list[int] = []
    prose: list[bool] = []
    ends = [*(marker.index for marker in markers[1:]), end]
    for marker, following in zip(markers, ends, strict=False):
        texts = [marker.stamp.rest] if marker.stamp.rest else []
        texts += [line.text for line in lines[marker.index + 1 : following] if not is_furniture(line.text)]
        words.append(sum(len(text.split()) for text in texts))
        prose.append(any(is_prose(text) or text.count(" ") >= _LONG for text in texts))
    moments = [(marker.stamp.clock.time, marker.stamp.day) for marker in markers if marker.stamp.clock]
    return Measures(tuple(markers), tuple(words), tuple(prose), read_order(moments))


def is_prose(text: str) -> bool:
    """A sentence: enough words, and an end."""
    return text.count(" ") >= 4 and _SENTENCE.search(text[-4:]) is not None
