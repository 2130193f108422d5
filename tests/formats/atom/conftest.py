"""A story at an address of its own, and its feeds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from dateline.record.models import Story
from tests.formats.atom.reading import Feed, read
from tests.newsroom import Newsroom, make_newsroom, make_story

SITE = "https://valeherald.example"
START = datetime(2017, 3, 2, 18, tzinfo=UTC)

Get = Callable[[str], Feed]


@pytest.fixture
def newsroom(db: None, settings: Settings) -> Newsroom:
    settings.WAGTAILADMIN_BASE_URL = SITE
    return make_newsroom()


@pytest.fixture
def story(newsroom: Newsroom) -> Story:
    return make_story(newsroom, at=START, standfirst="The wall is holding.", bylines=["Ana Ruiz"], tags=["Arne dam"])


@pytest.fixture
def get(client: Client) -> Get:
    def fetched(address: str) -> Feed:
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
        return read(answer.content)

    return fetched
