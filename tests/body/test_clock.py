"""Times as people and machines read them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfoNotFoundError, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.body.clock import clock, day, machine, short_day, zone_name

AT = datetime(2017, 3, 2, 21, 31, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "zone", "language", "shown"),
    [
        (AT, "America/New_York", "en", "4:31 p.m. EST"),
        (AT, "America/New_York", "en-GB", "4:31 p.m. EST"),
        (AT, "Europe/Berlin", "de", "22:31 MEZ"),
        (datetime(2017, 7, 2, 14, 31, tzinfo=UTC), "Europe/Berlin", "de-AT", "16:31 MESZ"),
        (datetime(2017, 7, 2, 14, 31, tzinfo=UTC), "Europe/Berlin", "en", "4:31 p.m. CEST"),
        (datetime(2017, 7, 2, 14, 31, tzinfo=UTC), "Europe/Athens", "de", "17:31 OESZ"),
        (AT, "Europe/Paris", "fr", "22:31 CET"),
        (AT, "Europe/Istanbul", "en", "12:31 a.m. UTC+3"),
        (AT, "Asia/Kathmandu", "en", "3:16 a.m. UTC+5:45"),
        (AT, "America/Sao_Paulo", "en", "6:31 p.m. UTC−3"),
        (AT, "UTC", "en", "9:31 p.m. UTC"),
        (datetime(2017, 3, 2, 17, 0, tzinfo=UTC), "America/New_York", "en", "noon EST"),
        (datetime(2017, 3, 2, 17, 1, tzinfo=UTC), "America/New_York", "en", "12:01 p.m. EST"),
        (datetime(2017, 3, 2, 5, 0, tzinfo=UTC), "America/New_York", "en", "12:00 a.m. EST"),
        (datetime(1850, 3, 2, 17, 0, tzinfo=UTC), "America/New_York", "en", "12:03 p.m. UTC−4:56"),
    ],
)
def test_the_clock_carries_its_zone(at: datetime, zone: str, language: str, shown: str) -> None:
    assert clock(at, zone, language) == shown


def test_the_hour_that_comes_twice_is_told_apart_by_its_zone() -> None:
    first = datetime(2017, 11, 5, 5, 30, tzinfo=UTC)
    assert clock(first, "America/New_York", "en") == "1:30 a.m. EDT"
    assert clock(first + timedelta(hours=1), "America/New_York", "en") == "1:30 a.m. EST"


@pytest.mark.parametrize(
    ("language", "long", "short"),
    [
        ("en", "Thursday 2 March 2017", "2 March 2017"),
        ("en-us", "Thursday 2 March 2017", "2 March 2017"),
        ("de", "Donnerstag, 2. März 2017", "2. März 2017"),
        ("fr", "jeudi 2 mars 2017", "2 mars 2017"),
        ("es", "jueves, 2 de marzo de 2017", "2 de marzo de 2017"),
        ("nb", "torsdag 2. mars 2017", "2. mars 2017"),
        ("ja", "2017年3月2日 木曜日", "2017年3月2日"),
    ],
)
def test_days_read_as_the_language_writes_them(language: str, long: str, short: str) -> None:
    assert day(AT, "America/New_York", language) == long
    assert short_day(AT, "America/New_York", language) == short


def test_the_day_is_the_zone_s_day() -> None:
    assert short_day(AT, "Asia/Tokyo", "en") == "3 March 2017"


def test_machines_get_seconds_and_an_offset_with_a_colon() -> None:
    assert machine(AT, "America/New_York") == "2017-03-02T16:31:05-05:00"
    assert machine(AT.replace(microsecond=999), "UTC") == "2017-03-02T21:31:05+00:00"
    assert machine(datetime(1850, 3, 2, 17, 0, tzinfo=UTC), "America/New_York") == "1850-03-02T17:00:00+00:00"


@given(st.integers(-5_000_000_000, 7_000_000_000), st.sampled_from(sorted(available_timezones())))
def test_every_zone_at_every_time_can_be_shown_and_read_back(seconds: int, zone: str) -> None:
    instant = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    assert datetime.fromisoformat(machine(instant, zone)) == instant
    assert clock(instant, zone, "en").endswith(f" {zone_name(instant, zone, 'en')}")


def test_an_instant_without_a_zone_and_a_zone_that_does_not_exist_are_refused() -> None:
    with pytest.raises(ValueError, match="zone of its own"):
        clock(AT.replace(tzinfo=None), "UTC", "en")
    with pytest.raises(ZoneInfoNotFoundError):
        day(AT, "Vale/Arne", "en")
