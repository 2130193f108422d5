"""How an instant is shown: the clock with its zone, the day, and the form that machines read.

Pure functions of the instant, an IANA zone name and a language. Each raises `ValueError` for an instant without a
zone of its own and `zoneinfo.ZoneInfoNotFoundError` (a `KeyError`) for a zone that does not exist.

English clocks follow newspaper style: "4:31 p.m. EST", "noon EST". Midnight stays "12:00 a.m.": style books put
"midnight" at the end of the old day, a page puts that instant at the start of the new one, and a reader can't know
which is meant.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils import formats, translation

from dateline.body.phrases import usable_language

_GERMAN_ZONES = {
    "CET": "MEZ",
    "CEST": "MESZ",
    "WET": "WEZ",
    "WEST": "WESZ",
    "EET": "OEZ",
    "EEST": "OESZ",
}
# What parts the weekday from the date; where the weekday comes last, the format says so.
_DAY_SHAPES = {
    "de": "{weekday}, {date}",
    "es": "{weekday}, {date}",
    "pt": "{weekday}, {date}",
    "pl": "{weekday}, {date}",
    "ru": "{weekday}, {date}",
    "uk": "{weekday}, {date}",
    "hu": "{date}, {weekday}",
    "ja": "{date} {weekday}",
    "ko": "{date} {weekday}",
    "zh": "{date} {weekday}",
}


def clock(at: datetime, zone: str, language: str) -> str:
    """The time of day with its zone: "4:31 p.m. EST", in German "16:31 MEZ"; seconds are left out."""
    local = _local(at, zone)
    return f"{_time_of_day(local, language)} {zone_name(at, zone, language)}"


def zone_name(at: datetime, zone: str, language: str) -> str:
    """The zone's abbreviation at that instant, or its offset where it has none: "EST", "UTC+3", "UTC−4:30"."""
    local = _local(at, zone)
    name = local.tzname() or ""
    # Before standard time a place kept its own local mean time, which no reader knows as LMT.
    if name.isalpha() and name != "LMT":
        return _GERMAN_ZONES.get(name, name) if _is_in(language, "de") else name
    return _offset_name(local.utcoffset() or timedelta(0))


def day(at: datetime, zone: str, language: str) -> str:
    """Weekday and date: "Thursday 2 March 2017", in German "Donnerstag, 2. März 2017"."""
    return _day(_local(at, zone).date(), language)


def short_day(at: datetime, zone: str, language: str) -> str:
    """The date without its weekday: "2 March 2017", in German "2. März 2017"."""
    return _short_day(_local(at, zone).date(), language)


def machine(at: datetime, zone: str) -> str:
    """ISO 8601 in the zone, to the second, the offset with a colon: "2017-03-02T16:31:00-05:00" (RFC 3339)."""
    local = _local(at, zone)
    offset = local.utcoffset() or timedelta(0)
    if offset % timedelta(minutes=1):
        # RFC 3339 and HTML have no seconds in an offset; local mean times do.
        local = local.astimezone(UTC)
    return local.isoformat(timespec="seconds")


# A page names the same few days over and over, and looking words up takes longer than all the rest.
@lru_cache(maxsize=1_000)
def _day(date: date, language: str) -> str:
    shape = _DAY_SHAPES.get(_main_part(language), "{weekday} {date}")
    with translation.override(usable_language(language)):
        weekday = formats.date_format(date, "l")
    return shape.format(weekday=weekday, date=_short_day(date, language))


@lru_cache(maxsize=1_000)
def _short_day(date: date, language: str) -> str:
    with translation.override(usable_language(language)):
        return formats.date_format(date, "j F Y" if _is_in(language, "en") else "DATE_FORMAT")


def _local(at: datetime, zone: str) -> datetime:
    if at.utcoffset() is None:
        raise ValueError("an instant needs a zone of its own")
    return at.astimezone(ZoneInfo(zone))


def _time_of_day(local: datetime, language: str) -> str:
    if not _is_in(language, "en"):
        with translation.override(usable_language(language)):
            return formats.time_format(local, "TIME_FORMAT")
    if (local.hour, local.minute) == (12, 0):
        return "noon"
    return f"{local.hour % 12 or 12}:{local.minute:02} {'a.m.' if local.hour < 12 else 'p.m.'}"


def _offset_name(offset: timedelta) -> str:
    minutes = round(abs(offset).total_seconds() / 60)
    sign = "−" if offset < timedelta(0) else "+"
    hours, rest = divmod(minutes, 60)
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "") if minutes else "UTC"


def _main_part(language: str) -> str:
    return language.partition("-")[0].lower()


def _is_in(language: str, main_part: str) -> bool:
    return _main_part(usable_language(language)) == main_part
