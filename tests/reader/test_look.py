"""What a reader would notice if the public pages broke: seen in a real browser, on a phone and on a desk."""

from __future__ import annotations

import gzip
import re
from itertools import pairwise
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from tests.demo_site import DemoSite
from tests.reader.windows import DESK, PHONE, OpenPage

pytestmark = pytest.mark.browser

SHIFT = """() => new Promise(done => {
    let moved = 0;
    new PerformanceObserver(list => { for (const entry of list.getEntries()) moved += entry.value })
        .observe({type: "layout-shift", buffered: true});
    requestAnimationFrame(() => requestAnimationFrame(() => done(moved)));
})"""
# Lets the lazy pictures come, from the top of the page to its end.
WALK = """async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
        scrollTo({top: y, behavior: "instant"});
        await new Promise(requestAnimationFrame);
    }
    await Promise.all([...document.images].filter(image => image.checkVisibility()).map(image => image.decode()));
}"""
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"


@pytest.fixture(scope="module")
def story_url(demo_site: DemoSite) -> str:
    return demo_site.story


@pytest.fixture(scope="module")
def addresses(demo_site: DemoSite) -> list[str]:
    """One of each kind of public page, a withdrawn update and an address that leads nowhere included."""
    story = demo_site.story
    withdrawn = re.search(
        r'update-withdrawn[^>]* data-update="([^"]+)"', demo_site.html(f"{story}page/1/?order=oldest")
    )
    assert withdrawn
    then = re.findall(r"/at/(\w+)/>", demo_site.html(story.replace(demo_site.url, f"{demo_site.url}/timemap")))[-3]
    return [
        f"{demo_site.url}/",
        f"{demo_site.url}/?view=grid",
        f"{demo_site.url}/vale/",
        f"{demo_site.url}/search/?q=dam",
        f"{demo_site.url}/search/?q=zebra",
        f"{demo_site.url}/about/",
        f"{demo_site.url}/nowhere/",
        story,
        f"{story}page/1/",
        f"{story}corrections/",
        f"{demo_site.url}/corrections/",
        f"{story}at/",
        f"{story}alerts/",
        f"{story}at/{then}/",
        f"{demo_site.permalinks()[0]}at/{then}/",
        f"{story}?show=key",
        demo_site.permalinks()[0],
        f"{story}u/{withdrawn[1]}/",
    ]


def test_no_page_shuts_anybody_out(open_page: OpenPage, addresses: list[str]) -> None:
    """axe's rules for WCAG 2.2 AA and its own advice, light on a phone and dark on a desk."""
    faults = []
    for viewport, scheme in ((PHONE, "light"), (DESK, "dark")):
        for address in addresses:
            page = open_page(address, viewport=viewport, color_scheme=scheme)
            for fault in Axe().run(page).response["violations"]:
                places = [node["target"] for node in fault["nodes"]]
                faults.append(f"{address} ({scheme}): {fault['id']} at {places[:3]}")
    assert faults == []


def test_pages_fit_a_phone_and_say_what_they_are(open_page: OpenPage, addresses: list[str]) -> None:
    for address in addresses:
        page = open_page(address)
        assert page.evaluate(SIDEWAYS) <= 0, address
        levels = page.locator("h1, h2, h3, h4").evaluate_all("all => all.map(heading => Number(heading.tagName[1]))")
        assert levels.count(1) == 1, address
        assert all(below - above <= 1 for above, below in pairwise(levels)), (address, levels)
        identities = page.locator("[id]").evaluate_all("all => all.map(element => element.id)")
        assert len(identities) == len(set(identities)), address
        assert page.evaluate(
            "[...document.querySelectorAll('[aria-labelledby]')].every(named =>"
            " named.getAttribute('aria-labelledby').split(' ').every(id => document.getElementById(id)?.textContent))"
        ), address


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_jumps_while_the_story_loads(open_page: OpenPage, story_url: str, viewport: dict[str, int]) -> None:
    """Pictures come late here, as on a slow line: the words are on the screen before any of them."""
    page = open_page("about:blank", viewport=viewport)
    held: list[Route] = []
    page.route("**/media/**", lambda route: held.append(route))
    page.goto(story_url, wait_until="domcontentloaded")
    assert page.evaluate(SHIFT) == 0
    assert held
    for route in held:
        route.continue_()
    page.unroute("**/media/**")
    page.evaluate(WALK)
    assert page.evaluate(SHIFT) == 0


def test_the_lead_picture_opens_larger_by_keyboard(open_page: OpenPage, story_url: str) -> None:
    page = open_page(story_url, java_script_enabled=True, viewport=DESK)
    large = page.locator("#lead-large")
    expect(large).to_be_hidden()
    page.get_by_role("button", name="Larger picture").focus()
    page.keyboard.press("Enter")
    expect(large.get_by_role("img")).to_be_visible()
    expect(large.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(large).to_be_hidden()
    expect(page.get_by_role("button", name="Larger picture")).to_be_focused()


def test_the_large_picture_is_fetched_only_when_opened(open_page: OpenPage, story_url: str) -> None:
    page = open_page(story_url)
    loaded = "() => document.querySelector('#lead-large img').naturalWidth > 0"
    assert not page.evaluate(loaded)
    page.get_by_role("button", name="Larger picture").click()
    page.wait_for_function(loaded)


def test_the_first_tab_leads_past_the_bar(open_page: OpenPage, story_url: str) -> None:
    page = open_page(story_url)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"


def test_the_rail_stays_beside_the_updates_on_a_desk(open_page: OpenPage, story_url: str) -> None:
    page = open_page(story_url, viewport=DESK, reduced_motion="reduce")
    page.locator("article.update").last.scroll_into_view_if_needed()
    expect(page.get_by_role("navigation", name="Key events")).to_be_in_viewport()


def test_a_reader_chooses_updates_without_a_script(open_page: OpenPage, story_url: str) -> None:
    page = open_page(story_url, java_script_enabled=False)
    page.get_by_role("link", name="Key events", exact=True).click()
    shown = page.locator("article.update")
    expect(shown.first).to_be_visible()
    assert page.locator("article.update:not(.update-key)").count() == 0
    page.get_by_role("link", name="Oldest first").click()
    times = shown.locator(".when time").evaluate_all("all => all.map(time => Date.parse(time.dateTime))")
    assert times == sorted(times)
    page.get_by_role("link", name="Show all").click()
    assert page.url == f"{story_url}#updates"


def test_the_menu_opens_over_the_page(open_page: OpenPage, story_url: str) -> None:
    page = open_page(story_url, java_script_enabled=False)
    before = page.locator("h1").bounding_box()
    page.get_by_text("Menu", exact=True).click()
    expect(page.get_by_role("navigation", name="Menu").get_by_role("link").first).to_be_visible()
    assert page.locator("h1").bounding_box() == before


def test_paper_shows_the_words_and_where_they_stand(open_page: OpenPage, story_url: str) -> None:
    page = open_page(story_url, viewport=DESK, color_scheme="dark")
    page.emulate_media(media="print")
    for hidden in (".tools", ".rail", ".bar nav", ".paging", ".foot nav", ".lead-open"):
        assert page.locator(hidden).evaluate_all("all => all.every(element => !element.checkVisibility())"), hidden
    expect(page.locator("article.update").first).to_be_visible()
    address = page.locator(".permalink").first.evaluate("link => getComputedStyle(link, '::after').content")
    assert re.fullmatch(r'"https?://.+/u/[0-9a-f-]{36}/"', address)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_the_live_mark_rests_where_motion_is_unwanted(open_page: OpenPage, demo_site: DemoSite) -> None:
    """And it never moves for more than five seconds, or it would need a way to stop it (WCAG 2.2, 2.2.2)."""
    running = "document.getAnimations().map(animation => animation.effect.getComputedTiming().endTime)"
    front = f"{demo_site.url}/"
    assert open_page(front, reduced_motion="reduce").evaluate(running) == []
    ends = open_page(front).evaluate(running)
    assert ends
    assert max(ends) <= 5_000


def test_the_story_asks_nobody_else_and_obeys_its_own_policy(open_page: OpenPage, story_url: str) -> None:
    page = open_page("about:blank")
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(story_url)
    page.evaluate(WALK)
    assert {urlsplit(address).netloc for address in asked} == {urlsplit(story_url).netloc}
    assert complaints == []
    assert page.locator("script:not([src], [type='application/ld+json']), [style]").count() == 0


def test_the_story_is_light(open_page: OpenPage, story_url: str) -> None:
    """The budget: 60 KB of HTML and 12 KB of style, gzipped."""
    page: Page = open_page(story_url)
    sheets = page.locator("link[rel=stylesheet]").evaluate_all("all => all.map(link => link.href)")
    assert sum(_gzipped(address) for address in sheets) <= 12 * 1024
    assert _gzipped(story_url) <= 60 * 1024


def _gzipped(address: str) -> int:
    with urlopen(address) as answer:  # noqa: S310 (an address of the test's own server)
        return len(gzip.compress(answer.read(), 6))
