"""An editor has readers notified of a new update: the wish is on record, and in the outbox, with the update itself."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import transaction

from dateline.record.actions import publish, restore, retract
from dateline.record.actor import Actor
from dateline.record.drafts import DraftFields, approve, publish_draft, publish_due, save_and_publish, schedule
from dateline.record.errors import Denied, Refused
from dateline.record.fold import fold
from dateline.record.identity import new_id
from dateline.record.models import Alert, Draft, Entry, Story
from dateline.record.residue import residue
from tests.newsroom import EDITOR, make_person, text
from tests.record.drafts.writing import again, write

pytestmark = pytest.mark.django_db
NOON = datetime(2100, 3, 2, 12, tzinfo=UTC)


def test_the_wish_is_on_record_and_in_the_outbox(story: Story) -> None:
    marta = make_person("Marta", "Editors")
    entry = publish_draft(story, write(story, marta, notify=True).pk, actor=Actor.of(marta))
    assert entry.data["notify"] is True
    waiting = Alert.objects.get()
    assert (waiting.story_id, waiting.update_id, waiting.seq) == (story.pk, entry.update_id, entry.seq)
    assert waiting.spread_at is None


def test_without_the_wish_the_entry_is_as_it_always_was(story: Story) -> None:
    marta = make_person("Marta", "Editors")
    entry = publish_draft(story, write(story, marta).pk, actor=Actor.of(marta))
    assert "notify" not in entry.data
    assert not Alert.objects.exists()


def test_what_is_typed_and_published_at_once_notifies_too_and_once(story: Story) -> None:
    marta, draft = make_person("Marta", "Editors"), new_id()
    fields = DraftFields(wire="Two gates.", notify=True)
    save_and_publish(story, draft, fields, actor=Actor.of(marta), base_saves=0)
    publish_draft(story, draft, actor=Actor.of(marta))
    assert Alert.objects.count() == 1


def test_a_scheduled_update_notifies_when_it_goes_out(story: Story) -> None:
    marta = make_person("Marta", "Editors")
    schedule(write(story, marta, notify=True), actor=Actor.of(marta), at=NOON)
    assert not Alert.objects.exists()
    (entry,) = publish_due(NOON)
    assert Alert.objects.get().update_id == entry.update_id


def test_a_reporter_does_not_notify_even_with_an_approved_text(story: Story) -> None:
    ana = make_person("Ana", "Reporters")
    draft = write(story, ana, notify=True)
    with pytest.raises(Denied, match="An editor notifies readers"):
        publish_draft(story, draft.pk, actor=Actor.of(ana))
    approve(draft, actor=Actor.of(make_person("Marta", "Editors")))
    with pytest.raises(Denied, match="An editor notifies readers"):
        schedule(Draft.objects.get(pk=draft.pk), actor=Actor.of(ana), at=NOON)
    assert not Alert.objects.exists()
    again(draft, ana, "The gate is open.")
    assert "notify" not in publish_draft(story, draft.pk, actor=Actor.of(ana)).data


def test_a_revision_notifies_nobody(story: Story) -> None:
    ana = make_person("Ana", "Reporters")
    update = publish(story, text("First."), actor=Actor.of(ana)).update_id
    draft = write(story, ana, "Better.", update=update, base_version=1, change="typo", notify=True)
    assert "notify" not in publish_draft(story, draft.pk, actor=Actor.of(ana)).data
    assert not Alert.objects.exists()


def test_what_the_public_saw_earlier_notifies_nobody(story: Story) -> None:
    entry = publish(story, text("Old."), actor=EDITOR, notify=True, at=Entry.objects.get(story=story).at)
    assert "notify" not in entry.data
    assert not Alert.objects.exists()


def test_a_publish_that_fails_leaves_nothing_in_the_outbox(story: Story) -> None:
    with transaction.atomic():
        publish(story, text("Gates."), actor=EDITOR, notify=True)
        transaction.set_rollback(True)
    with pytest.raises(Refused):
        publish(story, (), actor=EDITOR, notify=True)
    assert not Alert.objects.exists()


def test_an_update_that_comes_back_is_not_told_again(story: Story) -> None:
    update = publish(story, text("Gates."), actor=EDITOR, notify=True).update_id
    assert update
    retract(story, update, reason="Wrong.", actor=EDITOR)
    assert "notify" not in restore(story, update, actor=EDITOR).data
    assert Alert.objects.count() == 1


def test_the_page_is_the_same_with_and_without(story: Story) -> None:
    publish(story, text("Gates."), actor=EDITOR, notify=True)
    entries = list(Entry.objects.filter(story=story).order_by("seq"))
    told = fold(entries)
    for entry in entries:
        entry.data = {name: value for name, value in entry.data.items() if name != "notify"}
    assert fold(entries) == told


def test_a_takedown_leaves_word_that_readers_were_notified(story: Story) -> None:
    entry = publish(story, text("Gates."), actor=EDITOR, notify=True)
    assert residue(entry.kind, entry.data)["notify"] is True
