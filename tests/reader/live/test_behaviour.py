"""What a reader notices of a live page: on the real stream, in a real browser, while the newsroom works."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from dateline.reader.pages import cut
from dateline.record.actions import change_story, mark, pin, publish, retract, revise, set_state
from dateline.record.models import Story, Update
from tests.newsroom import EDITOR, make_story, text
from tests.other_process import ROOT
from tests.reader.live.conftest import LiveSite, slugs
from tests.reader.windows import DESK, PHONE

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.xdist_group("live"),
]
Open = Callable[..., Page]

SCRIPT = ROOT / "src" / "dateline" / "reader" / "static" / "reader" / "live"
WATCH_SHIFTS = """() => {
    window.moved = 0;
    new PerformanceObserver(list => { for (const entry of list.getEntries()) moved += entry.value })
        .observe({type: "layout-shift"});
}"""
FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
AT = "document.getElementById('main').dataset.seq"
WORDS = "The board opened the gate after the gauge at Fell passed four metres, two hours earlier than planned. " * 3


@pytest.fixture
def story(live_site: LiveSite) -> Story:
    """A story that began this morning and has 25 updates."""
    start = datetime.now(UTC) - timedelta(hours=6)
    story = make_story(live_site.newsroom, slug=f"live-{next(slugs)}", at=start)
    for number in range(25):
        publish(story, text(f"{number}. {WORDS}"), actor=EDITOR, at=start + timedelta(minutes=number))
    return story


@pytest.fixture
def opened(browser: Browser, live_site: LiveSite) -> Iterator[Open]:
    """Opens a story in a window of its own, or in one that is given as `beside`."""
    with ExitStack() as windows:

        def open_story(story: Story, address: str = "", beside: Page | None = None, **options: Any) -> Page:
            if beside is None:
                context = browser.new_context(**{"viewport": PHONE, **options})
                windows.callback(context.close)
            page = beside.context.new_page() if beside else context.new_page()
            page.goto(live_site.address(story) + address)
            return page

        yield open_story


def say(story: Story, words: str, **more: Any) -> UUID:
    update = publish(story, text(words), actor=EDITOR, **more).update_id
    assert update
    return update


def correct(story: Story, update: UUID, words: str) -> int:
    version = Update.objects.get(pk=update).version
    note = "An earlier version named the river Orne."
    return revise(story, update, text(words), actor=EDITOR, base_version=version, change="correction", note=note).seq


def newest(story: Story, rank: int = 0) -> UUID:
    return Update.objects.filter(story_id=story.pk).order_by("-first_seq")[rank].pk


def card(page: Page, update: UUID) -> Locator:
    return page.locator(f"[data-update='{update}']")


def arrived(page: Page, seq: int) -> None:
    page.wait_for_function(f"seq => {AT} >= seq", arg=seq)


def test_new_updates_wait_behind_one_button(opened: Open, story: Story) -> None:
    page = opened(story)
    card(page, newest(story, 3)).scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    for number in range(3):
        update = say(story, f"Fresh {number}.", headline=f"Fresh {number}")
    button = page.get_by_role("button", name="3 new updates")
    expect(button).to_be_in_viewport()
    expect(page.get_by_role("status")).to_have_text("3 new updates")
    expect(page).to_have_title(re.compile(r"^\(3\) Two gates opened at Arne dam – The Vale Herald$"))
    expect(card(page, update)).to_have_count(0)
    assert page.evaluate("scrollY") == before
    button.click()
    expect(card(page, update)).to_be_in_viewport()
    expect(card(page, update).get_by_role("heading")).to_be_focused()
    expect(button).to_be_hidden()
    expect(page.get_by_role("status")).to_have_text("")
    expect(page).to_have_title(re.compile("^Two gates"))


def test_nothing_moves_while_fifty_updates_arrive(opened: Open, story: Story) -> None:
    page = opened(story, viewport=DESK)
    expect(page.locator(".live-controls")).to_be_visible()
    card(page, newest(story, 5)).evaluate("update => update.scrollIntoView({behavior: 'instant'})")
    page.evaluate(WATCH_SHIFTS)
    before = page.evaluate("scrollY")
    for number in range(50):
        say(story, f"Fresh {number}.")
    expect(page.get_by_role("status")).to_have_text("50 new updates")
    page.evaluate(FRAMES)
    assert page.evaluate("scrollY") == before
    assert page.evaluate("moved") == 0


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
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


def test_changes_to_what_is_shown_come_at_once(opened: Open, story: Story) -> None:
    page = opened(story)
    first, second, third = (newest(story, rank) for rank in range(3))
    correct(story, first, "The Arne rose.")
    expect(card(page, first)).to_contain_text("The Arne rose.")
    expect(card(page, first)).to_contain_text("Correction")
    retract(story, second, actor=EDITOR, reason="One caller, and wrong.")
    expect(card(page, second)).to_contain_text("Withdrawn")
    expect(card(page, second)).not_to_contain_text("The board opened")
    mark(story, third, label="Gate opened", actor=EDITOR)
    expect(page.get_by_role("navigation", name="Key events")).to_contain_text("Gate opened")
    change_story(story, actor=EDITOR, summary=[("Two gates are open", first)])
    expect(page.get_by_role("region", name="What we know")).to_contain_text("Two gates are open")
    set_state(story, "paused", actor=EDITOR)
    expect(page.locator(".kicker")).to_contain_text("Paused")


def test_a_link_to_an_update_that_waits_lets_it_in(opened: Open, story: Story) -> None:
    page = opened(story)
    update = say(story, "The gate is open.", key_event="Gate opened")
    page.get_by_role("navigation", name="Key events").get_by_role("link", name="Gate opened").click()
    expect(card(page, update)).to_be_in_viewport()


def test_following_lets_new_updates_in_at_the_top_only(opened: Open, story: Story) -> None:
    page = opened(story)
    page.get_by_role("button", name="Follow live").click()
    update = say(story, "At the top.")
    expect(card(page, update)).to_be_visible()
    expect(page.locator(".live-new")).to_be_hidden()
    card(page, newest(story, 6)).evaluate("update => update.scrollIntoView({behavior: 'instant'})")
    say(story, "While reading.")
    expect(page.get_by_role("button", name="1 new update")).to_be_visible()


def test_pause_keeps_the_page_as_it_is(opened: Open, story: Story) -> None:
    page = opened(story)
    pause = page.get_by_role("button", name="Pause")
    pause.click()
    expect(pause).to_have_attribute("aria-pressed", "true")
    at = page.evaluate(AT)
    seq = correct(story, newest(story), "The Arne rose.")
    page.evaluate("() => fetch(location.href)")
    assert page.evaluate(AT) == at
    pause.click()
    arrived(page, seq)
    expect(card(page, newest(story))).to_contain_text("The Arne rose.")


NEWS = re.compile(r"^2 new since you left at \d+:\d\d.[AP]M, 1 correction to something you read$")


def test_who_comes_back_is_told_what_is_new(opened: Open, story: Story) -> None:
    page = opened(story)
    address = page.url
    bar = page.locator(".live-since")
    expect(bar).to_be_hidden()
    read = newest(story, 3)
    page.goto("about:blank")
    fresh = say(story, "While away.")
    say(story, "While away as well.")
    correct(story, read, "The Arne rose.")
    page.goto(f"{address}?not-from-the-cache")
    expect(bar).to_have_text(NEWS)
    expect(bar.get_by_role("link").first).to_have_attribute("href", f"#u-{fresh}")
    expect(bar.get_by_role("link").last).to_have_attribute("href", "#changes")
    page.reload()
    expect(page.locator(".live-controls")).to_be_visible()
    expect(bar).to_be_hidden()


def test_who_goes_back_to_a_page_the_browser_kept_is_told_as_well(opened: Open, story: Story) -> None:
    page = opened(story)
    page.goto("about:blank")
    say(story, "While away.")
    say(story, "While away as well.")
    correct(story, newest(story, 3), "The Arne rose.")
    page.go_back()
    expect(page.locator(".live-since")).to_have_text(NEWS)


def test_a_page_kept_by_the_browser_catches_up(opened: Open, story: Story) -> None:
    page = opened(story)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    say(story, "While it was kept.")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(page.get_by_role("button", name="1 new update")).to_be_visible()


def test_tabs_share_one_stream(opened: Open, story: Story) -> None:
    first = opened(story)
    first.wait_for_load_state("networkidle")
    asked: list[str] = []
    first.context.on("request", lambda request: asked.append(request.url) if "/stream/" in request.url else None)
    second = opened(story, beside=first)
    say(story, "For both.")
    for page in (first, second):
        expect(page.get_by_role("button", name="1 new update")).to_be_visible()
    assert asked == []
    first.close()
    say(story, "For the one that is left.")
    expect(second.get_by_role("button", name="2 new updates")).to_be_visible()
    assert len(asked) == 1


def test_without_a_stream_it_asks_now_and_then(opened: Open, story: Story, browser: Browser) -> None:
    page = opened(story, java_script_enabled=True)
    page.clock.install()
    page.route("**/stream/**", lambda route: route.abort())
    page.reload()
    page.clock.run_for(30_000)
    say(story, "Heard late.")
    page.clock.run_for(200_000)
    expect(page.get_by_role("button", name="1 new update")).to_be_visible()


def test_an_older_page_follows_what_it_shows(
    opened: Open, story: Story, live_site: LiveSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cut, "SIZE", 10)
    page = opened(story, "page/1/")
    old = newest(story, 20)
    correct(story, old, "The Arne rose.")
    expect(card(page, old)).to_contain_text("The Arne rose.")
    say(story, "Fresh.")
    page.get_by_role("button", name="1 new update").click()
    expect(page).to_have_url(live_site.address(story))


def test_times_are_told_beside_and_in_the_readers_own_zone(opened: Open, story: Story) -> None:
    page = opened(story, timezone_id="Asia/Kolkata", locale="en-GB")
    when = card(page, newest(story)).locator(".when")
    expect(when).to_have_text(re.compile(r"E[SD]T\s+5 hours ago"))
    page.get_by_role("button", name="My time zone").click()
    expect(when).to_have_text(re.compile(r"E[SD]T\s+\d+:\d\d.[ap]m GMT\+5:30", re.IGNORECASE))


def test_a_script_that_does_not_understand_offers_to_load_again(opened: Open, story: Story) -> None:
    page = opened(story, java_script_enabled=True)
    page.route(
        "**/entries?*",
        lambda route: route.fulfill(json={"version": 2, "story": page.locator("main").get_attribute("data-story")}),
    )
    page.reload()
    expect(page.get_by_role("button", name="Load it again")).to_be_visible()


def test_the_controls_are_there_only_with_the_script(opened: Open, story: Story) -> None:
    page = opened(story, java_script_enabled=False)
    assert page.locator("button:visible").count() == 0
    assert page.locator(".live").bounding_box()["height"] == 0  # type: ignore[index]


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
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
    page.evaluate(FRAMES)
    assert page.evaluate("moved") == 0


def test_a_highlight_does_not_move_where_motion_is_unwanted(opened: Open, story: Story) -> None:
    page = opened(story, reduced_motion="reduce")
    update = newest(story)
    correct(story, update, "The Arne rose.")
    expect(card(page, update)).to_contain_text("The Arne rose.")
    colours = card(page, update).evaluate(
        "update => update.getAnimations().flatMap(animation => animation.effect.getKeyframes().map(f => f.background))"
    )
    assert len(set(colours)) == 1


def test_the_script_is_light() -> None:
    """The budget: 10 KB gzipped, every file by itself, as browsers get them."""
    files = sorted(Path(SCRIPT).glob("*.js"))
    assert files
    assert sum(len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in files) <= 10 * 1024
