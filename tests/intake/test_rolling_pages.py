"""Whole pages in the styles of various newsrooms, all invented, each with what a careful editor would read in it.

`pages/rolling/NAME.txt` is a page and `pages/rolling/NAME.json` its reading; `pages/ordinary/` holds pages that carry
times and are no rolling stories.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dateline.intake.draft_story import DraftStory
from dateline.intake.rolling import read_rolling_text

PAGES = Path(__file__).parent / "pages"
ROLLING = sorted((PAGES / "rolling").glob("*.txt"))
ORDINARY = sorted((PAGES / "ordinary").glob("*.txt"))


def read(path: Path, wanted: dict[str, Any]) -> DraftStory:
    published = date.fromisoformat(wanted["published"]) if "published" in wanted else None
    text = path.read_text(encoding="utf-8")
    return read_rolling_text(text, published=published, timezone=wanted.get("timezone"))


@pytest.mark.parametrize("path", ROLLING, ids=lambda path: path.stem)
def test_reads_a_rolling_page(path: Path) -> None:
    wanted = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    story = read(path, wanted)
    assert story.rolling
    assert [
        {
            "time": update.at.isoformat() if update.at else None,
            "clock": update.clock.isoformat("minutes") if update.clock else None,
            "begins": update.text[:40],
            "blocks": [block.type for block in update.body],
            "headline": update.headline,
            "bylines": list(update.bylines),
        }
        for update in story.updates
    ] == [{"headline": None, "bylines": [], **update} for update in wanted["updates"]]
    assert (story.headline, str(story.order), story.timezone, story.language) == (
        wanted["headline"],
        wanted["order"],
        wanted["zone"],
        wanted["language"],
    )
    for name in ("standfirst", "caption", "credit", "background_heading"):
        assert getattr(story, name) == wanted.get(name, "")
    assert list(story.agency_credits) == wanted.get("agency_credits", [])
    assert list(story.bylines) == wanted.get("bylines", [])
    assert [[quote.text, quote.speaker] for quote in story.quotes] == wanted.get("quotes", [])
    assert [block.type for block in story.background] == wanted.get("background", [])
    assert len(story.warnings) == wanted.get("warnings", 0)


@pytest.mark.parametrize("path", ORDINARY, ids=lambda path: path.stem)
def test_takes_no_other_page_for_a_rolling_story(path: Path) -> None:
    story = read(path, {})
    assert not story.rolling
    assert len(story.updates) == 1


def ordinary(name: str) -> DraftStory:
    return read(PAGES / "ordinary" / f"{name}.txt", {})


def test_an_ordinary_article_is_one_update_with_its_headline_and_text() -> None:
    story = ordinary("one_update")
    (update,) = story.updates
    assert story.headline == update.headline == "Bridge in Arne closed after barge hits pillar"
    assert update.text.startswith("UPDATE: The bridge is open again")
    assert update.text.endswith("UPDATE, 6:10 p.m.: The second lane is expected to open on Wednesday.")
    assert update.at is None


def test_an_article_has_the_time_that_its_page_prints_for_its_publication() -> None:
    story = ordinary("posted_updated")
    assert str(story.updates[0].at) == "2017-03-07 15:15:00-05:00"
    assert "Updated" not in story.updates[0].text
    assert story.bylines == ("Jo Bell",)


def test_the_hour_of_a_concert_is_not_the_time_of_the_article() -> None:
    assert ordinary("event_listings").updates[0].clock is None


def test_readers_comments_are_no_part_of_the_article() -> None:
    story = ordinary("comments")
    assert "ferry on that river" not in story.updates[0].text
    dropped = " ".join(evidence.text for evidence in story.evidence if evidence.decision == "left out")
    assert "A ferry on that river?" in dropped
