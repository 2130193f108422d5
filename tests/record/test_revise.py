"""A public text never changes silently, and nobody's text is lost (promise 4)."""

from __future__ import annotations

from uuid import UUID

import pytest

from dateline.record.actions import publish, retract, revise
from dateline.record.errors import Conflict, Refused
from dateline.record.models import Entry, Head, Story, Update
from tests.newsroom import EDITOR, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def update(story: Story) -> UUID:
    entry = publish(story, text("The river Orne rose."), headline="Alarm", actor=EDITOR)
    assert entry.update_id is not None
    return entry.update_id


def test_a_correction_shows_its_note_and_counts(story: Story, update: UUID) -> None:
    entry = revise(
        story,
        update,
        text("The river Arne rose."),
        base_version=1,
        change="correction",
        note="An earlier version named the river Orne.",
        actor=EDITOR,
    )
    row = Update.objects.get(pk=update)
    assert row.html == "<p>The river Arne rose.</p>"
    assert row.headline == "Alarm"
    assert row.version == 2
    assert row.revised_at == entry.at
    assert [note["text"] for note in row.notes] == ["An earlier version named the river Orne."]
    assert Head.objects.get(story=story).counts["corrections"] == 1


@pytest.mark.parametrize("change", ["correction", "clarification"])
def test_readers_are_owed_a_note(story: Story, update: UUID, change: str) -> None:
    with pytest.raises(Refused, match="readers will see it"):
        revise(story, update, text("Other."), base_version=1, change=change, actor=EDITOR)


@pytest.mark.parametrize("change", ["typo", "addition"])
def test_small_changes_need_none_and_are_on_record_all_the_same(story: Story, update: UUID, change: str) -> None:
    entry = revise(story, update, text("The river Arne rose fast."), base_version=1, change=change, actor=EDITOR)
    assert entry.data["change"] == change
    assert Update.objects.get(pk=update).notes == []


def test_an_unknown_kind_of_change_is_an_error(story: Story, update: UUID) -> None:
    with pytest.raises(ValueError, match="whitewash"):
        revise(story, update, text("Other."), base_version=1, change="whitewash", actor=EDITOR)


def test_a_stale_text_is_refused_and_both_are_handed_back(story: Story, update: UUID) -> None:
    revise(story, update, text("Hers."), base_version=1, change="addition", actor=EDITOR)
    with pytest.raises(Conflict) as caught:
        revise(story, update, text("His."), headline="His head", base_version=1, change="addition", actor=EDITOR)
    assert caught.value.current_wire.strip() == "Hers."
    assert caught.value.offered_wire.strip() == "His."
    assert caught.value.offered_headline == "His head"
    assert caught.value.current.version == 2
    assert Update.objects.get(pk=update).html == "<p>Hers.</p>"


def test_a_change_of_nothing_is_refused(story: Story, update: UUID) -> None:
    with pytest.raises(Refused, match="Nothing was changed"):
        revise(story, update, text("The river Orne rose."), base_version=1, change="typo", actor=EDITOR)


def test_the_same_key_twice_is_one_revision(story: Story, update: UUID) -> None:
    for _attempt in range(2):
        revise(story, update, text("Once."), base_version=1, change="typo", actor=EDITOR, idempotency_key="key")
    assert Update.objects.get(pk=update).version == 2
    assert Entry.objects.filter(story=story, kind="revise").count() == 1


def test_a_retracted_update_is_gone_from_the_projection_but_not_from_the_record(story: Story, update: UUID) -> None:
    retract(story, update, reason="It came from one caller and proved wrong.", actor=EDITOR)
    row = Update.objects.get(pk=update)
    assert (row.html, row.text, row.headline, row.blocks, row.people) == ("", "", "", [], "")
    assert row.reason == "It came from one caller and proved wrong."
    assert "Orne" in Entry.objects.get(update_id=update, kind="publish").html
    with pytest.raises(Refused, match="was retracted"):
        revise(story, update, text("Back."), base_version=2, change="typo", actor=EDITOR)


def test_a_retraction_needs_a_reason(story: Story, update: UUID) -> None:
    with pytest.raises(Refused):
        retract(story, update, reason=" ", actor=EDITOR)


def test_an_update_of_another_story_is_not_found(story: Story, update: UUID) -> None:
    other = Story.objects.get(pk=story.pk)
    with pytest.raises(Refused, match="no such update"):
        revise(other, UUID(int=7), text("x"), base_version=1, change="typo", actor=EDITOR)
