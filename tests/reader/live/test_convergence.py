"""An open page ends equal to a fresh one, however its steps arrive (promise 3)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from difflib import unified_diff
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as property_settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from dateline.reader.pages import cut
from dateline.reader.steps import make_step
from tests.reader.histories import Act, acts_and_takedowns
from tests.reader.live.conftest import LiveSite, head_of
from tests.reader.live.open_story import SOURCE, OpenStory

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.xdist_group("live"),
]
# The story's own page, and some of its older and filtered pages.
ADDRESSES = ["", "", "", "page/1/", "?show=key", "?show=corrections", "?order=oldest", "?by=Petra+Lind"]
HISTORIES = 500 if os.environ.get("DATELINE_PROPERTIES") == "prove" else 50


@pytest.fixture
def open_story(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenStory]:
    """Pages of three updates, so that short histories reach several pages."""
    monkeypatch.setattr(cut, "SIZE", 3)
    context = browser.new_context()
    context.add_init_script(SOURCE)
    yield OpenStory(context.new_page())
    context.close()


@st.composite
def deliveries(draw: st.DrawFn) -> list[tuple[str, int]]:
    """What befalls a page between two entries: which of the steps so far arrive (again), and what else happens."""
    events = st.sampled_from(["step", "step", "step", "nothing", "sleep", "wake", "let in", "reset", "cut off", "back"])
    return draw(st.lists(st.tuples(events, st.integers(0, 5)), max_size=4))


@property_settings(max_examples=HISTORIES, suppress_health_check=list(HealthCheck))
@given(
    before=st.lists(acts_and_takedowns, max_size=9),
    after=st.lists(st.tuples(acts_and_takedowns, deliveries()), min_size=1, max_size=12),
    address=st.sampled_from(ADDRESSES),
)
def test_an_open_page_becomes_the_fresh_page(
    live_site: LiveSite,
    open_story: OpenStory,
    before: list[Act],
    after: list[tuple[Act, list[tuple[str, int]]]],
    address: str,
) -> None:
    """The story's own page, or one of its older or filtered pages, whose title may still count fewer updates."""
    desk = live_site.open_story()
    for act in before:
        desk.do(act)
    uuid = head_of(desk).id
    open_story.page.goto(live_site.address(desk.story) + address)
    steps: list[dict[str, Any]] = []
    for act, events in after:
        entry = desk.do(act)
        if entry is not None:
            steps.append(make_step(uuid, entry.seq - 1))
        for event, number in events:
            befall(open_story, event, steps[-1 - number :][:1])
    open_story.cut_off(alone=False)
    open_story.sleep(asleep=True)
    open_story.sleep(asleep=False)
    open_story.wait_for(head_of(desk).seq)
    # Nobody looks: then nothing is held back for fear of moving it, but new updates.
    open_story.sleep(asleep=True)
    if open_story.is_front:
        open_story.let_in()
    assert open_story.errors == []
    fresh, shown = open_story.fresh_content(), open_story.content()
    if not open_story.is_front:
        del fresh[-3], shown[-3]
    difference = "\n".join(unified_diff(fresh, shown, n=2, lineterm=""))
    assert not difference, difference


def befall(story: OpenStory, event: str, steps: list[dict[str, Any]]) -> None:
    match event:
        case "step":
            for step in steps:
                story.deliver(step)
        case "reset":
            for step in steps:
                story.deliver({"version": 1, "story": step["story"], "head": step["head"]}, "reset")
        case "sleep" | "wake":
            story.sleep(asleep=event == "sleep")
        case "let in":
            story.let_in()
        case "cut off" | "back":
            story.cut_off(alone=event == "cut off")
