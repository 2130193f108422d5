"""What search engines and other sites are told of a page."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from dateline.record.actions import publish, retract
from dateline.record.models import Story
from tests.newsroom import EDITOR, make_newsroom, make_story, text

pytestmark = pytest.mark.django_db
START = datetime(2017, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def story(settings: Settings) -> Story:
    settings.WAGTAILADMIN_BASE_URL = "https://valeherald.example"
    return make_story(make_newsroom(), at=START, standfirst="The wall is holding.")


def told(html: str) -> dict[str, str]:
    """Name or property and content of each `meta`, and the canonical address."""
    found = dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', html))
    canonical = re.search(r'<link rel="canonical" href="([^"]+)"', html)
    return {**found, "canonical": canonical[1] if canonical else ""}


def get(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_a_story_is_told_by_its_headline_and_standfirst(client: Client, story: Story) -> None:
    card = told(get(client, story.get_url()))
    assert card["og:title"] == "Two gates opened at Arne dam"
    assert card["og:description"] == card["description"] == "The wall is holding."
    assert card["og:type"] == "article"
    assert card["canonical"] == card["og:url"] == f"https://valeherald.example{story.get_url()}"


def test_an_update_is_told_by_its_own_words(client: Client, story: Story) -> None:
    words = "The board opened the third gate. " * 20
    entry = publish(story, text(words), actor=EDITOR, headline="Third gate opened", at=START)
    card = told(get(client, f"{story.get_url()}u/{entry.update_id}/"))
    assert card["og:title"] == "Third gate opened"
    assert card["og:description"].startswith("The board opened the third gate.")
    assert len(card["og:description"]) <= 200
    assert card["canonical"].endswith(f"/u/{entry.update_id}/")
    assert card["article:published_time"] == "2017-03-02T07:00:00-05:00"


def test_a_filtered_page_is_the_story_again(client: Client, story: Story) -> None:
    publish(story, text("A first word."), actor=EDITOR, key_event="First", at=START)
    for query in ("?show=key", "?order=oldest", "?by=Nobody"):
        assert told(get(client, story.get_url() + query))["canonical"].endswith(story.get_url())


def test_an_older_page_is_a_page_of_its_own(client: Client, story: Story) -> None:
    for minute in range(40):
        publish(story, text(f"Word {minute}."), actor=EDITOR, at=START + timedelta(minutes=minute))
    address = f"{story.get_url()}page/1/"
    assert told(get(client, address))["canonical"].endswith(address)


def test_what_is_withdrawn_is_not_told_on(client: Client, story: Story) -> None:
    entry = publish(story, text("The wall has broken."), actor=EDITOR, headline="Breach", at=START)
    assert entry.update_id
    retract(story, entry.update_id, actor=EDITOR, reason="One caller, and wrong.", at=START)
    page = get(client, f"{story.get_url()}u/{entry.update_id}/", status=410)
    assert told(page)["robots"] == "noindex"
    assert "Breach" not in page
    assert "One caller, and wrong." in page


def test_a_story_says_its_language_and_direction(client: Client) -> None:
    story = make_story(make_newsroom(), at=START, language="ar")
    page = get(client, story.get_url())
    assert '<html lang="ar" dir="rtl">' in page
    assert '<header class="bar" lang="en">' in page
