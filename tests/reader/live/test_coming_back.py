"""Who was away: with the page kept by the browser, or with a machine that slept through a night of news."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from random import Random
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Response, expect, sync_playwright

from dateline.record.models import Story
from tests.reader.conftest import ARGUMENTS
from tests.reader.live.conftest import LiveSite
from tests.reader.live.reading import FRAMES, WATCH_SHIFTS, Open, arrived, card, correct, newest, say, scroll_to

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.xdist_group("live, moving"),
]


def prose(number: int) -> str:
    """Sixty words that compress no better than what people write."""
    chance = Random(number)  # noqa: S311 (nothing secret)
    syllables = [
        "ar",
        "ne",
        "fell",
        "lo",
        "wer",
        "gate",
        "da",
        "mor",
        "ri",
        "ver",
        "tu",
        "sen",
        "ka",
        "lin",
        "ob",
        "est",
    ]
    return " ".join("".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(60)).capitalize() + "."


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One that keeps pages it leaves, which Playwright otherwise forbids it."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=[*ARGUMENTS, "--enable-features=BackForwardCache"],
            ignore_default_args=["--disable-back-forward-cache"],
        )
        yield chromium
        chromium.close()


def test_a_page_that_the_browser_kept_catches_up(opened: Open, story: Story, live_site: LiveSite) -> None:
    page = opened(story)
    read = newest(story, 12)
    scroll_to(page, newest(story, 5))
    page.evaluate("addEventListener('pageshow', event => { window.kept = event.persisted })")
    page.goto(f"{live_site.url}/")
    say(story, "While away.")
    seq = correct(story, read, "The Arne rose.")
    # A kept page does not load again.
    page.go_back(wait_until="commit")
    assert page.evaluate("window.kept"), "the browser did not keep the page"
    arrived(page, seq)
    expect(page.get_by_role("button", name="1 new update")).to_be_visible()
    expect(card(page, read)).to_contain_text("The Arne rose.")
    say(story, "And the stream is open again.")
    expect(page.get_by_role("button", name="2 new updates")).to_be_visible()


def test_who_slept_through_five_hundred_entries_wakes_in_place(opened: Open, story: Story) -> None:
    """With one question of at most 100 KB, and what was read where it was."""
    page = opened(story)
    reading = newest(story, 8)
    scroll_to(page, reading)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    for number in range(500):
        if number % 10 == 9:
            seq = correct(story, newest(story, number % 40), prose(number))
        elif number % 10 == 4:
            say(story, prose(number), key_event=prose(number)[:60])
        else:
            say(story, prose(number))
    before = card(page, reading).bounding_box()
    page.evaluate(WATCH_SHIFTS)
    asked: list[int] = []

    def weigh(answer: Response) -> None:
        if urlsplit(answer.url).path.endswith("/entries"):
            asked.append(len(gzip.compress(answer.body(), 6)))

    page.on("response", weigh)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    arrived(page, seq)
    page.evaluate(FRAMES)
    assert len(asked) == 1
    assert sum(asked) <= 100_000
    assert page.evaluate("moved") == []
    after = card(page, reading).bounding_box()
    assert before
    assert after
    assert abs(after["y"] - before["y"]) < 1
    expect(page.get_by_role("button", name="450 new updates")).to_be_visible()
