"""Whatever text comes in: no error but `NotAStory`, no word lost in silence, no time wasted."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.body.blocks import MAX_BLOCKS, body_from_json, body_to_json
from dateline.body.characters import drop_unwanted
from dateline.intake.draft_story import DraftStory
from dateline.intake.report import as_json
from dateline.intake.rolling import MAX_LINES, NotAStory, read_rolling_text
from dateline.intake.text_files import read_text_file

WORD = re.compile(r"[^\W_]+")

PIECES = st.sampled_from(
    [
        "UPDATE 9:50 p.m. EST:",
        "UPDATE 4:25 p.m.: The gate is open.",
        "UPDATE March 2, 7:24 a.m.:",
        "UPDATE:",
        "[Posted at 2:51 p.m. ET] A gate is open.",
        "[Updated, 4:15 p.m.: The crack is small.]",
        "Updated at 11.15am BST",
        "+++ 19:40 Titel +++",
        "14:35 Uhr: Text und mehr.",
        "9:50 p.m.",
        "Noon.",
        "10:42",
        "19.30 GMT",
        "ORIGINAL STORY: It began with rain.",
        "Thursday, March 2, 2017",
        "Published: March 2, 2017, 3:15 p.m. EST",
        "By Jo Bell",
        "Jo Bell",
        "— Jo Bell, mayor of Arne",
        "Mayor of Arne answers water board",
        "The water board has opened two of the four gates, its engineer says.",
        "“We heard it before we saw it, and then the river came.”",
        "WATCH | The mayor's press conference",
        "READ MORE: How the dam was built",
        "Here's the mayor's tweet.",
        "The letter from the board.",
        "What you might have missed",
        "The Associated Press contributed to this report.",
        "Ida Marsh speaks in Arne. (AP Photo/Jo Bell) (AP Photo/Jo Bell)",
        "(Foto: Jo Bell)",
        "• Two gates are open.",
        "___",
        "Read Comments",
        "Home News Sport Weather Contact",
        "We use cookies to make this page better.",
        "LOWER ARNE, Vt. (AP) — The Latest on the flood (all times local):",
        "3:15 PM - 7 Mar 2017",
        "",
        "",
        "",
    ]
)
LINES = st.lists(PIECES | st.text(max_size=40), max_size=20).map("\n".join)
STAMPS = ("UPDATE 9:50 p.m. EST: The gate is open.", "UPDATE 8 p.m.: The gate is shut.")
ROLLING = st.tuples(LINES, LINES, LINES).map(
    lambda parts: "\n\n".join([parts[0], STAMPS[0], parts[1], STAMPS[1], parts[2]])
)
PAGES = LINES | ROLLING


def said(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from said(item)
    elif isinstance(value, list):
        for item in value:
            yield from said(item)


def lost_words(text: str, story: DraftStory) -> set[str]:
    report = " ".join(said(as_json(story)))
    return set(WORD.findall(drop_unwanted(text))) - set(WORD.findall(report))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PAGES, st.none() | st.dates(), st.sampled_from([None, "Europe/Berlin", "America/New_York"]))
def test_no_page_raises_or_loses_a_word(text: str, published: date | None, timezone: str | None) -> None:
    try:
        story = read_rolling_text(text, published=published, timezone=timezone)
    except NotAStory:
        assert not any(sign.isalpha() for sign in drop_unwanted(text))
        return
    assert lost_words(text, story) == set()
    json.dumps(as_json(story))
    for update in story.updates:
        assert len(update.body) <= MAX_BLOCKS
        assert body_from_json(body_to_json(update.body)) == update.body


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_no_text_raises_or_loses_a_word(text: str) -> None:
    try:
        story = read_rolling_text(text)
    except NotAStory:
        return
    assert lost_words(text, story) == set()


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary() | st.text().map(lambda text: text.encode("utf-16", "surrogatepass")))
def test_no_bytes_raise_but_a_refusal_of_one_line(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(data)
    refusals: list[NotAStory] = []
    try:
        read_rolling_text(read_text_file(path))
    except NotAStory as refusal:
        refusals.append(refusal)
    assert not any("\n" in str(refusal) for refusal in refusals)


HOSTILE = {
    "one long word": "a" * 5_000_000,
    "one long line": "9:50 p.m. and " * 350_000,
    "short lines": "a b\n\n" * MAX_LINES,
    "too many lines": "a b\n\n" * 1_000_000,
    "stamps without text": "9:50 p.m.\n" * MAX_LINES,
    "stamps": "UPDATE 9:50 p.m. EST: The gate is open.\n\n" * MAX_LINES,
    "open brackets": "(photo " * 700_000,
    "brackets a line": ("(photo" * 60 + "\n") * 13_000,
    "digits": "a" + "1" * 200 + "\n" + ("1.2.3.4.5.6.7.8.9.1.2.3 " * 10 + "\n") * 20_000,
    "months": ("Mar Mar Mar Mar Mar Mar Mar Mar Mar Mar Mar Mar " * 4 + "\n") * 25_000,
    "names": "Jo Bell and Jo Bell, Jo Bell and Jo von der Bell\n" * MAX_LINES,
    "signs": "|" * 2_500_000 + "\n" + "+++ " * 600_000 + "and",
    "spaces": "a" + " " * 2_500_000 + "b" + "\n" * 2_400_000 + "c",
    "years": "1742: The towns agree to build a dam, it is said.\n" * MAX_LINES,
    "strays": "UPDATE 9:50 p.m.: It is open.\n10:02 And so it goes.\n" * (MAX_LINES // 2),
    "titles": "Two gates are open\n" * (MAX_LINES - 4) + "UPDATE 9:50 p.m.: It is open.\nUPDATE 9:55 p.m.: It is.\n",
    "many titles": "".join(f"Gate {number} is open\n" for number in range(MAX_LINES - 4))
    + "UPDATE 9:50 p.m.: It is open.\nUPDATE 9:55 p.m.: It is.\n",
    "bylines": "By Jo Bell\n" * (MAX_LINES - 4) + "UPDATE 9:50 p.m.: It is open.\nUPDATE 9:55 p.m.: It is.\n",
    "lead-ins": "Here's the tweet:\n" * MAX_LINES,
    "quotes": "“It is so, and so it is, he said to us.”\n— Jo Bell, mayor\n" * (MAX_LINES // 2),
}


@pytest.mark.prove
@pytest.mark.parametrize("name", HOSTILE)
def test_five_megabytes_of_anything_take_seconds(name: str) -> None:
    began = time.perf_counter()
    try:
        story = read_rolling_text(HOSTILE[name])
    except NotAStory:
        assert name == "too many lines"
    else:
        assert all(len(update.body) <= MAX_BLOCKS for update in story.updates)
    assert time.perf_counter() - began < 60


@pytest.mark.parametrize("name", ["open brackets", "one long line", "titles"])
def test_five_megabytes_take_a_second_or_two(name: str) -> None:
    began = time.perf_counter()
    read_rolling_text(HOSTILE[name])
    assert time.perf_counter() - began < 20
