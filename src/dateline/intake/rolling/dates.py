"""Dates as newsrooms print them, in English and German: "March 2, 2017", "Aug. 13", "3 March", "Mittwoch, 5. April",
"13.08.2019", "3/2/17", "2017-03-02", and a weekday alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11,
    "dec": 12, "jän": 1, "mär": 3, "mae": 3, "mrz": 3, "mai": 5, "okt": 10, "dez": 12,
}  # fmt: skip
_MONTH = (
    r"(?P<month>Jan(?:uary|uar)?|Jän(?:ner)?|Feb(?:ruary|ruar)?|Mar(?:ch)?|März|Maerz|Mrz|Apr(?:il)?|May|Mai|June?|Juni|"
    r"July?|Juli|Aug(?:ust)?|Sept?(?:ember)?|O[ck]t(?:ober)?|Nov(?:ember)?|De[cz](?:ember)?)(?!\w)\.?"
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TAGE = ("mo", "di", "mi", "do", "fr", "sa", "so")
_WEEKDAY_NAME = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag"
)
_WEEKDAY_SHORT = r"(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun|Mo|Di|Mi|Do|Fr|Sa|So)(?:\.,?|,)"
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})(?!\d|:\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_MONTH}\s(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?(?!\w|[:.][0-9])(?:,?\s{_YEAR})?",
        rf"(?:the\s)?(?P<day>[0-3]?[0-9])(?:st|nd|rd|th|\.)?\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?",
        r"(?P<year>(?:19|20)[0-9]{2})-(?P<number>[01][0-9])-(?P<day>[0-3][0-9])(?!\d)",
        r"(?P<day>[0-3]?[0-9])\.\s?(?P<number>[01]?[0-9])\.(?:\s?(?P<year>(?:19|20)[0-9]{2})|(?P<short>[0-9]{2}))?(?!\d|:\d)",
        r"(?P<number>[0-3]?[0-9])/(?P<day>[0-3]?[0-9])(?:/(?P<year>(?:19|20)[0-9]{2})|/(?P<short>[0-9]{2}))?(?!\d|:\d|/)",
    )
)
_SLASHED = _FORMS[-1]
_WEEKDAY = re.compile(rf"(?P<name>{_WEEKDAY_NAME})(?![\w’'-])[.,]?", re.IGNORECASE)
_WEEKDAY_BEFORE_DATE = re.compile(
    rf"(?P<name>{_WEEKDAY_NAME}|{_WEEKDAY_SHORT}|Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?![\w’'-])[.,]*(?:\s(?:den|dem|the))?\s",
    re.IGNORECASE,
)
_MAYBE = re.compile(
    r"(?<!\w)(?:[0-9]|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Die|Mit|Don|Sam|Son|Jan|Jän|Feb|Mar|Mär|Apr|May|Mai|Jun|Jul|Aug|Sep|"
    r"Oct|Okt|Nov|De[cz])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as far as it was printed. A weekday alone has no month and no day; "3/2" may be read two ways."""

    month: int | None = None
    day: int | None = None
    year: int | None = None
    weekday: int | None = None
    slashed: bool = False

    def in_full(self) -> date | None:
        """The date where it was printed with its year and can be read one way only."""
        if self.year is None or self.month is None or self.day is None or (self.slashed and self.other_way()):
            return None
        return date(self.year, self.month, self.day)

    def other_way(self) -> PrintedDate | None:
        """3/2 read as 3 February instead of 2 March, where both are dates."""
        if not self.slashed or self.month is None or self.day is None or self.day > 12 or self.month == self.day:
            return None
        return PrintedDate(self.day, self.month, self.year, self.weekday, slashed=True)

    def near(self, day: date) -> date | None:
        """The date closest to `day` that fits what was printed, or None where nothing close enough does."""
        if self.month is None or self.day is None:
            return _nearest_weekday(self.weekday, day)
        years = [self.year] if self.year else [day.year - 1, day.year, day.year + 1]
        ways = [self, *filter(None, [self.other_way()])]
        fits = [found for way in ways for year in years if (found := _date(year, way.month, way.day))]
        fits = [found for found in fits if self.weekday is None or found.weekday() == self.weekday] or fits
        return min(fits, key=lambda found: abs(found - day), default=None)


def shown(day: date) -> str:
    """A date as notes and warnings print it: "2 March 2017"."""
    return f"{day.day} {day:%B %Y}"


def match_date(text: str, start: int, *, lone_weekday: bool = True) -> tuple[PrintedDate, int] | None:
    """The date that begins at `start`, with where it ends."""
    before = _WEEKDAY_BEFORE_DATE.match(text, start)
    weekday = _weekday(before["name"]) if before else None
    for begin in [before.end(), start] if before else [start]:
        found = _match_day(text, begin, weekday if before and begin == before.end() else None)
        if found:
            return found
    alone = _WEEKDAY.match(text, start) if lone_weekday else None
    return (PrintedDate(weekday=_weekday(alone["name"])), alone.end()) if alone else None


def find_dates(text: str) -> Iterator[tuple[PrintedDate, int]]:
    """Each date with a day and a month in a running text, and where it begins. A small letter ("may 2") begins none."""
    position = 0
    while place := _MAYBE.search(text, position):
        found = None if place[0].islower() else match_date(text, place.start(), lone_weekday=False)
        if found:
            yield found[0], place.start()
        position = found[1] if found else place.end()


def _match_day(text: str, start: int, weekday: int | None) -> tuple[PrintedDate, int] | None:
    for form in _FORMS:
        match = form.match(text, start)
        if not match:
            continue
        parts = match.groupdict()
        month = _MONTHS[parts["month"][:3].lower()] if parts.get("month") else int(parts["number"])
        day, slashed = int(parts["day"]), form is _SLASHED
        if slashed and month > 12:
            month, day = day, month
        year = int(parts["year"]) if parts.get("year") else 2000 + int(parts["short"]) if parts.get("short") else None
        if _date(year or 2000, month, day):
            return PrintedDate(month, day, year, weekday, slashed), match.end()
    return None


def _weekday(name: str) -> int:
    lowered = name.lower().rstrip(".,")
    if lowered[:3] in _WEEKDAYS:
        return _WEEKDAYS.index(lowered[:3])
    return _TAGE.index(lowered[:2])


def _date(year: int | None, month: int | None, day: int | None) -> date | None:
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None


def _nearest_weekday(weekday: int | None, day: date) -> date | None:
    if weekday is None:
        return None
    ahead = (weekday - day.weekday()) % 7
    try:
        return day + timedelta(days=ahead if ahead <= 3 else ahead - 7)
    except OverflowError:
        return None
