"""People who write, and a composer in a real browser."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from dateline.record.models import Story
from tests.newsroom import make_person, make_story
from tests.reader.conftest import browser
from tests.reader.live.conftest import LiveSite, beside_a_browser, live_site, server, slugs
from tests.reader.windows import DESK

__all__ = ["beside_a_browser", "browser", "live_site", "server"]


class Writer:
    """Somebody signed in, at one story's desk."""

    def __init__(self, story: Story, group: str | None, name: str = "Ana Ruiz") -> None:
        self.story = story
        self.person = make_person(name, group)
        self.client = Client()
        self.client.force_login(self.person)

    def url(self, rest: str) -> str:
        return f"/desk/story/{self.story.pk}/{rest}"

    def ask(self, rest: str, **given: Any) -> Any:
        """As the composer's scripts do."""
        return self.client.post(self.url(rest), json.dumps(given), content_type="application/json")

    def save(self, draft: UUID, wire: str, base_saves: int = 0, **more: Any) -> Any:
        return self.ask(f"drafts/{draft}/save/", wire=wire, base_saves=base_saves, **more)

    def publish(self, draft: UUID, wire: str, base_saves: int = 0, **more: Any) -> Any:
        return self.ask(f"drafts/{draft}/publish/", wire=wire, base_saves=base_saves, **more)


@pytest.fixture
def writer(story: Story) -> Writer:
    return Writer(story, "Reporters")


@pytest.fixture
def hire(story: Story) -> Callable[..., Writer]:
    def hired(group: str | None, name: str) -> Writer:
        return Writer(story, group, name)

    return hired


@pytest.fixture
def draft() -> UUID:
    return uuid4()


class Newsdesk:
    """The newsroom's screens in a real browser, for people who are signed in."""

    def __init__(self, site: LiveSite, browser: Browser, windows: ExitStack) -> None:
        self.site, self.browser, self.windows = site, browser, windows
        self.story = make_story(site.newsroom, slug=f"composed-{next(slugs)}")
        self.errors: list[str] = []

    def url(self, rest: str = "") -> str:
        return f"{self.site.url}/desk/story/{self.story.pk}/{rest}"

    def sign_in(self, context: BrowserContext, writer: Writer) -> None:
        session = writer.client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": self.site.url}])

    def hire(self, group: str | None = "Reporters", name: str = "Ana Ruiz") -> Writer:
        return Writer(self.story, group, name)

    def open(self, writer: Writer, rest: str = "", **options: Any) -> Page:
        """A window of its own on the story's desk, or on an address below it, once the composer runs."""
        context = self.browser.new_context(**{"viewport": DESK, **options})
        self.windows.callback(context.close)
        self.sign_in(context, writer)
        return self.look(context.new_page(), rest)

    def look(self, page: Page, rest: str = "") -> Page:
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._hear)
        page.goto(self.url(rest))
        page.wait_for_selector("[data-composer=ready]")
        return page

    def _hear(self, said: ConsoleMessage) -> None:
        """What a server refuses, or an absent network, is no fault of a script; what the policy forbids is."""
        if said.type == "error" and "Content Security Policy" in said.text:
            self.errors.append(said.text)


@pytest.fixture
def newsdesk(live_site: LiveSite, browser: Browser) -> Iterator[Newsdesk]:
    with ExitStack() as windows:
        yield Newsdesk(live_site, browser, windows)
