"""The real cases of ../shared/corpora/rolling and the founding page of ../shared/seed, read without an error.

The cases' words are invented ones, their stamps and structure real; `expected.json` beside each says what they hold.
"""

from __future__ import annotations

import json
import re
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dateline.body.blocks import Context, Embed, Statement, Video
from dateline.intake.draft_story import DraftStory
from dateline.intake.rolling import read_rolling_text
from dateline.intake.text_files import read_text_file

pytestmark = pytest.mark.conformance

SHARED = Path(__file__).parents[3] / "shared"
CASES = sorted(path.parent for path in (SHARED / "corpora" / "rolling").glob("*/expected.json"))
NOT_A_LETTER = re.compile(r"[^\w]+")


def bare(text: str | None) -> str:
    return NOT_A_LETTER.sub("", text or "").lower()


def read(case: Path, wanted: dict[str, Any]) -> DraftStory:
    hints = wanted["hints"]
    published = date.fromisoformat(hints["published"]) if hints.get("published") else None
    return read_rolling_text(read_text_file(case / "input.txt"), published=published, timezone=hints.get("timezone"))


def seed() -> str:
    (page,) = (SHARED / "seed").glob("*.txt")
    return read_text_file(page)


def test_the_cases_are_there() -> None:
    assert len(CASES) >= 16


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_reads_each_case_exactly(case: Path) -> None:
    wanted = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    story = read(case, wanted)
    assert story.rolling
    assert str(story.order) == wanted["order"]
    assert bare(story.headline) == bare(wanted["headline"])
    assert [update.at.isoformat() if update.at else None for update in story.updates] == [
        update["timestamp"] for update in wanted["updates"]
    ]
    for update, expected in zip(story.updates, wanted["updates"], strict=True):
        beginning = bare(expected["first60"])[:40]
        whole = bare((update.headline or "") + update.text)
        assert bare(update.text).startswith(beginning) or whole.startswith(beginning)
    quotes = {(bare(quote.text), bare(quote.speaker)) for quote in story.quotes}
    assert quotes >= {(bare(quote["text"]), bare(quote["speaker"])) for quote in wanted["pull_quotes"]}


def test_the_founding_page_is_read_whole() -> None:
    story = read_rolling_text(seed())
    blocks = [block for update in story.updates for block in update.body]
    lost = [block for block in (*blocks, *story.background) if isinstance(block, Embed)]
    assert [str(update.at) for update in story.updates][:1] == ["2017-03-02 21:50:00-05:00"]
    assert [str(update.at) for update in story.updates][-1:] == ["2017-03-02 07:24:00-05:00"]
    assert len(story.updates) == 9
    assert sum(isinstance(block, Statement) for block in blocks) == len(story.quotes) == 2
    assert sum(isinstance(block, Video) for block in blocks) == 4
    assert sum(isinstance(block, Context) for block in blocks) == 1
    # Three headlines left behind, one of them under its lead-in; two more lead-ins; another story's title.
    assert len(lost) == 6
    assert all(block.note and block.url is None for block in lost)
    assert story.caption
    assert story.credit.count("AP Photo") == 1
    assert len(story.background) >= 5
    assert story.agency_credits == ("The Associated Press contributed to this report.",)
    assert not any("Careers" in update.text or "Pinterest" in update.text for update in story.updates)


def test_the_founding_page_takes_a_few_milliseconds() -> None:
    text = seed()
    read_rolling_text(text)
    began = time.perf_counter()
    read_rolling_text(text)
    assert time.perf_counter() - began < 0.1
