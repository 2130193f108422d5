"""Which lines are stamps, and what each says."""

from __future__ import annotations

from datetime import time

import pytest

from dateline.intake.rolling.stamps import parse_stamp

STAMPS = [
    # line, time, zone, (month, day, year, weekday), text after the marker
    ("UPDATE 9:50 p.m. EST:", time(21, 50), "America/New_York", None, ""),
    ("UPDATE 2:08 p.m. EST: The dam holds.", time(14, 8), "America/New_York", None, "The dam holds."),
    ("UPDATE March 2, 7:24 a.m.:", time(7, 24), None, (3, 2, None, None), ""),
    ("UPDATE (2:35 pm):", time(14, 35), None, None, ""),
    ("UPDATE (3:00 pm.):", time(15), None, None, ""),
    ("UPDATE #3 – 5:05 p.m. PT: Open again.", time(17, 5), "America/Los_Angeles", None, "Open again."),
    ("Update 3, 2:15 p.m.: Open again.", time(14, 15), None, None, "Open again."),
    (
        "11th UPDATE: 11:32 p.m. EST: The last ward is in.",
        time(23, 32),
        "America/New_York",
        None,
        "The last ward is in.",
    ),
    (
        "Update 8:43 pm Eastern With half of the vote in",
        time(20, 43),
        "America/New_York",
        None,
        "With half of the vote in",
    ),
    ("Update 10:30 p.m. EDT Aug. 13: A gate", time(22, 30), "America/New_York", (8, 13, None, None), "A gate"),
    ("Update, March 3, 10 a.m.: Go home.", time(10), None, (3, 3, None, None), "Go home."),
    ("UPDATED at 5:02 p.m.: The search goes on.", time(17, 2), None, None, "The search goes on."),
    ("(UPDATE, 3:15 p.m.) All found.", time(15, 15), None, None, "All found."),
    ("[Update 3:15pm] All found.", time(15, 15), None, None, "All found."),
    ("[Posted at 2:51 p.m. ET] A gate is open.", time(14, 51), "America/New_York", None, "A gate is open."),
    ("[Updated, 4:15 p.m.: The crack is small.]", time(16, 15), None, None, "The crack is small."),
    ("Late Update – 2:37 PM: Misquoted.", time(14, 37), None, None, "Misquoted."),
    ("Latest Update — 3 p.m.: No comment.", time(15), None, None, "No comment."),
    ("Update vom 5. April, 14.05 Uhr: Text.", time(14, 5), None, (4, 5, None, None), "Text."),
    ("Update vom Mittwoch, 5. April 2017, 14.05 Uhr: Text.", time(14, 5), None, (4, 5, 2017, 2), "Text."),
    ("Update, 29.04.2020, 17:15 Uhr: Text.", time(17, 15), None, (4, 29, 2020, None), "Text."),
    ("Update 14:05 Uhr", time(14, 5), None, None, ""),
    ("9:50 p.m.", time(21, 50), None, None, ""),
    ("9L15 p.m.", time(21, 15), None, None, ""),
    ("1O:30 a.m.", time(10, 30), None, None, ""),
    ("11: 06 p.m.", time(23, 6), None, None, ""),
    ("11: 06", time(11, 6), None, None, ""),
    ("12 p.m.", time(12), None, None, ""),
    ("12:05 a.m.", time(0, 5), None, None, ""),
    ("Noon.", time(12), None, None, ""),
    ("12 noon", time(12), None, None, ""),
    ("Midnight", time(0), None, None, ""),
    ("19.30 GMT", time(19, 30), "Europe/London", None, ""),
    ("11.08am BST", time(11, 8), "Europe/London", None, ""),
    ("2:37 AM ET", time(2, 37), "America/New_York", None, ""),
    ("11:20 GMT+2: Talks go on.", time(11, 20), "Etc/GMT-2", None, "Talks go on."),
    ("2:51 p.m. ET, June 5, 2013", time(14, 51), "America/New_York", (6, 5, 2013, None), ""),
    ("3:15 p.m. Thursday", time(15, 15), None, (None, None, None, 3), ""),
    ("Thursday, 3:15 p.m.", time(15, 15), None, (None, None, None, 3), ""),
    ("Feb. 8, 3:40 p.m. The road is open.", time(15, 40), None, (2, 8, None, None), "The road is open."),
    ("10:02 PT: He walks on stage.", time(10, 2), "America/Los_Angeles", None, "He walks on stage."),
    ("8:40 p.m. ET: Candidates are here.", time(20, 40), "America/New_York", None, "Candidates are here."),
    ("10:11 P.M. CST | One last question.", time(22, 11), "America/Chicago", None, "One last question."),
    ("12.50pm: She tells a joke.", time(12, 50), None, None, "She tells a joke."),
    ("8:02PM - We learn where we are.", time(20, 2), None, None, "We learn where we are."),
    ("13:58 – That’s it.", time(13, 58), None, None, "That’s it."),
    ("13.29: That's it.", time(13, 29), None, None, "That's it."),
    ("10:23. More numbers: two gates.", time(10, 23), None, None, "More numbers: two gates."),
    ("11:37:08 AM", time(11, 37, 8), None, None, ""),
    ("10:02 Our engineer walks on stage.", time(10, 2), None, None, "Our engineer walks on stage."),
    ("10 a.m. PDT (1 p.m. EDT): We begin.", time(10), "America/Los_Angeles", None, "We begin."),
    ("2:30 p.m. ET / 11:30 a.m. PT", time(14, 30), "America/New_York", None, ""),
    ("1142 GMT: The bridge is closed.", time(11, 42), "Europe/London", None, "The bridge is closed."),
    ("14:35 Uhr", time(14, 35), None, None, ""),
    ("17:43 UhrSchleuse offen", time(17, 43), None, None, "Schleuse offen"),
    ("14.35 Uhr MESZ: Text.", time(14, 35), "Europe/Berlin", None, "Text."),
    ("22:25 Uhr | Titel", time(22, 25), None, None, "Titel"),
    ("+++ 19:40 Titel +++", time(19, 40), None, None, "Titel"),
    ("+++ 12:34 Uhr +++ Titel", time(12, 34), None, None, "Titel"),
    ("++ 12.34 Uhr: Titel ++", time(12, 34), None, None, "Titel"),
    ("17h45: Text.", time(17, 45), None, None, "Text."),
    ("15 h: Text.", time(15), None, None, "Text."),
    ("24:00 Uhr: Text.", time(0), None, None, "Text."),
    ("3:15 p.m. UPDATE: Text.", time(15, 15), None, None, "Text."),
    ("4:30 p.m. Thursday update: Text.", time(16, 30), None, (None, None, None, 3), "Text."),
    ("UPDATE @ 10:15 p.m.: Text.", time(22, 15), None, None, "Text."),
    ("Update 12/5/17 3:15 p.m.: Text.", time(15, 15), None, (12, 5, 2017, None), "Text."),
    ("As of 3:15 p.m.: Text.", time(15, 15), None, None, "Text."),
    ("Yesterday, 6 p.m.: Text.", time(18), None, None, "Text."),
    ("*** 14:35 Uhr: Titel ***", time(14, 35), None, None, "Titel"),
    ("14:35 Uhr +++ Titel +++", time(14, 35), None, None, "Titel"),
    ("🔴 14:35 Uhr: Text.", time(14, 35), None, None, "Text."),
    ("8:15 a.m. PST Monday, Jan. 5: Text.", time(8, 15), "America/Los_Angeles", (1, 5, None, 0), "Text."),
    ("• 3:15 p.m. — Text.", time(15, 15), None, None, "Text."),
]

NO_STAMPS = [
    "At 3 a.m. the phone rang.",
    "3 a.m. tweets are a bad idea, she said.",
    "6 a.m. is early, even for him.",
    "8:15 in the morning finds him on the dam.",
    "5 p.m. is when he goes home.",
    "9 a.m. Wednesday's meeting was cancelled.",
    "12.50 Euro costs the ticket.",
    "19.30 Meter hoch ist die Mauer.",
    "3.5 million people live here.",
    "2017 was a dry year.",
    "£12.50 – that is what it costs.",
    "UPDATE 2017: The year of the crack",
    "9:00 a.m. – 10:30 a.m. Registration",
    "10:00 – 14:00 Saturday",
    "9 a.m.-6 p.m. Monday to Friday",
    "1 p.m. to 5 p.m. Sunday",
    "7 p.m. and 9 p.m. Deep Water",
    "8 p.m. ET/PT on Channel 4",
    "00:00 | 00:00",
    "00:12:30 The first question",
    "[00:00:12] Jo Bell: Mayor, have you read it?",
    "3:15 PM - 7 Mar 2017",
    "3:15 PM · Mar 7, 2017 · Herald App",
    "24:22 for Arne",
    "13.08.2019",
    "March 2, 2017",
    "Posted at the gate at 9 a.m. was a guard.",
    "Updated to reflect the mayor's comment",
    "Midnight oil was burned.",
    "Noon came and went.",
    "Latest: the dam holds.",
    "Breaking: the dam holds.",
    "",
]


@pytest.mark.parametrize(("line", "clock", "zone", "day", "rest"), STAMPS, ids=[case[0][:40] for case in STAMPS])
def test_reads_a_stamp(
    line: str,
    clock: time,
    zone: str | None,
    day: tuple[int | None, int | None, int | None, int | None] | None,
    rest: str,
) -> None:
    stamp = parse_stamp(line)
    assert stamp is not None
    assert stamp.clock is not None
    assert stamp.clock.time == clock
    assert (stamp.zone.zone if stamp.zone else None) == zone
    printed = (stamp.day.month, stamp.day.day, stamp.day.year, stamp.day.weekday) if stamp.day else None
    assert printed == day
    assert stamp.rest == rest


@pytest.mark.parametrize("line", NO_STAMPS)
def test_takes_nothing_else_for_a_stamp(line: str) -> None:
    stamp = parse_stamp(line)
    assert stamp is None


@pytest.mark.parametrize(
    "line", ["UPDATE:", "Update, March 3:", "UPDATE: The bridge is open again.", "Update II: More rain."]
)
def test_a_label_without_a_time_has_no_clock(line: str) -> None:
    stamp = parse_stamp(line)
    assert stamp is not None
    assert stamp.clock is None
