"""The page tree and the record: what is published in Wagtail is on record, and what is on record stays."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from dateline.record.actions import change_story, publish
from dateline.record.actor import Actor
from dateline.record.errors import Refused
from dateline.record.models import Entry, Head, Story
from tests.newsroom import EDITOR, Newsroom, make_person, text

pytestmark = pytest.mark.django_db


def test_publishing_the_page_records_what_differs(story: Story) -> None:
    page = Story.objects.get(pk=story.pk)
    page.title = "Third gate opened"
    page.save_revision(user=make_person("Marta", "Editors")).publish()
    entry = Entry.objects.filter(story=story).last()
    assert entry is not None
    assert entry.data == {"changes": {"headline": "Third gate opened"}}
    assert entry.actor == "Marta"


def test_saving_a_draft_of_the_page_records_nothing(story: Story) -> None:
    page = Story.objects.get(pk=story.pk)
    page.title = "Secret"
    page.save_revision()
    assert Entry.objects.filter(story=story).count() == 1


def test_a_scheduled_page_is_not_public_before_its_time(newsroom: Newsroom) -> None:
    page = Story(title="Embargoed", slug="embargoed", live=False, go_live_at=datetime.now(UTC) + timedelta(hours=1))
    newsroom.vale.add_child(instance=page)
    page.save_revision(approved_go_live_at=page.go_live_at).publish()
    assert not Entry.objects.filter(story=page).exists()
    assert not Head.objects.filter(story=page).exists()


def test_changes_of_two_editors_to_different_fields_both_stay(story: Story) -> None:
    one, other = Story.objects.get(pk=story.pk), Story.objects.get(pk=story.pk)
    change_story(one, headline="New headline", actor=EDITOR)
    change_story(other, standfirst="New standfirst", actor=EDITOR)
    facts = Head.objects.get(story=story).facts
    assert facts is not None
    assert (facts["headline"], facts["standfirst"]) == ("New headline", "New standfirst")


def test_a_change_reaches_the_waiting_draft_of_the_page_too(story: Story) -> None:
    page = Story.objects.get(pk=story.pk)
    page.location = "Fell"
    page.save_revision()
    change_story(story, headline="Live headline", actor=EDITOR)
    draft = Story.objects.get(pk=story.pk).get_latest_revision_as_object()
    assert (draft.title, draft.location) == ("Live headline", "Fell")
    draft.save_revision().publish()
    last = Entry.objects.filter(story=story).last()
    assert last is not None
    assert last.data == {"changes": {"location": "Fell"}}


def test_an_old_page_draft_turns_no_state_back(story: Story) -> None:
    stale = Story.objects.get(pk=story.pk)
    publish(story, text("Words."), actor=EDITOR)
    stale.save_revision().publish()
    head = Head.objects.get(story=story)
    assert (head.seq, head.counts["updates"]) == (2, 1)


def test_an_unknown_field_is_refused(story: Story) -> None:
    with pytest.raises(Refused, match="no seq"):
        change_story(story, seq=7, actor=EDITOR)


@pytest.mark.parametrize(
    "changes",
    [
        {"headline": "x" * 256},
        {"headline": " "},
        {"timezone": "Mars/Olympus"},
        {"language": "en us"},
        {"location": "x" * 201},
        {"summary": [("", None)]},
        {"summary": [("Known", None)] * 13},
        {"lead_picture_id": 4711},
    ],
)
def test_a_header_that_can_not_be_shown_is_refused(story: Story, changes: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        change_story(story, actor=EDITOR, **changes)
    assert Entry.objects.filter(story=story).count() == 1


def test_characters_no_database_can_hold_are_left_out(story: Story) -> None:
    change_story(story, headline="Two\x00 gates", standfirst="\ud800Open", bylines=["Ana\x00 Ruiz"], actor=EDITOR)
    page = Story.objects.get(pk=story.pk)
    assert (page.title, page.standfirst, page.bylines) == ("Two gates", "Open", "Ana Ruiz")


@pytest.mark.parametrize("view", ["wagtailadmin_pages:delete", "wagtailadmin_pages:unpublish"])
@pytest.mark.parametrize("whole_section", [False, True])
def test_a_story_on_record_can_not_be_removed(
    client: Client, newsroom: Newsroom, story: Story, view: str, whole_section: bool
) -> None:
    client.force_login(make_person("Chief", None, is_superuser=True))
    target = newsroom.vale.pk if whole_section else story.pk
    client.post(reverse(view, args=[target]), {"include_descendants": "on"})
    assert Story.objects.get(pk=story.pk).live
    assert Entry.objects.filter(story=story).exists()


def test_deleting_an_account_leaves_its_entries(story: Story) -> None:
    person = make_person("Ana", "Editors")
    publish(story, text("Hers."), actor=Actor.of(person))
    person.delete()
    entry = Entry.objects.filter(story=story).last()
    assert entry is not None
    assert entry.actor == "Ana"


@pytest.mark.parametrize(
    ("field", "value"),
    [("timezone", "Mars/Olympus"), ("language", "en us"), ("summary", [("point", {"text": "Known", "update": "x"})])],
)
def test_the_page_form_refuses_what_readers_could_not_be_shown(story: Story, field: str, value: object) -> None:
    page = Story.objects.get(pk=story.pk)
    setattr(page, field, value)
    if field == "summary":
        with pytest.raises(ValidationError):
            page.summary.stream_block.clean(page.summary)
    else:
        with pytest.raises(ValidationError):
            page.full_clean()
