"""Dates that a page prints about itself: "Published: …", "First published on …", a date alone on its line, the day in a
caption."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from dateline.intake.rolling.captions import is_file_picture
from dateline.intake.rolling.clocks import match_clock
from dateline.intake.rolling.dates import PrintedDate, find_dates, match_date
from dateline.intake.rolling.phrases import any_of
from dateline.intake.rolling.zones import ZoneLabel, match_zone


class Role(StrEnum):
    """What a page date is the date of, in the order of how much it is worth."""

    FIRST = "first published"
    LAST = "last updated"
    PLAIN = "printed on the page"
    CAPTION = "in the caption"


@dataclass(frozen=True, slots=True)
class PageDate:
    role: Role
    day: PrintedDate | None
    clock: time | None
    zone: ZoneLabel | None
    line: int

    @property
    def full(self) -> date | None:
        return self.day.in_full() if self.day else None


_LAST = any_of(
    r"(?:last |latest |most recently )?(?:updated?|modified|edited)", r"(?:zuletzt )?(?:aktualisiert|geändert)", "stand"
)
_FIRST = any_of(
    r"(?:first |originally )?(?:published|posted|created)",
    *("publication date", "veröffentlicht", "erstellt", "erschienen", "date", "datum"),
)
_LABEL = re.compile(rf"(?P<last>{_LAST})|(?P<first>{_FIRST})", re.IGNORECASE)
_FILLER = re.compile(
    r"(?:[\s,;:|·•/()\[\]–—-]|\b(?:at|on|by the page|um|am|vom|der|den|the|and|und|kl)\b)+", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 160


def read_page_dates(text: str, line: int) -> list[PageDate]:
    """The dates of a line that holds nothing else. A time alone ("02:51 PM ET") counts; running text gives none."""
    if len(text) > _LONGEST:
        return []
    found: list[PageDate] = []
    role, position = Role.PLAIN, 0
    while position < len(text):
        filler = _FILLER.match(text, position)
        position = filler.end() if filler else position
        if position == len(text):
            break
        label = _LABEL.match(text, position)
        day = match_date(text, position)
        clock = None if day else match_clock(text, position)
        zone = None if day or clock else match_zone(text, position)
        if label:
            role, position = Role.LAST if label["last"] else Role.FIRST, label.end()
        elif day:
            _add(found, PageDate(role, day[0], None, None, line))
            position = day[1]
        elif clock:
            _add(found, PageDate(role, None, clock.time, None, line))
            position = clock.end
        elif zone and found:
            _add(found, PageDate(role, None, None, zone, line))
            position = zone.end
        else:
            return []
    return found


def speaks_of_the_page(dates: Sequence[PageDate]) -> bool:
    """True where a line's dates are surely the page's own: labelled, or a day with its year. "7 p.m. Saturday" may be
    the hour of a concert."""
    return any(page_date.role is not Role.PLAIN or page_date.full for page_date in dates)


def read_dated_place(text: str, line: int) -> PageDate | None:
    """The date of a short line that begins with a place: "LONDON, 3 January 2012", "ARNE, Calif. -- July 6, 2017"."""
    if len(text) > 80 or not text[0].isupper():
        return None
    for day, start in find_dates(text):
        match = match_date(text, start)
        around = text[:start] + (text[match[1] :] if match else "")
        if day.in_full() and 1 <= len(_WORD.findall(around)) <= 4 and not around.strip().endswith((".", "!", "?")):
            return PageDate(Role.PLAIN, day, None, None, line)
    return None


def _add(found: list[PageDate], new: PageDate) -> None:
    """A time and a date with one label are one moment."""
    last = found[-1] if found else None
    clashes = last and (
        last.role is not new.role or (last.day and new.day) or (last.clock and new.clock) or (last.zone and new.zone)
    )
    if last is None or clashes:
        found.append(new)
        return
    found[-1] = PageDate(last.role, last.day or new.day, last.clock or new.clock, last.zone or new.zone, last.line)


def caption_dates(caption: str, line: int) -> Iterator[PageDate]:
    """Days in a caption, unless the picture is from the archive."""
    if not is_file_picture(caption):
        for day, _ in find_dates(caption[:2000]):
            yield PageDate(Role.CAPTION, day, None, None, line)
