"""The page and the alerts themselves, in a real browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from dateline.alerts.models import Subscription
from dateline.record.actions import set_state
from dateline.record.models import Story
from tests.alerts.reading import Reader
from tests.newsroom import EDITOR, make_story
from tests.reader.conftest import browser
from tests.reader.live.conftest import LiveSite, beside_a_browser, live_site, server, slugs
from tests.reader.windows import DESK, PHONE

__all__ = ["beside_a_browser", "browser", "live_site", "server"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
READER = Reader("/send/1")
WINDOW: dict[str, Any] = {"viewport": PHONE}
# No push service can be reached from a test, so the browser's own word of a subscription is put in its place.
SUBSCRIBED = """(given) => {
    const subscription = {
        ...given, toJSON: () => given, unsubscribe: async () => true,
        options: {applicationServerKey: null},
    };
    let there = null;
    PushManager.prototype.getSubscription = async () => there;
    PushManager.prototype.subscribe = async (options) => {
        if (!options.userVisibleOnly || !options.applicationServerKey) throw new Error("not as asked");
        return (there = subscription);
    };
}"""
SHOWN = """async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map(({title, body, tag, data, lang}) =>
        ({title, body, tag, data, lang}));
}"""


@pytest.fixture
def story(live_site: LiveSite) -> Story:
    return make_story(live_site.newsroom, slug=f"alerts-{next(slugs)}")


@pytest.fixture
def context(browser: Browser, live_site: LiveSite) -> Iterator[BrowserContext]:
    opened = browser.new_context(**WINDOW)
    yield opened
    opened.close()


def allow(context: BrowserContext, site: LiveSite) -> None:
    context.grant_permissions(["notifications"], origin=site.url)


def opened(context: BrowserContext, site: LiveSite, story: Story) -> Page:
    page = context.new_page()
    page.goto(f"{site.address(story)}alerts/")
    return page


@pytest.mark.parametrize(("scheme", "size"), [("light", PHONE), ("dark", DESK)])
@pytest.mark.parametrize("state", ["live", "ended"])
def test_the_page_shuts_nobody_out(
    browser: Browser, live_site: LiveSite, story: Story, scheme: Any, size: Any, state: str
) -> None:
    if state == "ended":
        set_state(story, "ended", actor=EDITOR)
    context = browser.new_context(viewport=size, color_scheme=scheme)
    allow(context, live_site)
    page = opened(context, live_site, story)
    if state == "live":
        expect(page.get_by_role("button", name="Send me alerts")).to_be_visible()
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    context.close()


def test_a_reader_finds_the_page_begins_and_stops(context: BrowserContext, live_site: LiveSite, story: Story) -> None:
    allow(context, live_site)
    complaints: list[str] = []
    context.on("console", lambda message: complaints.append(message.text))
    context.add_init_script(f"({SUBSCRIBED})({json.dumps(READER.subscription)})")
    page = context.new_page()
    page.goto(live_site.address(story))
    page.get_by_role("link", name="Alerts", exact=True).click()
    status = page.get_by_role("status")
    expect(status).to_have_text("This browser gets no alerts of this story.")
    page.get_by_role("button", name="Send me alerts").press("Enter")
    expect(page.get_by_role("button", name="Stop alerts")).to_be_focused()
    expect(status).to_have_text("This browser gets alerts of this story.")
    assert Subscription.objects.get().endpoint == READER.endpoint
    page.get_by_role("button", name="Stop alerts").click()
    expect(status).to_have_text("This browser gets no alerts of this story.")
    assert not Subscription.objects.exists()
    assert complaints == []


def test_what_the_site_refuses_is_said_in_its_words(context: BrowserContext, live_site: LiveSite, story: Story) -> None:
    allow(context, live_site)
    strange = {**READER.subscription, "endpoint": "https://127.0.0.1/send"}
    context.add_init_script(f"({SUBSCRIBED})({json.dumps(strange)})")
    page = opened(context, live_site, story)
    page.get_by_role("button", name="Send me alerts").click()
    expect(page.get_by_role("status")).to_have_text("The subscription has no address that alerts can be sent to.")
    expect(page.get_by_role("button", name="Send me alerts")).to_be_enabled()


def test_who_has_denied_alerts_is_told_how_to_allow_them(
    context: BrowserContext, live_site: LiveSite, story: Story
) -> None:
    context.add_init_script("Object.defineProperty(Notification, 'permission', {get: () => 'denied'})")
    page = opened(context, live_site, story)
    expect(page.get_by_role("status")).to_contain_text("Its settings for this site let you allow them.")
    expect(page.get_by_role("button")).to_have_count(0)


def test_a_browser_that_can_not_says_so(context: BrowserContext, live_site: LiveSite, story: Story) -> None:
    context.add_init_script("delete window.PushManager")
    page = opened(context, live_site, story)
    expect(page.get_by_role("status")).to_have_text("This browser can’t show alerts of websites.")
    expect(page.get_by_role("button")).to_have_count(0)


def test_without_script_the_page_says_what_is_missing(browser: Browser, live_site: LiveSite, story: Story) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = opened(context, live_site, story)
    expect(page.get_by_role("status")).to_have_text("Your browser has to run this page’s script to get alerts.")
    expect(page.get_by_role("button")).to_have_count(0)
    context.close()


def test_a_message_becomes_a_notification_that_leads_to_the_update(
    context: BrowserContext, live_site: LiveSite, story: Story
) -> None:
    allow(context, live_site)
    page = opened(context, live_site, story)
    registered: list[dict[str, Any]] = []
    devtools = context.new_cdp_session(page)
    devtools.on("ServiceWorker.workerRegistrationUpdated", lambda event: registered.extend(event["registrations"]))
    devtools.send("ServiceWorker.enable")
    page.evaluate("navigator.serviceWorker.register('/alerts-worker.js').then(() => navigator.serviceWorker.ready)")
    while not registered:
        page.wait_for_timeout(20)
    told = {
        "title": "Two gates opened at Arne dam",
        "update": "018f",
        "url": f"{story.get_url()}u/018f/",
        "lang": "en",
        "dir": "ltr",
    }
    push = {"origin": live_site.url, "registrationId": registered[0]["registrationId"]}
    # The second of an update takes the first one's place.
    for body in ("A gate opens", "Gates open"):
        devtools.send("ServiceWorker.deliverPushMessage", {**push, "data": json.dumps({**told, "body": body})})
        page.wait_for_function(f"async body => (await ({SHOWN})()).some(shown => shown.body === body)", arg=body)
    assert page.evaluate(SHOWN) == [
        {"title": told["title"], "body": "Gates open", "tag": "018f", "data": told["url"], "lang": "en"}
    ]
    devtools.send("ServiceWorker.deliverPushMessage", {**push, "data": "no JSON"})
    page.wait_for_function(f"async () => (await ({SHOWN})()).length === 2")
