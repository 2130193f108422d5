"""Days, zones and instants, and the cases in which a page doesn't say."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.intake.rolling import read_rolling_text
from dateline.intake.rolling.dates import find_dates, match_date
from dateline.intake.rolling.zones import declared_zone, match_zone


def times(*stamps: str, published: date | None = None, timezone: str | None = None, head: str = "") -> list[str | None]:
    pages = "\n\n".join(f"UPDATE {stamp}: The gate was looked at again, and it is open." for stamp in stamps)
    story = read_rolling_text(f"Gate at Arne\n\n{head}\n\n{pages}", published=published, timezone=timezone)
    return [update.at.isoformat(timespec="minutes") if update.at else None for update in story.updates]


def warnings(*stamps: str, published: date | None = None, timezone: str | None = None) -> tuple[str, ...]:
    pages = "\n\n".join(f"UPDATE {stamp}: The gate was looked at again, and it is open." for stamp in stamps)
    return read_rolling_text(f"Gate at Arne\n\n{pages}", published=published, timezone=timezone).warnings


def test_without_a_day_there_is_no_instant() -> None:
    assert times("6 p.m. EST", "4 p.m. EST") == [None, None]


def test_without_a_zone_there_is_no_instant() -> None:
    assert times("6 p.m.", "4 p.m.", published=date(2017, 3, 2)) == [None, None]


def test_a_midnight_is_found_in_both_orders() -> None:
    newest_first = times("12:05 a.m. ET", "10:30 p.m.", "9 p.m.", published=date(2017, 3, 2))
    assert newest_first == ["2017-03-03T00:05-05:00", "2017-03-02T22:30-05:00", "2017-03-02T21:00-05:00"]
    assert times("9 p.m. ET", "10:30 p.m.", "12:05 a.m.", published=date(2017, 3, 2)) == newest_first[::-1]


def test_a_stamp_a_little_out_of_order_is_of_the_same_day() -> None:
    assert times("6 p.m. ET", "4:10 p.m.", "4:30 p.m.", "3 p.m.", published=date(2017, 3, 2)) == [
        "2017-03-02T18:00-05:00",
        "2017-03-02T16:10-05:00",
        "2017-03-02T16:30-05:00",
        "2017-03-02T15:00-05:00",
    ]


def test_a_date_without_a_year_takes_it_from_the_page() -> None:
    dated = times("Jan. 1, 1 a.m. ET", "Dec. 31, 11 p.m.", head="Published: December 31, 2017")
    assert dated == ["2018-01-01T01:00-05:00", "2017-12-31T23:00-05:00"]


def test_weekdays_run_on_from_the_day_of_publication() -> None:
    dated = times("3:15 p.m. ET Friday", "8 a.m. Thursday", "10:20 p.m. Wednesday", published=date(2017, 3, 1))
    assert dated == ["2017-03-03T15:15-05:00", "2017-03-02T08:00-05:00", "2017-03-01T22:20-05:00"]


def test_where_two_days_are_possible_there_is_none() -> None:
    stamps = ("March 9, 9 a.m. ET", "8 a.m.", "March 5, 7 p.m.")
    assert times(*stamps, published=date(2017, 3, 5))[1] is None
    warned = "\n".join(warnings(*stamps, published=date(2017, 3, 5)))
    assert "stamped 08:00 may be of 6 March 2017 or 9 March 2017" in warned


def test_a_date_in_a_caption_gives_the_day_unless_the_picture_is_from_the_archive() -> None:
    caption = "Ida Marsh speaks in Arne on Thursday, March 2, 2017. ({} Photo/Jo Bell)"
    assert times("6 p.m. ET", "4 p.m.", head=caption.format("Herald"))[0] == "2017-03-02T18:00-05:00"
    assert times("6 p.m. ET", "4 p.m.", head=caption.format("File")) == [None, None]


def test_a_page_over_midnight_with_a_plain_date_says_that_it_guessed() -> None:
    stamps = "UPDATE 12:05 a.m. ET: It is open.\n\nUPDATE 10 p.m.: It is shut.\n\nUPDATE 9 p.m.: It is."
    story = read_rolling_text(f"Gate at Arne\n\nMarch 2, 2017\n\n{stamps}")
    assert str(story.updates[0].at) == "2017-03-03 00:05:00-05:00"
    assert "runs over midnight" in "\n".join(story.warnings)


def test_a_slashed_date_is_read_as_what_lies_near_the_page() -> None:
    assert times("12/5/17, 3 p.m. ET", "1 p.m.", published=date(2017, 12, 5))[0] == "2017-12-05T15:00-05:00"
    assert times("5/12/17, 3 p.m. GMT", "1 p.m.", published=date(2017, 12, 5))[0] == "2017-12-05T15:00+00:00"


def test_the_zone_of_a_neighbour_is_inherited() -> None:
    assert times("6 p.m. PT", "4 p.m.", published=date(2017, 7, 2))[1] == "2017-07-02T16:00-07:00"


def test_a_stamps_own_zone_counts_before_the_one_given() -> None:
    stamps, day, zone = ("6 p.m. PT", "4 p.m."), date(2017, 7, 2), "Europe/Berlin"
    assert times(*stamps, published=day, timezone=zone)[0] == "2017-07-02T18:00-07:00"
    assert "the given zone Europe/Berlin was not used" in "\n".join(warnings(*stamps, published=day, timezone=zone))


def test_a_given_zone_that_prints_the_same_label_is_used() -> None:
    story = read_rolling_text(
        "Gate at Arne\n\nUPDATE 6 p.m. EST: It is open.\n\nUPDATE 4 p.m.: It is shut.", timezone="America/Detroit"
    )
    assert story.timezone == "America/Detroit"


def test_labels_and_season_that_disagree_are_named() -> None:
    day = date(2017, 7, 2)
    assert "says EST, but on 2 July 2017" in "\n".join(warnings("6 p.m. EST", "4 p.m.", published=day))
    assert times("6 p.m. EST", "4 p.m.", published=day)[0] == "2017-07-02T18:00-04:00"


def test_gmt_in_summer_is_gmt() -> None:
    assert times("18:20 GMT", "16:05 GMT", published=date(2017, 7, 2))[0] == "2017-07-02T18:20+00:00"
    assert times("18:20 GMT", "16:05 GMT", published=date(2017, 1, 2))[0] == "2017-01-02T18:20+00:00"


@pytest.mark.parametrize(
    ("head", "offset"),
    [
        ("ARNE, N.H. (AP) — The Latest on the gate (all times local):", "-05:00"),
        ("The Latest on the gate (all times EDT):", "-05:00"),
        ("The Latest on the gate (all times are Central Standard Time):", "-06:00"),
        ("All times stated are UK", "+00:00"),
        ("WASHINGTON (AP) — The gate at Arne was opened on Thursday.", "-05:00"),
        ("Berlin (dpa) - Die Schleuse in Arne ist am Donnerstag geöffnet worden.", "+01:00"),
        ("Alle Zeiten in MEZ.", "+01:00"),
        ("The board speaks at 10 a.m. PST (1 p.m. EST) about the gate, and we are in the room.", "-08:00"),
        ("First published on Thu 2 Mar 2017 08.02 GMT", "+00:00"),
    ],
)
def test_the_page_says_its_zone_in_many_ways(head: str, offset: str) -> None:
    assert times("6 p.m.", "4 p.m.", published=date(2017, 3, 2), head=head)[0] == f"2017-03-02T18:00{offset}"


def test_a_place_that_nobody_lists_has_no_zone() -> None:
    dateline = "ARNE, Ky. (AP) — The gate at Arne was opened on Thursday."
    assert times("6 p.m.", "4 p.m.", published=date(2017, 3, 2), head=dateline) == [None, None]


def test_an_hour_that_the_clocks_skip_is_named() -> None:
    assert any("never was" in text for text in warnings("2:30 a.m. ET", "1:30 a.m.", published=date(2017, 3, 12)))


def test_a_clock_without_its_half_of_the_day_is_read_as_its_neighbours() -> None:
    stamps = "11.45pm: It is open.\n\nUPDATE 11.43: It is shut.\n\nUPDATE 11.39pm: It is open."
    story = read_rolling_text(f"Gate at Arne\n\nUPDATE {stamps}")
    assert [update.clock.hour for update in story.updates if update.clock] == [23, 23, 23]
    assert [any(evidence.decision == "clock" for evidence in update.evidence) for update in story.updates] == [
        False,
        True,
        False,
    ]


def test_an_unknown_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="not the name of a time zone"):
        read_rolling_text("Gate at Arne", timezone="Arne/Mill")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("March 2, 2017", date(2017, 3, 2)),
        ("Thursday, March 2, 2017", date(2017, 3, 2)),
        ("Aug. 13, 2019", date(2019, 8, 13)),
        ("June 5th, 2013", date(2013, 6, 5)),
        ("Thu 6 Jul 2017", date(2017, 7, 6)),
        ("the 2nd of March 2017", date(2017, 3, 2)),
        ("Mittwoch, 5. April 2017", date(2017, 4, 5)),
        ("Mittwoch, den 5. April 2017", date(2017, 4, 5)),
        ("13.08.2019", date(2019, 8, 13)),
        ("1. März 2020", date(2020, 3, 1)),
        ("2017-03-02", date(2017, 3, 2)),
        ("31/3/2017", date(2017, 3, 31)),
    ],
)
def test_reads_dates(text: str, day: date) -> None:
    found = match_date(text, 0)
    assert found is not None
    assert found[0].in_full() == day
    assert found[1] == len(text)


@pytest.mark.parametrize(
    "text", ["February 30, 2017", "13.13.2019", "May the board speak", "March 14:05", "may 2, 2017"]
)
def test_finds_no_date(text: str) -> None:
    assert not [printed for printed, _ in find_dates(text) if printed.in_full()]


def test_finds_dates_in_running_text() -> None:
    text = "Ida Marsh on Thursday, March 2, 2017, three years after June 5, 2014."
    assert [printed.in_full() for printed, _ in find_dates(text)] == [date(2017, 3, 2), date(2014, 6, 5)]


@pytest.mark.parametrize("text", ["IST", "Central Park", "Eastern bank", "US", "ET phone", "local people"])
def test_takes_no_other_words_for_a_zone(text: str) -> None:
    label = match_zone(text, 0)
    assert label is None or label.printed == "ET"


def test_all_times_need_a_zone() -> None:
    assert declared_zone("At all times the gate was shut. Eastern winds blew.") is None
