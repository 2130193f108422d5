"""Undo within ten seconds: on record, said in plain words, and the words are back on the desk."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from dateline.record.actions import publish, retract, revise, undo
from dateline.record.actions.undo import UNDO_WITHIN, undone_draft
from dateline.record.actor import Actor
from dateline.record.drafts import publish_draft
from dateline.record.errors import Denied, Refused
from dateline.record.models import Draft, Entry, Story, Update
from tests.newsroom import EDITOR, make_person, text

pytestmark = pytest.mark.django_db


def test_nothing_is_erased_and_readers_are_told(client: Client, story: Story) -> None:
    ana = Actor.of(make_person("Ana", "Reporters"))
    published = publish(story, text("Too soon."), headline="Gate", actor=ana)
    assert published.update_id
    entry = undo(story, published.update_id, actor=ana)
    assert (entry.kind, entry.data) == ("retract", {"undone": True})
    assert Entry.objects.get(pk=published.pk).html == published.html
    page = client.get(f"{story.get_url()}u/{published.update_id}/")
    assert page.status_code == 410
    assert "within seconds of publishing it" in page.content.decode()
    assert "Too soon" not in page.content.decode()
    told = client.get(f"{story.get_url()}entries?after=0").json()["entries"]
    assert told[-1]["data"] == {"undone": True}


def test_an_ordinary_retraction_is_told_apart(story: Story) -> None:
    update = publish(story, text("Wrong."), actor=EDITOR).update_id
    assert update
    assert retract(story, update, actor=EDITOR, reason="Wrong.").data == {}


def test_the_words_are_back_as_a_draft(story: Story) -> None:
    marta = make_person("Marta", "Editors")
    actor = Actor.of(marta)
    then = datetime(2017, 3, 2, 18, tzinfo=UTC)
    update = publish(story, text("Too *soon*."), headline="Gate", actor=actor, bylines=["Ana"], key_event="Opens",
                     verification="unconfirmed", time=then).update_id  # fmt: skip
    assert update
    said = Update.objects.get(pk=update).html
    undo(story, update, actor=actor)
    draft = Draft.objects.get(pk=undone_draft(update))
    assert (draft.headline, draft.bylines, draft.time, draft.author) == ("Gate", ["Ana"], then, marta)
    assert (draft.key, draft.key_label, draft.verification) == (True, "Opens", "unconfirmed")
    entry = publish_draft(story, draft.pk, actor=actor)
    assert entry.html == said


def test_only_ones_own_and_only_for_a_moment(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    ana, tom = (Actor.of(make_person(name, "Editors")) for name in ("Ana", "Tom"))
    update = publish(story, text("Words."), actor=ana).update_id
    assert update
    with pytest.raises(Denied):
        undo(story, update, actor=tom)
    later = datetime.now(UTC) + UNDO_WITHIN + timedelta(milliseconds=1)
    monkeypatch.setattr(sys.modules["dateline.record.actions.undo"], "now", lambda: later)
    with pytest.raises(Refused, match="too late"):
        undo(story, update, actor=ana)
    assert not Draft.objects.exists()


def test_what_was_changed_or_undone_already_stays(story: Story) -> None:
    ana = Actor.of(make_person("Ana", "Reporters"))
    one, other = (publish(story, text(words), actor=ana).update_id for words in ("One.", "Other."))
    assert one
    assert other
    revise(story, one, text("One, again."), base_version=1, change="typo", actor=ana)
    with pytest.raises(Refused, match="changed since"):
        undo(story, one, actor=ana)
    undo(story, other, actor=ana)
    with pytest.raises(Refused, match="retracted"):
        undo(story, other, actor=ana)
