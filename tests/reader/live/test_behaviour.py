"""What a reader notices of a live page: on the real stream, in a real browser, while the newsroom works."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from dateline.reader.pages import cut
from dateline.record.actions import change_story, mark, retract, set_state
from dateline.record.models import Story
from tests.newsroom import EDITOR
from tests.other_process import ROOT
from tests.reader.live.conftest import LiveSite
from tests.reader.live.reading import AT, Open, arrived, card, correct, newest, say, scroll_to

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.xdist_group("live"),
]
SCRIPT = ROOT / "src" / "dateline" / "reader" / "static" / "reader" / "live"


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


def test_changes_out_of_sight_come_at_once(opened: Open, story: Story) -> None:
    page = opened(story)
    first, second, third = (newest(story, rank) for rank in range(3))
    scroll_to(page, newest(story, 15))
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
    scroll_to(page, newest(story, 5))
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
    seq = correct(story, newest(story, 20), "The Arne rose.")
    page.evaluate("() => fetch(location.href)")
    assert page.evaluate(AT) == at
    pause.click()
    arrived(page, seq)
    expect(card(page, newest(story, 20))).to_contain_text("The Arne rose.")


NEWS = re.compile(r"^2 new since you left at \d+:\d\d.[AP]M, 1 correction to something you read$")


def test_who_comes_back_is_told_what_is_new(opened: Open, story: Story) -> None:
    page = opened(story)
    address = page.url
    bar = page.locator(".live-since p")
    expect(bar).to_be_hidden()
    read = newest(story, 3)
    page.goto("about:blank")
    fresh = say(story, "While away.")
    say(story, "While away as well.")
    correct(story, read, "The Arne rose.")
    page.goto(f"{address}?not-from-the-cache")
    expect(bar).to_have_text(NEWS)
    expect(bar.get_by_role("link").first).to_have_attribute("href", f"#u-{fresh}")
    expect(bar.get_by_role("link").last).to_have_attribute("href", re.compile(r"^corrections/#c-\d+$"))
    bar.get_by_role("link").last.click()
    correction = page.locator(":target")
    expect(correction).to_contain_text("The Arne rose.")
    expect(correction.locator("del").first).to_be_visible()
    page.go_back()
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
    expect(page.locator(".live-since p")).to_have_text(NEWS)


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


def test_a_filtered_page_takes_in_what_it_shows(opened: Open, story: Story) -> None:
    mark(story, newest(story, 4), label="First gate opened", actor=EDITOR)
    page = opened(story, "?show=key")
    update = say(story, "The second gate is open.", key_event="Second gate opened")
    page.get_by_role("button", name="1 new update").click()
    expect(card(page, update)).to_be_visible()
    expect(page.locator(".chosen-line")).to_contain_text("2 updates")
    expect(page.get_by_role("navigation", name="Key events")).to_contain_text("Second gate opened")
    assert page.url.endswith("?show=key")


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


def test_a_highlight_does_not_move_where_motion_is_unwanted(opened: Open, story: Story) -> None:
    page = opened(story, reduced_motion="reduce")
    update = newest(story, 20)
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
