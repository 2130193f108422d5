"""Which day each stamp belongs to.

A stamp's own date counts first; then a day's heading above it; then its neighbours, walked through in the order of
time: where the clock falls back by hours, a midnight lies between. The walk needs one day to start from, and takes it
from the day the page was published, or from a date that the page prints about itself. Without any, there is no day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from itertools import pairwise

from dateline.intake.draft_story import Order
from dateline.intake.rolling.dates import PrintedDate, shown
from dateline.intake.rolling.order import minutes
from dateline.intake.rolling.page_dates import PageDate, Role

OUT_OF_ORDER = 120
"""Minutes by which a stamp may stand before its predecessor on the same day: copy is filed late, not a day early."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A stamp's clock and date as printed, and the heading of its day. Without a clock it belongs between others."""

    clock: time | None
    printed: PrintedDate | None = None
    heading: PrintedDate | None = None


@dataclass(slots=True)
class Days:
    """The day of each moment (None where the page doesn't say), why, and what didn't fit."""

    days: list[date | None]
    reasons: list[str]
    warnings: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Reference:
    """A full date near which the page's others lie, and where it was found. It lends them its year."""

    day: date
    found: str


def assign_days(
    moments: Sequence[Moment], order: Order, page_dates: Sequence[PageDate], published: date | None
) -> Days:
    """The days of `moments`, which stand in the order of the page."""
    forward = list(range(len(moments)))
    walk = forward if order is Order.FORWARD else forward[::-1]
    walk = [index for index in walk if moments[index].clock]
    found = Days([None] * len(moments), [""] * len(moments))
    _own_dates(moments, walk, _reference(page_dates, moments, published), found)
    if walk and not any(found.days):
        _anchor(moments, walk, page_dates, published, found)
    _spread(moments, walk, found)
    _check_weekdays(moments, found)
    return found


def _reference(page_dates: Sequence[PageDate], moments: Sequence[Moment], published: date | None) -> _Reference | None:
    if published:
        return _Reference(published, "the day given for the page")
    for moment in moments:
        for printed in (moment.printed, moment.heading):
            if printed and (full := printed.in_full()):
                return _Reference(full, "another stamp's date")
    best = _best(page_dates)
    return _Reference(best[1], f"the date {best[0].role}, line {best[0].line}") if best else None


def _best(page_dates: Sequence[PageDate]) -> tuple[PageDate, date] | None:
    """The page's own date that is worth most: see `Role`."""
    ranked = (page_date for role in Role for page_date in page_dates if page_date.role is role)
    return next(((page_date, full) for page_date in ranked if (full := page_date.full)), None)


def _own_dates(moments: Sequence[Moment], walk: Sequence[int], reference: _Reference | None, found: Days) -> None:
    near = reference.day if reference else None
    for index in walk:
        moment = moments[index]
        for printed, reason in ((moment.printed, "the stamp prints its date"), (moment.heading, "a day's heading")):
            if printed is None or found.days[index]:
                continue
            day = printed.in_full() or (printed.near(near) if near else None)
            if day and near and printed.month is None and reference and near != reference.day and day < near:
                # Weekday names only run on: after Thursday's, Monday is the next one, not the last.
                day = _shift(day, 7)
            if day:
                found.days[index], near = day, day
                lent = "" if printed.year or not reference else f"; the year comes from {reference.found}"
                found.reasons[index] = reason + lent


def _anchor(
    moments: Sequence[Moment], walk: Sequence[int], page_dates: Sequence[PageDate], published: date | None, found: Days
) -> None:
    """Sets the day of the oldest update, or of the newest where the page says when it was last changed."""
    if published:
        found.days[walk[0]], found.reasons[walk[0]] = published, "the day given for the page"
        return
    best = _best(page_dates)
    if best is None:
        return
    page_date, day = best
    newest = page_date.role is Role.LAST or _is_newest(page_date, moments[walk[-1]])
    at = walk[-1] if newest else walk[0]
    late = page_date.clock and _minutes(moments[at]) > minutes(page_date.clock) + OUT_OF_ORDER
    found.days[at] = _shift(day, -1) if page_date.role is Role.LAST and late else day
    found.reasons[at] = f"the date {page_date.role}, line {page_date.line}"
    if page_date.role in {Role.PLAIN, Role.CAPTION} and _falls(moments, walk):
        found.warnings.append(
            f"The page runs over midnight and its date (line {page_date.line}) doesn't say which day it means; "
            f"it was taken as the day of the {'newest' if newest else 'oldest'} update."
        )


def _is_newest(page_date: PageDate, newest: Moment) -> bool:
    """A page that prints a time with its date, close to the newest update's, shows when it was last changed."""
    if page_date.role is Role.FIRST or not page_date.clock:
        return False
    return abs(minutes(page_date.clock) - _minutes(newest)) <= 30


def _minutes(moment: Moment) -> int:
    return minutes(moment.clock) if moment.clock else 0


def _falls(moments: Sequence[Moment], walk: Sequence[int]) -> list[int]:
    return [
        after for before, after in pairwise(walk) if _minutes(moments[before]) - _minutes(moments[after]) > OUT_OF_ORDER
    ]


def _spread(moments: Sequence[Moment], walk: Sequence[int], found: Days) -> None:
    """Carries known days to their neighbours, to later stamps and to earlier ones; where both ways disagree, None."""
    falls = set(_falls(moments, walk))
    later = _carried(walk, falls, found.days)
    earlier = _carried_back(walk, falls, found.days)
    for index in walk:
        if found.days[index]:
            continue
        ways = {day for day in (later[index], earlier[index]) if day}
        if len(ways) == 1:
            found.days[index] = ways.pop()
            found.reasons[index] = "carried on from the neighbouring stamps"
        elif ways:
            found.reasons[index] = "the neighbouring stamps leave two days open"
            clock = moments[index].clock
            stamped = f"{clock:%H:%M}" if clock else "?"
            found.warnings.append(f"The update stamped {stamped} may be of {shown(min(ways))} or {shown(max(ways))}.")


def _carried(walk: Sequence[int], falls: set[int], days: Sequence[date | None]) -> dict[int, date | None]:
    carried: dict[int, date | None] = {}
    day: date | None = None
    for index in walk:
        if day and index in falls:
            day = _shift(day, 1)
        day = days[index] or day
        carried[index] = day
    return carried


def _carried_back(walk: Sequence[int], falls: set[int], days: Sequence[date | None]) -> dict[int, date | None]:
    carried: dict[int, date | None] = {}
    day: date | None = None
    fell = False
    for index in reversed(walk):
        if day and fell:
            day = _shift(day, -1)
        day = days[index] or day
        carried[index] = day
        fell = index in falls
    return carried


def _shift(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _check_weekdays(moments: Sequence[Moment], found: Days) -> None:
    for moment, day in zip(moments, found.days, strict=True):
        printed = moment.printed
        if printed and day and printed.weekday is not None and printed.day and day.weekday() != printed.weekday:
            found.warnings.append(f"A stamp names another weekday than {shown(day)} had, a {day:%A}.")
