"""Wagtail's own page form and a colleague's newer header: refused, still filled, and said who changed what."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dateline.record.actions import change_story
from dateline.record.actor import Actor
from dateline.record.models import Entry, Head, Story
from tests.newsroom import Newsroom, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(make_person("Ana", "Editors"))
    return client


def opened(client: Client, story: Story) -> dict[str, str]:
    """The form's fields as a browser would send them."""
    page = client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).content.decode()
    form = page.partition('id="w-editor-form"')[2] or page
    found: dict[str, str] = {}
    for tag in re.findall(r"<input\b[^>]*>", form):
        name, value = re.search(r'\bname="([^"]*)"', tag), re.search(r'\bvalue="([^"]*)"', tag)
        if name and 'type="checkbox"' not in tag and 'type="submit"' not in tag:
            found[name[1]] = unescape(value[1]) if value else ""
    for name_, value_ in re.findall(r'<textarea\b[^>]*\bname="([^"]*)"[^>]*>\s*([^<]*)</textarea>', form):
        found[name_] = unescape(value_)
    return found | {"summary-count": "0", "tags": ""}


def send(client: Client, story: Story, fields: dict[str, str], action: str = "action-publish") -> Any:
    return client.post(reverse("wagtailadmin_pages:edit", args=[story.pk]), fields | {action: "1"})


def headline(story: Story) -> str:
    facts = Head.objects.get(story=story).facts
    assert facts
    return str(facts["headline"])


def test_a_fresh_form_is_taken(editor: Client, story: Story) -> None:
    answer = send(editor, story, opened(editor, story) | {"title": "Third gate opened"})
    assert answer.status_code == 302
    assert headline(story) == "Third gate opened"


@pytest.mark.parametrize("action", ["action-publish", ""])
def test_a_stale_form_comes_back_filled(editor: Client, story: Story, action: str) -> None:
    form = opened(editor, story)
    change_story(story, headline="Third gate opened", actor=Actor.of(make_person("Marta", "Editors")))
    answer = send(editor, story, form | {"standfirst": "Engineers are there."}, action or "action-save")
    page = unescape(answer.content.decode())
    assert answer.status_code == 200
    assert "Marta changed this story at" in page
    assert "Marta changed this to “Third gate opened”." in page
    assert "Engineers are there." in page
    assert headline(story) == "Third gate opened"
    assert Entry.objects.filter(story=story).count() == 2


def test_sent_once_more_it_counts(editor: Client, story: Story) -> None:
    form = opened(editor, story)
    change_story(story, headline="Third gate opened", actor=Actor.of(make_person("Marta", "Editors")))
    refused = send(editor, story, form | {"title": "Fourth gate opened"}).content.decode()
    fresh = {
        name: found[1]
        for name in ("loaded_revision_id", "loaded_revision_created_at")
        if (found := re.search(rf'name="{name}" value="([^"]*)"', refused))
    }
    assert len(fresh) == 2
    assert send(editor, story, form | fresh | {"title": "Fourth gate opened"}).status_code == 302
    assert headline(story) == "Fourth gate opened"


def test_a_page_draft_of_a_colleague_is_not_lost_either(editor: Client, story: Story) -> None:
    form = opened(editor, story)
    page = Story.objects.get(pk=story.pk)
    page.location = "Fell"
    page.save_revision(user=make_person("Tom", "Editors"))
    answer = send(editor, story, form | {"location": "Arne"})
    assert "Tom changed this to “Fell”." in unescape(answer.content.decode())
    assert Story.objects.get(pk=story.pk).get_latest_revision_as_object().location == "Fell"


def test_a_form_that_does_not_say_what_it_is_based_on_is_refused(editor: Client, story: Story) -> None:
    form = opened(editor, story)
    for name in ("loaded_revision_id", "loaded_revision_created_at"):
        del form[name]
    for given in ({}, {"loaded_revision_id": "x"}, {"loaded_revision_id": "9" * 400}):
        assert send(editor, story, form | given).status_code == 200
    assert Entry.objects.filter(story=story).count() == 1


def test_a_new_story_is_based_on_nothing(editor: Client, newsroom: Newsroom, story: Story) -> None:
    form = opened(editor, story) | {"title": "The cup", "slug": "the-cup", "action-publish": "1"}
    address = reverse("wagtailadmin_pages:add", args=["dateline_record", "story", newsroom.sport.pk])
    assert editor.post(address, form).status_code == 302
    assert headline(Story.objects.get(slug="the-cup")) == "The cup"
