"""Corrections as feeds: of a story, and of the whole site."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from dateline.record.actions import retract
from dateline.record.models import Story
from tests.formats.atom.conftest import SITE, START, Get
from tests.history.corrections.story import changed, said, take_down
from tests.newsroom import EDITOR, Newsroom, make_story

pytestmark = pytest.mark.django_db


def test_a_correction_is_an_entry_with_the_words_before_and_after(get: Get, story: Story) -> None:
    update = said(story, "The Fell is rising.", "River over the wall")
    made = changed(story, update, "The Arne is rising.", minutes=10)
    feed = get(f"{story.get_url()}corrections.atom")
    assert feed.title == "Corrections: Two gates opened at Arne dam"
    assert feed.links["alternate"] == f"{SITE}{story.get_url()}corrections/"
    (entry,) = feed.entries
    assert entry.title == "Correction: River over the wall"
    assert entry.words == "The river is the Arne. Before: The Fell is rising. Now: The Arne is rising."
    assert entry.updated == entry.published == START + timedelta(minutes=10)
    assert entry.links["alternate"] == f"{SITE}{story.get_url()}corrections/#c-{made.seq}"
    assert entry.links["related"] == f"{SITE}{story.get_url()}u/{update}/"


def test_every_correction_of_an_update_is_an_entry_of_its_own(get: Get, story: Story) -> None:
    update = said(story, "Ten left.")
    changed(story, update, "Twelve left.", minutes=10)
    changed(story, update, "Twelve left Fell.", change="clarification", note="It said no place.", minutes=20)
    changed(story, update, "Twelve left Fell!", change="typo", note="", minutes=30)
    entries = get(f"{story.get_url()}corrections.atom").entries
    assert [entry.title.partition(":")[0] for entry in entries] == ["Clarification", "Correction"]
    assert len({entry.id for entry in entries} | {update.urn, story.head.id.urn}) == 4


def test_withdrawn_words_are_not_sent_out_again(client: Client, get: Get, story: Story) -> None:
    update = said(story, "The wall broke at four.", "Breach at Arne")
    changed(story, update, "The wall broke at five.")
    retract(story, update, actor=EDITOR, reason="One caller, and wrong.", at=START + timedelta(hours=1))
    (entry,) = get(f"{story.get_url()}corrections.atom").entries
    assert entry.words == "The river is the Arne. The update was withdrawn since."
    assert b"broke" not in client.get(f"{story.get_url()}corrections.atom").content
    assert b"Breach" not in client.get("/corrections.atom").content


def test_words_removed_for_legal_reasons_are_in_no_feed(client: Client, get: Get, story: Story) -> None:
    update = said(story, "The builder is a crook.", "Who built it")
    changed(story, update, "The builder is no crook.", note="He is no crook.")
    take_down(story, "crook")
    (entry,) = get(f"{story.get_url()}corrections.atom").entries
    assert entry.words == "Removed for legal reasons."
    (stone,) = get(f"{story.get_url()}feed.atom").stones
    assert (stone.ref, stone.comment) == (update.urn, "By order of the court of Fell.")
    for address in (f"{story.get_url()}corrections.atom", "/corrections.atom", f"{story.get_url()}feed.atom"):
        assert b"crook" not in client.get(address).content


def test_a_story_with_none_has_an_empty_feed_that_stays_the_same(get: Get, story: Story) -> None:
    said(story, "Water is rising.")
    before = get(f"{story.get_url()}corrections.atom")
    said(story, "Water is falling.", minutes=60)
    assert get(f"{story.get_url()}corrections.atom") == before
    assert before.entries == []


def test_the_site_tells_of_every_story_under_the_same_identities(get: Get, story: Story, newsroom: Newsroom) -> None:
    other = make_story(newsroom, at=START, headline="Ferry turns back")
    changed(story, said(story, "Ten left."), "Twelve left.", minutes=10)
    changed(other, said(other, "The boat is full."), "The boat is half full.", minutes=20)
    feed = get("/corrections.atom")
    assert feed.title == "Corrections of The Vale Herald"
    assert feed.authors == ["The Vale Herald"]
    assert feed.links == {"self": f"{SITE}/corrections.atom", "alternate": f"{SITE}/corrections/"}
    assert [entry.title for entry in feed.entries] == [
        "Correction: Ferry turns back",
        "Correction: Two gates opened at Arne dam",
    ]
    assert feed.entries[0].id == get(f"{other.get_url()}corrections.atom").entries[0].id
    assert feed.id not in {get(f"{one.get_url()}corrections.atom").id for one in (story, other)}


def test_the_site_is_silent_about_stories_that_are_not_public(client: Client, get: Get, story: Story) -> None:
    changed(story, said(story, "Ten left."), "Twelve left.")
    PageViewRestriction.objects.create(page=story, restriction_type=PageViewRestriction.LOGIN)
    assert get("/corrections.atom").entries == []
    assert client.get(f"{story.get_url()}corrections.atom").status_code == 404


def test_they_are_kept_and_purged_as_pages_are(client: Client, story: Story) -> None:
    of_story, of_site = client.get(f"{story.get_url()}corrections.atom"), client.get("/corrections.atom")
    assert of_story["Dateline-Record"] == f"{story.head.id}={story.head.seq}"
    assert of_site["Dateline-Record"] == "*"
    assert of_site["Cache-Control"].startswith("public")
    assert client.post("/corrections.atom").status_code == 405
