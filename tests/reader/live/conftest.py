"""A site that runs in this process while a test publishes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page
from pytest_django.plugin import DjangoDbBlocker

from dateline.record.actions import publish
from dateline.record.models import Head, Story
from tests.newsroom import EDITOR, Newsroom, make_newsroom, make_story, text
from tests.page_cache.serving import serving
from tests.reader.histories import START, Newsdesk
from tests.reader.live.reading import WORDS, Open
from tests.reader.windows import PHONE

slugs = count(1)


@dataclass(frozen=True)
class LiveSite:
    """`url` without a slash at its end."""

    url: str
    newsroom: Newsroom

    def open_story(self, **facts: Any) -> Newsdesk:
        return Newsdesk(make_story(self.newsroom, slug=f"dam-{next(slugs)}", at=START, **facts))

    def address(self, story: Story) -> str:
        return f"{self.url}{story.get_url()}"


def head_of(desk: Newsdesk) -> Head:
    """As it is now."""
    return Head.objects.get(story_id=desk.story.pk)


@pytest.fixture(scope="module")
def beside_a_browser(browser: Browser) -> Iterator[None]:
    """Playwright runs a loop in the test's thread. Django takes that for asynchronous code, which it is not."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    yield
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="module")
def server(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The whole application on a port of its own, on the tests' database. Its address.

    It ends with the module: what else the site does while it runs, such as sending alerts, would take other tests'
    work away."""
    from dateline.config.asgi import django_application, site
    from dateline.config.kept_pages import kept_pages

    pages = kept_pages(django_application)
    with django_db_blocker.unblock(), serving(site(pages), pages, log_level="warning") as running:
        yield f"http://localhost:{running.port}"


@pytest.fixture
def live_site(beside_a_browser: None, transactional_db: None, server: str) -> LiveSite:
    cache.clear()
    return LiveSite(server, make_newsroom())


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
