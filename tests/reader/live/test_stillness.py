"""Nothing moves under a reader's eye while everything happens to a story: by Chromium's layout-shift API."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from dateline.record.actions import (
    change_story,
    mark,
    pin,
    retract,
    revise,
    set_state,
    unmark,
    unpin,
    verify,
)
from dateline.record.models import Entry, Story, Update
from tests.newsroom import EDITOR, text
from tests.reader.live.reading import (
    AT,
    FRAMES,
    WATCH_SHIFTS,
    WORDS,
    Open,
    arrived,
    card,
    correct,
    newest,
    say,
    scroll_to,
)
from tests.reader.windows import DESK, PHONE

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.xdist_group("live, moving"),
]
WINDOWS = pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
LONGER = "Two gates opened at Arne dam as two towns are told to leave and the wall is watched by night"


def moved(page: Page) -> Any:
    page.evaluate(FRAMES)
    return page.evaluate("moved")


def everything(story: Story) -> Iterator[Callable[[], object]]:
    """What a newsroom does to a story in a bad hour, over and over, to updates of every rank."""
    rank = cycle(range(20))
    summary = cycle(range(1, 6))

    def old() -> Any:
        for _ in range(20):
            update = newest(story, next(rank))
            if not Update.objects.get(pk=update).retracted_at:
                return update
        raise AssertionError("everything is retracted")

    def reword() -> None:
        update = old()
        version = Update.objects.get(pk=update).version
        body = text(WORDS * 2)
        revise(story, update, body, actor=EDITOR, base_version=version, change="addition", headline="A headline")

    while True:
        yield lambda: say(story, "Fresh.", key_event="The second gate was opened by hand")
        yield lambda: say(story, WORDS, headline="The wall holds")
        yield lambda: correct(story, old(), WORDS * 2)
        yield lambda: verify(story, old(), "confirmed", note="Two engineers say so.", actor=EDITOR)
        yield lambda: pin(story, old(), actor=EDITOR)
        yield lambda: change_story(story, actor=EDITOR, headline=LONGER)
        yield lambda: retract(story, old(), actor=EDITOR, reason="One caller, and wrong.")
        yield lambda: change_story(story, actor=EDITOR, standfirst="Engineers say the wall is holding. " * 4)
        yield lambda: mark(story, old(), label="A key event after all", actor=EDITOR)
        yield lambda: change_story(story, actor=EDITOR, summary=[(f"Known {n}", old()) for n in range(next(summary))])
        yield reword
        yield lambda: set_state(story, "paused", actor=EDITOR)
        yield lambda: retract(story, newest(story), actor=EDITOR, reason="Not ours to tell.")
        yield lambda: unpin(story, actor=EDITOR)
        yield lambda: unmark(story, Update.objects.filter(story_id=story.pk, key=True)[0].pk, actor=EDITOR)
        yield lambda: change_story(story, actor=EDITOR, headline="Two gates", standfirst="", bylines=["Ana Ruiz"])
        yield lambda: set_state(story, "live", actor=EDITOR)


def last_seq(story: Story) -> int:
    entry = Entry.objects.filter(story_id=story.pk).order_by("-seq").first()
    assert entry
    return entry.seq


@pytest.mark.parametrize(
    ("viewport", "place"),
    [(PHONE, "top"), (DESK, "top"), (PHONE, "middle"), (DESK, "middle"), (PHONE, "first update"), (DESK, "end")],
    ids=["phone top", "desk top", "phone middle", "desk middle", "phone first update", "desk end"],
)
def test_nothing_moves_while_everything_happens(
    opened: Open, story: Story, viewport: dict[str, int], place: str
) -> None:
    """Fifty entries of every kind; at last the reader lets them in and has the newest page."""
    mark(story, newest(story, 2), label="First gate opened", actor=EDITOR)
    change_story(story, actor=EDITOR, summary=[("One gate is open", newest(story, 2))], standfirst="The wall holds.")
    page = opened(story, viewport=viewport)
    expect(page.locator(".live-controls")).to_be_visible()
    if place == "end":
        page.evaluate("scrollTo({top: document.body.scrollHeight, behavior: 'instant'})")
    elif place != "top":
        scroll_to(page, newest(story, 0 if place == "first update" else 8))
    page.evaluate(FRAMES)
    page.evaluate(WATCH_SHIFTS)
    acts = everything(story)
    for number in range(1, 51):
        next(acts)()
        if number % 5 == 0:
            arrived(page, last_seq(story))
            assert moved(page) == [], number
    expect(page.locator(".live-new")).to_be_visible()
    page.locator(".live-new").click()
    expect(page.locator("h1")).to_have_text(page.title().removesuffix(" – The Vale Herald"))
    expect(page.locator(".live-new")).to_be_hidden()


@pytest.mark.parametrize(
    ("viewport", "place"), [(PHONE, 8), (DESK, 8), (DESK, 24)], ids=["phone middle", "desk middle", "desk end"]
)
def test_nothing_moves_where_frames_are_late(
    browser: Browser, opened: Open, story: Story, viewport: dict[str, int], place: int
) -> None:
    """On a slow or busy machine much happens before the next frame is shown."""
    page = opened(story, viewport=viewport)
    expect(page.locator(".live-controls")).to_be_visible()
    scroll_to(page, newest(story, place))
    page.evaluate(WATCH_SHIFTS)
    acts = everything(story)
    for number in range(10):
        with no_frame(browser):
            for _ in range(4):
                next(acts)()
            page.wait_for_function(f"seq => {AT} >= seq", arg=last_seq(story), polling=50)
            # Longer than the page waits between two changes.
            page.evaluate("() => new Promise(done => setTimeout(done, 250))")
        assert moved(page) == [], number


@contextmanager
def no_frame(browser: Browser) -> Iterator[None]:
    """Chromium draws in a process of its own, which stands still meanwhile."""
    told = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    drawing = [process["id"] for process in told if process["type"] == "GPU"]
    try:
        for process in drawing:
            os.kill(process, signal.SIGSTOP)
        yield
    finally:
        for process in drawing:
            os.kill(process, signal.SIGCONT)


@WINDOWS
def test_what_is_read_stays_where_it_is(opened: Open, story: Story, viewport: dict[str, int]) -> None:
    """While an update above it grows, another is withdrawn, one is pinned and the headline changes."""
    page = opened(story, viewport=viewport)
    reading = card(page, newest(story, 8))
    reading.evaluate("update => update.scrollIntoView({behavior: 'instant'})")
    before = reading.bounding_box()
    correct(story, newest(story, 2), WORDS * 8)
    retract(story, newest(story, 4), actor=EDITOR, reason="One caller, and wrong.")
    pin(story, newest(story, 12), actor=EDITOR)
    seq = change_story(story, actor=EDITOR, headline="Two gates opened at Arne dam as towns are told to leave").seq
    arrived(page, seq)
    after = reading.bounding_box()
    assert before
    assert after
    assert abs(after["y"] - before["y"]) < 1
    expect(page.locator("h1")).to_have_text("Two gates opened at Arne dam as towns are told to leave")
    assert page.get_by_role("status").text_content() == ""


@WINDOWS
def test_nothing_jumps_when_the_script_starts(opened: Open, story: Story, viewport: dict[str, int]) -> None:
    """It comes late here, as on a slow line: the page is read already."""
    page = opened(story, viewport=viewport)
    held: list[Route] = []
    page.route("**/live/main.js*", lambda route: held.append(route))
    page.goto(f"{page.url}?late", wait_until="commit")
    page.locator(".days").evaluate("days => days.scrollIntoView({behavior: 'instant'})")
    page.evaluate("() => scrollBy({top: -150, behavior: 'instant'})")
    page.evaluate(FRAMES)
    page.evaluate(WATCH_SHIFTS)
    held[0].continue_()
    expect(page.locator(".live-controls")).to_be_visible()
    expect(page.locator(".ago").first).to_be_visible()
    assert moved(page) == []


@WINDOWS
def test_what_would_move_what_is_seen_waits_until_it_is_not(
    opened: Open, story: Story, viewport: dict[str, int]
) -> None:
    page = opened(story, viewport=viewport)
    seen = newest(story)
    scroll_to(page, seen)
    correct(story, seen, WORDS * 2)
    shown = page.get_by_role("button", name="Show what has changed")
    expect(shown).to_be_visible()
    expect(card(page, seen)).not_to_contain_text("Correction")
    assert page.get_by_role("status").text_content() == ""
    scroll_to(page, newest(story, 15))
    expect(card(page, seen)).to_contain_text("Correction")
    expect(shown).to_be_hidden()
    seen = newest(story, 15)
    correct(story, seen, WORDS * 2)
    shown.click()
    expect(card(page, seen)).to_contain_text("Correction")


@WINDOWS
def test_what_waits_is_not_tried_over_and_over(opened: Open, story: Story, viewport: dict[str, int]) -> None:
    """A held change costs a phone's battery nothing."""
    page = opened(story, viewport=viewport)
    scroll_to(page, newest(story, 3))
    arrived(page, correct(story, newest(story, 3), WORDS * 2))
    expect(page.get_by_role("button", name="Show what has changed")).to_be_visible()
    again = page.evaluate("""async () => {
        let again = 0;
        addEventListener("scrollend", ({isTrusted}) => again += !isTrusted);
        for (let frame = 0; frame < 60; frame++) await new Promise(requestAnimationFrame);
        return again;
    }""")
    assert again <= 1


@WINDOWS
def test_withdrawn_words_go_at_once(opened: Open, story: Story, viewport: dict[str, int]) -> None:
    """From the list, from the key events beside it and from the pinned update, though nothing else moves."""
    seen = newest(story)
    mark(story, newest(story, 3), label="First gate opened", actor=EDITOR)
    mark(story, seen, label="Wall gave way", actor=EDITOR)
    pin(story, newest(story, 1), actor=EDITOR)
    page = opened(story, viewport=viewport)
    expect(page.locator(".live-controls")).to_be_visible()
    page.evaluate(WATCH_SHIFTS)
    retract(story, seen, actor=EDITOR, reason="One caller, and wrong.")
    seq = retract(story, newest(story, 1), actor=EDITOR, reason="It was not ours.").seq
    arrived(page, seq)
    expect(page.get_by_text("Wall gave way")).not_to_be_visible()
    expect(page.locator(".pinned .fragment")).not_to_be_visible()
    assert moved(page) == []
    expect(card(page, seen)).to_contain_text("Withdrawn")
    page.evaluate("scrollTo({top: document.body.scrollHeight, behavior: 'instant'})")
    expect(card(page, seen)).not_to_have_attribute("style", "")


def test_who_looks_elsewhere_comes_back_to_the_whole_of_it(opened: Open, story: Story) -> None:
    """What was held back is shown while the page is hidden, and the reading position stays."""
    page = opened(story)
    seen = newest(story, 5)
    scroll_to(page, seen)
    arrived(page, correct(story, seen, WORDS * 2))
    before = card(page, seen).bounding_box()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    expect(card(page, seen)).to_contain_text("Correction")
    after = card(page, seen).bounding_box()
    assert before
    assert after
    assert abs(after["y"] - before["y"]) < 1
