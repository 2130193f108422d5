"""From clocks, days and zones to instants.

A stamp's own zone label counts first, then that of the nearest stamp that has one; then what the page declares for all
its times; then the zone given by whoever imports; then a zone in the page's own dates; then the place of the dateline;
then a zone beside a time in the headline or intro. A page that says none of this has clocks but no instants.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from dateline.intake.rolling.clocks import match_clock
from dateline.intake.rolling.dates import shown
from dateline.intake.rolling.head import Head
from dateline.intake.rolling.lines import Line
from dateline.intake.rolling.places import dateline_zone
from dateline.intake.rolling.zones import (
    LOCAL,
    ZoneLabel,
    could_be_labelled,
    declared_zone,
    is_plain_gmt,
    match_zone,
    season_warning,
    zone_info,
)

_DIGIT = re.compile(r"(?<![\w.])\d")
_DECLARED_REACH = 400


@dataclass(frozen=True, slots=True)
class PageZone:
    """The zone that holds where a stamp has no label of its own, and why."""

    zone: str | None
    reason: str
    label: str = ""
    line: int | None = None


@dataclass(slots=True)
class Instants:
    at: list[datetime | None]
    reasons: list[str]
    timezone: str | None
    warnings: list[str] = field(default_factory=list)


def page_zone(head: Head, lines: Sequence[Line], given: str | None) -> PageZone:
    place = _dateline_place(head, lines)
    for line in lines:
        label = declared_zone(line.text) if len(line.text) <= 2000 else declared_zone(line.text[:_DECLARED_REACH])
        if label and label.zone == LOCAL:
            if place:
                return PageZone(place[1], f"all times are local, and the dateline is {place[0]}", line=line.number)
        elif label:
            return PageZone(label.zone, f"the page says that all times are {label.printed}", label.printed, line.number)
    if given:
        return PageZone(given, "the zone given for this page")
    for page_date in head.dates:
        if page_date.zone and page_date.zone.zone != LOCAL:
            return PageZone(
                page_date.zone.zone, "the zone of the page's own date", page_date.zone.printed, page_date.line
            )
    if place:
        return PageZone(place[1], f"the dateline is {place[0]}")
    for text in (head.headline, head.standfirst, *(line.text for line in head.intro[:6])):
        mentioned = _mentioned_zone(text[:1000])
        if mentioned:
            return PageZone(mentioned.zone, f"the intro gives a time in {mentioned.printed}", mentioned.printed)
    return PageZone(None, "the page names no zone")


def _dateline_place(head: Head, lines: Sequence[Line]) -> tuple[str, str] | None:
    if head.dateline:
        return dateline_zone(head.dateline)
    texts = [head.standfirst, *(line.text for line in head.intro[:3])]
    return next((place for text in texts if (place := dateline_zone(text))), None)


def _mentioned_zone(text: str) -> ZoneLabel | None:
    for digit in _DIGIT.finditer(text):
        clock = match_clock(text, digit.start())
        if clock and text[clock.end : clock.end + 1] == " ":
            label = match_zone(text, clock.end + 1)
            if label and label.zone != LOCAL:
                return label
    return None


def instants(
    clocks: Sequence[time | None],
    days: Sequence[date | None],
    labels: Sequence[ZoneLabel | None],
    page: PageZone,
    given: str | None,
) -> Instants:
    """The instants of the stamps, in the order of the page; None where day or zone is unknown."""
    named = _with_neighbours(
        [(label.zone, label.printed) if label and label.zone != LOCAL else None for label in labels]
    )
    found = Instants([None] * len(clocks), [""] * len(clocks), None)
    used: Counter[str | None] = Counter()
    for index, (clock, day) in enumerate(zip(clocks, days, strict=True)):
        if clock is None:
            found.reasons[index] = "the stamp gives no time"
            continue
        zone, label, found.reasons[index] = named[index] or (page.zone, page.label, page.reason)
        if zone and given and zone != given:
            if could_be_labelled(given, label):
                zone = given
            else:
                found.warnings.append(
                    f"The page says {label or zone}; the given zone {given} was not used for its stamps."
                )
        if zone and day and is_plain_gmt(label, datetime.combine(day, clock, zone_info(zone))):
            found.warnings.append(
                f"The page says GMT on {shown(day)}, when London keeps BST; it was read as GMT itself."
            )
            zone, label = "UTC", "UTC"
        used[zone] += 1
        if zone and day:
            found.at[index] = _instant(day, clock, zone, label, found.warnings)
    found.warnings = list(dict.fromkeys(found.warnings))
    found.timezone = used.most_common(1)[0][0] if used else page.zone
    return found


def _with_neighbours(own: Sequence[tuple[str, str] | None]) -> list[tuple[str | None, str, str] | None]:
    """Each stamp's zone, label and why: its own, or that of the nearest stamp that has one."""
    labelled = [index for index, value in enumerate(own) if value]
    found: list[tuple[str | None, str, str] | None] = []
    for index, value in enumerate(own):
        place = bisect(labelled, index)
        nearest = min(labelled[max(place - 1, 0) : place + 1], key=lambda other: abs(other - index), default=None)
        borrowed = own[nearest] if nearest is not None else None
        if value:
            found.append((*value, f"the stamp says {value[1]}"))
        else:
            found.append((*borrowed, f"the nearest stamp with a zone says {borrowed[1]}") if borrowed else None)
    return found


def _instant(day: date, clock: time, zone: str, label: str, warnings: list[str]) -> datetime | None:
    at = datetime.combine(day, clock, zone_info(zone))
    warning = season_warning(label, at)
    if warning:
        warnings.append(warning)
    try:
        back = at.astimezone(UTC).astimezone(at.tzinfo)
    except OverflowError:
        return None
    if back.replace(tzinfo=None) != at.replace(tzinfo=None):
        warnings.append(f"At {clock:%H:%M} on {shown(day)} the clocks of {zone} were put forward; that time never was.")
    return at
