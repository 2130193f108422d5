"""What is typed is kept; what two windows type at once is kept twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as property_settings
from hypothesis import strategies as st

from dateline.body.characters import drop_unwanted, unify_line_breaks
from dateline.record.actions import publish
from dateline.record.actor import Actor
from dateline.record.drafts import DraftFields, discard, publish_draft, save_draft
from dateline.record.drafts.fields import MAX_WIRE
from dateline.record.errors import Denied, DraftConflict, DraftGone, Refused
from dateline.record.identity import new_id
from dateline.record.models import Draft, Entry, Story
from tests.newsroom import EDITOR, Newsroom, make_person, make_story, text
from tests.record.drafts.writing import again, write

pytestmark = pytest.mark.django_db


def test_a_draft_keeps_everything_and_records_nothing(story: Story) -> None:
    ana = make_person("Ana", "Reporters")
    fields = DraftFields(
        headline="Second gate",
        wire="# One\n\nThe gate is open.",
        bylines=("Ana", "Tom Keel"),
        time=datetime(2017, 3, 2, 18, tzinfo=UTC),
        verification="unconfirmed",
        key=True,
        key_label="Gate",
        pin=True,
        notify=True,
    )
    draft = save_draft(story, new_id(), fields, actor=Actor.of(ana), base_saves=0)
    kept = Draft.objects.get(pk=draft.pk)
    assert DraftFields.of(kept) == fields
    assert (kept.author, kept.saves, kept.state) == (ana, 1, "writing")
    assert Entry.objects.filter(story=story).count() == 1


def test_what_is_no_block_yet_stays_as_it_was_typed(story: Story) -> None:
    wire = "::statement\nspeaker: Joss\n  half a sen"
    draft = write(story, make_person("Ana", "Reporters"), wire)
    assert draft.wire == wire
    assert "half a sen" in str(draft.blocks)


@property_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wire=st.text(max_size=200), headline=st.text(max_size=60), label=st.text(max_size=30), note=st.text(max_size=40))
def test_any_text_can_be_saved_and_saved_again(story: Story, wire: str, headline: str, label: str, note: str) -> None:
    ana = make_person(f"Ana {new_id()}", "Reporters")
    fields = DraftFields(wire=wire, headline=headline, key_label=label, note=note)
    draft = save_draft(story, new_id(), fields, actor=Actor.of(ana), base_saves=0)
    assert Draft.objects.get(pk=draft.pk).wire == unify_line_breaks(drop_unwanted(wire))
    assert save_draft(story, draft.pk, fields, actor=Actor.of(ana), base_saves=0).saves == 1


def test_a_second_window_gets_both_texts(story: Story) -> None:
    ana = make_person("Ana", "Reporters")
    draft = write(story, ana, "First words.")
    again(draft, ana, "First words, and more.")
    with pytest.raises(DraftConflict) as conflict:
        again(draft, ana, "Other words.")
    assert (conflict.value.current.wire, conflict.value.current.saves) == ("First words, and more.", 2)
    assert Draft.objects.get(pk=draft.pk).wire == "First words, and more."


def test_an_answer_that_was_lost_is_no_conflict(story: Story) -> None:
    ana = make_person("Ana", "Reporters")
    draft = write(story, ana, "First.")
    again(draft, ana, "Second.")
    assert again(draft, ana, "Second.").saves == 2


def test_two_who_begin_the_same_draft_conflict(story: Story) -> None:
    ana = Actor.of(make_person("Ana", "Reporters"))
    key = new_id()
    save_draft(story, key, DraftFields(wire="Here."), actor=ana, base_saves=0)
    with pytest.raises(DraftConflict):
        save_draft(story, key, DraftFields(wire="There."), actor=ana, base_saves=0)


def test_a_late_save_brings_nothing_back(story: Story) -> None:
    ana = make_person("Ana", "Reporters")
    draft = write(story, ana)
    entry = publish_draft(story, draft.pk, actor=Actor.of(ana))
    with pytest.raises(DraftGone) as gone:
        again(draft, ana, "The gate is open, and more.")
    assert gone.value.entry == entry
    with pytest.raises(DraftGone):
        save_draft(story, draft.pk, DraftFields(wire="Anew."), actor=Actor.of(ana), base_saves=0)
    other = write(story, ana)
    discard(other, actor=Actor.of(ana))
    with pytest.raises(DraftGone) as gone:
        again(other, ana, "More.")
    assert gone.value.entry is None
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"wire": "x" * (MAX_WIRE + 1)},
        {"time": datetime(2017, 3, 2, 18)},  # noqa: DTZ001 (that is the point)
        {"change": "improvement"},
        {"verification": "sure"},
        {"update": new_id()},
        {"base_version": 1},
        {"update": new_id(), "base_version": 1},
    ],
)
def test_what_can_not_be_stored_is_refused(story: Story, fields: dict[str, Any]) -> None:
    ana = Actor.of(make_person("Ana", "Reporters"))
    with pytest.raises(Refused):
        save_draft(story, new_id(), replace(DraftFields(), **fields), actor=ana, base_saves=0)
    assert not Draft.objects.exists()


def test_a_draft_stays_with_its_update_and_its_story(newsroom: Newsroom, story: Story) -> None:
    ana = Actor.of(make_person("Ana", "Editors"))
    one, other = (publish(story, text(words), actor=EDITOR).update_id for words in ("One.", "Other."))
    key = new_id()
    save_draft(story, key, DraftFields(wire="One!", update=one, base_version=1), actor=ana, base_saves=0)
    with pytest.raises(Refused, match="begun for"):
        save_draft(story, key, DraftFields(wire="One!", update=other, base_version=1), actor=ana, base_saves=1)
    with pytest.raises(Refused, match="another story"):
        save_draft(make_story(newsroom, slug="other"), key, DraftFields(wire="x"), actor=ana, base_saves=0)


def test_a_program_writes_no_drafts(story: Story) -> None:
    with pytest.raises(Denied):
        save_draft(story, new_id(), DraftFields(wire="x"), actor=EDITOR, base_saves=0)
