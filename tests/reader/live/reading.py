"""What tests of the live page share: what the newsroom does meanwhile, and what the reader sees of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from playwright.sync_api import Locator, Page

from dateline.record.actions import publish, revise
from dateline.record.models import Story, Update
from tests.newsroom import EDITOR, text

Open = Callable[..., Page]

WORDS = "The board opened the gate after the gauge at Fell passed four metres, two hours earlier than planned. " * 3
AT = "document.getElementById('main').dataset.seq"
FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
# Each shift that the browser counts against the page, with what moved.
WATCH_SHIFTS = """() => {
    window.moved = [];
    const told = ({node, previousRect, currentRect}) => [node?.outerHTML?.slice(0, 120) ?? node?.data,
        [previousRect, currentRect].map(({x, y, width, height}) => [x, y, width, height])];
    new PerformanceObserver(list => {
        for (const {value, sources} of list.getEntries()) moved.push([value, ...sources.map(told)]);
    }).observe({type: "layout-shift"});
}"""


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


def scroll_to(page: Page, update: UUID) -> None:
    card(page, update).first.evaluate("update => update.scrollIntoView({behavior: 'instant'})")
    page.evaluate(FRAMES)
