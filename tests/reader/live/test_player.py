"""A post's player in a real browser: nothing from elsewhere before a click, and little even after it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from dateline.body.blocks import Embed
from dateline.media.models import EmbedSnapshot
from dateline.record.actions import publish
from tests.newsroom import EDITOR
from tests.reader.live.conftest import LiveSite
from tests.reader.windows import OpenPage

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.xdist_group("live"),
]
FILM = "https://www.youtube.com/watch?v=abcdefghijk"
PLAYER = "https://www.youtube-nocookie.com/embed/abcdefghijk"
# What a player could try: run its script, look at the page around it, and lead the reader elsewhere.
ITS_PAGE = """<!DOCTYPE html><title>x</title><p id=state>loaded</p><script>
    try { parent.document.title; state.textContent += " sees the page" } catch { state.textContent += " alone" }
    try { top.location.href = "https://evil.example/" } catch { state.textContent += " and stays" }
</script>"""


@pytest.fixture
def page(live_site: LiveSite, open_page: OpenPage) -> Iterator[tuple[Page, list[str]]]:
    """A story with a film in it, and the addresses of other sites that were asked for. Only the player answers."""
    post = EmbedSnapshot.objects.create(
        provider="YouTube", url=FILM, text="Two gates open", player=PLAYER, player_kind="video", player_ratio="16/9"
    )
    desk = live_site.open_story()
    publish(desk.story, [Embed(url=FILM, snapshot=post.pk)], actor=EDITOR)
    shown = open_page("about:blank")
    asked: list[str] = []

    def elsewhere(route: Route) -> None:
        if route.request.url.startswith(live_site.url):
            route.continue_()
            return
        asked.append(route.request.url)
        if route.request.url == PLAYER:
            route.fulfill(body=ITS_PAGE, content_type="text/html")
        else:
            route.abort()

    shown.route("**/*", elsewhere)
    shown.goto(live_site.address(desk.story))
    yield shown, asked
    shown.unroute_all(behavior="ignoreErrors")


def test_a_click_and_nothing_but_a_click_loads_the_player(page: tuple[Page, list[str]]) -> None:
    shown, asked = page
    faults: list[str] = []
    shown.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    expect(shown.locator(".live-controls")).to_be_visible()
    link = shown.get_by_role("link", name="Watch (loads from YouTube)")
    expect(link).to_have_attribute("href", FILM)
    assert asked == []
    where = shown.url
    link.click()
    player = shown.frame_locator("iframe.player").frame_locator("iframe")
    expect(player.locator("#state")).to_have_text("loaded alone and stays")
    assert asked == [PLAYER]
    assert shown.url == where
    assert (
        shown.locator("iframe.player").evaluate("frame => Math.round(100 * frame.offsetWidth / frame.offsetHeight)")
        == 178
    )
    assert not [fault for fault in faults if "Content Security Policy" in fault]


def test_the_keyboard_plays_and_the_focus_is_not_lost(page: tuple[Page, list[str]]) -> None:
    shown, asked = page
    expect(shown.locator(".live-controls")).to_be_visible()
    shown.get_by_role("link", name="Watch (loads from YouTube)").focus()
    shown.keyboard.press("Enter")
    expect(shown.locator("iframe.player")).to_be_focused()
    expect(shown.locator("iframe.player")).to_have_attribute("title", "Watch (loads from YouTube)")
    expect(shown.frame_locator("iframe.player").frame_locator("iframe").locator("#state")).to_contain_text("loaded")
    assert asked == [PLAYER]
