"""A site that runs in this process while a test publishes."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

import pytest
import uvicorn
from django.core.cache import cache
from django.db import connection
from playwright.sync_api import Browser
from pytest_django.plugin import DjangoDbBlocker

from dateline.record.models import Head, Story
from tests.newsroom import Newsroom, make_newsroom, make_story
from tests.reader.histories import START, Newsdesk

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


@pytest.fixture(scope="session")
def ground(django_db_setup: None) -> str:
    """What Wagtail's migrations left in the database, which a test that commits has to lay again."""
    contents: str = connection._test_serialized_contents  # type: ignore[attr-defined]
    return contents


@pytest.fixture(scope="module")
def beside_a_browser(ground: str, browser: Browser) -> Iterator[None]:
    """Playwright runs a loop in the test's thread. Django takes that for asynchronous code, which it is not, and makes
    another connection there, which does not know the ground."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    connection._test_serialized_contents = ground  # type: ignore[attr-defined]
    yield
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def server(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The whole application on a port of its own, on the tests' database. Its address."""
    from dateline.config.asgi import application

    listener = socket.create_server(("127.0.0.1", 0))
    running = uvicorn.Server(uvicorn.Config(application, log_level="warning", timeout_graceful_shutdown=2))
    with django_db_blocker.unblock():
        thread = threading.Thread(target=running.run, args=([listener],), name="server")
        thread.start()
        yield f"http://localhost:{listener.getsockname()[1]}"
        running.should_exit = True
        thread.join()


@pytest.fixture
def live_site(beside_a_browser: None, transactional_db: None, server: str) -> LiveSite:
    cache.clear()
    return LiveSite(server, make_newsroom())
