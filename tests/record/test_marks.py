"""Pins, key events, verification and state: each a public act with an entry of its own."""

from __future__ import annotations

from uuid import UUID

import pytest

from dateline.record.actions import mark, pin, publish, retract, set_state, unmark, unpin, verify
from dateline.record.errors import Refused
from dateline.record.models import Entry, Head, Story, Update
from tests.newsroom import EDITOR, text

pytestmark = pytest.mark.django_db


def _publish(story: Story, words: str = "Words.") -> UUID:
    update = publish(story, text(words), actor=EDITOR).update_id
    assert update is not None
    return update


def test_a_new_pin_takes_the_place_of_the_old(story: Story) -> None:
    first, second = _publish(story, "One."), _publish(story, "Two.")
    pin(story, first, actor=EDITOR)
    pin(story, second, actor=EDITOR)
    assert Head.objects.get(story=story).pinned == second
    unpin(story, actor=EDITOR)
    assert Head.objects.get(story=story).pinned is None
    assert list(Entry.objects.filter(story=story).values_list("kind", flat=True))[-3:] == ["pin", "pin", "unpin"]


def test_retracting_the_pinned_update_unpins_it(story: Story) -> None:
    update = _publish(story)
    pin(story, update, actor=EDITOR)
    retract(story, update, reason="Wrong.", actor=EDITOR)
    assert Head.objects.get(story=story).pinned is None


def test_key_events_carry_a_label(story: Story) -> None:
    update = _publish(story)
    mark(story, update, label="Second gate opened", actor=EDITOR)
    row = Update.objects.get(pk=update)
    assert (row.key, row.key_label) == (True, "Second gate opened")
    unmark(story, update, actor=EDITOR)
    assert not Update.objects.get(pk=update).key


def test_a_claim_remembers_what_it_was(story: Story) -> None:
    update = publish(story, text("A breach."), verification="unconfirmed", actor=EDITOR).update_id
    assert update is not None
    verify(story, update, "knocked_down", note="Divers found no crack.", actor=EDITOR)
    row = Update.objects.get(pk=update)
    assert (row.verification, row.verification_was) == ("knocked_down", "unconfirmed")
    assert row.verification_note == "Divers found no crack."


def test_a_doubt_needs_its_reason(story: Story) -> None:
    with pytest.raises(Refused):
        verify(story, _publish(story), "disputed", actor=EDITOR)


def test_acts_that_change_nothing_write_nothing(story: Story) -> None:
    update = _publish(story)
    mark(story, update, actor=EDITOR)
    pin(story, update, actor=EDITOR)
    verify(story, update, "confirmed", actor=EDITOR)
    before = Head.objects.get(story=story).seq
    with pytest.raises(Refused):
        mark(story, update, actor=EDITOR)
    with pytest.raises(Refused):
        pin(story, update, actor=EDITOR)
    with pytest.raises(Refused):
        verify(story, update, "confirmed", actor=EDITOR)
    with pytest.raises(Refused):
        set_state(story, "live", actor=EDITOR)
    assert Head.objects.get(story=story).seq == before
