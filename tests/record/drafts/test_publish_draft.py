"""A draft becomes an entry: once, under its author's name, and the draft is gone with it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dateline.record.actions import publish, revise, set_state
from dateline.record.actor import Actor
from dateline.record.drafts import approve, discard, publish_draft
from dateline.record.errors import Conflict, Denied, DraftGone, Refused
from dateline.record.identity import new_id
from dateline.record.models import Draft, Entry, Head, Story, Update
from tests.newsroom import EDITOR, make_person, text
from tests.record.drafts.writing import write

pytestmark = pytest.mark.django_db


def test_everything_of_the_draft_reaches_the_update(story: Story) -> None:
    marta = make_person("Marta", "Editors")
    then = datetime(2017, 3, 2, 18, tzinfo=UTC)
    draft = write(
        story, marta, headline="Gate", bylines=("Ana Ruiz",), time=then, verification="unconfirmed", key=True,
        key_label="Gate opens", pin=True,
    )  # fmt: skip
    entry = publish_draft(story, draft.pk, actor=Actor.of(marta))
    row = Update.objects.get(story=story)
    assert entry.update_id == row.pk
    assert (row.headline, row.text, row.bylines, row.time) == ("Gate", "The gate is open.", ["Ana Ruiz"], then)
    assert (row.verification, row.key, row.key_label) == ("unconfirmed", True, "Gate opens")
    assert Head.objects.get(story=story).pinned == row.pk
    assert not Draft.objects.exists()


def test_published_twice_it_is_there_once(story: Story) -> None:
    ana, marta = make_person("Ana", "Reporters"), make_person("Marta", "Editors")
    draft = write(story, ana)
    first = publish_draft(story, draft.pk, actor=Actor.of(ana))
    assert publish_draft(story, draft.pk, actor=Actor.of(ana)) == first
    assert publish_draft(story, draft.pk, actor=Actor.of(marta)) == first
    assert Update.objects.filter(story=story).count() == 1


def test_the_byline_is_the_authors_and_the_entry_names_who_published(story: Story) -> None:
    draft = write(story, make_person("Cleo", "Contributors"))
    entry = publish_draft(story, draft.pk, actor=Actor.of(make_person("Marta", "Editors")))
    assert (entry.actor, entry.data["bylines"]) == ("Marta", ["Cleo"])


def test_a_revision_says_what_it_is(story: Story) -> None:
    ana = make_person("Ana", "Reporters")
    update = publish(story, text("The river Orne."), headline="River", actor=Actor.of(ana)).update_id
    draft = write(
        story, ana, "The river Arne.", headline="River", update=update, base_version=1, change="correction",
        note="It is the Arne.",
    )  # fmt: skip
    entry = publish_draft(story, draft.pk, actor=Actor.of(ana))
    assert (entry.kind, entry.note, entry.data["change"]) == ("revise", "It is the Arne.", "correction")
    assert Update.objects.get(story=story).bylines == ["Ana"]
    assert publish_draft(story, draft.pk, actor=Actor.of(ana)) == entry


def test_the_kind_of_change_can_be_said_at_the_last_moment(story: Story) -> None:
    ana = make_person("Ana", "Reporters")
    update = publish(story, text("Gate opne."), actor=Actor.of(ana)).update_id
    draft = write(story, ana, "Gate open.", update=update, base_version=1)
    with pytest.raises(Refused, match="kind of change"):
        publish_draft(story, draft.pk, actor=Actor.of(ana))
    with pytest.raises(Refused, match="readers will see it"):
        publish_draft(story, draft.pk, actor=Actor.of(ana), change="correction")
    entry = publish_draft(story, draft.pk, actor=Actor.of(ana), change="clarification", note="It is open now.")
    assert (entry.data["change"], entry.note) == ("clarification", "It is open now.")


def test_a_stale_revision_keeps_both_texts(story: Story) -> None:
    ana = make_person("Ana", "Reporters")
    update = publish(story, text("First."), actor=Actor.of(ana)).update_id
    assert update
    draft = write(story, ana, "Mine.", update=update, base_version=1, change="typo")
    revise(story, update, text("Theirs."), base_version=1, change="typo", actor=EDITOR)
    with pytest.raises(Conflict) as conflict:
        publish_draft(story, draft.pk, actor=Actor.of(ana))
    assert (conflict.value.current_wire.strip(), conflict.value.offered_wire.strip()) == ("Theirs.", "Mine.")
    assert Draft.objects.get(pk=draft.pk).wire == "Mine."
    assert Update.objects.get(pk=update).text == "Theirs."


def test_a_refused_publish_keeps_the_draft(story: Story) -> None:
    ana = make_person("Ana", "Reporters")
    draft = write(story, ana)
    set_state(story, "ended", actor=EDITOR)
    with pytest.raises(Refused, match="ended"):
        publish_draft(story, draft.pk, actor=Actor.of(ana))
    assert Draft.objects.filter(pk=draft.pk).exists()
    empty = write(story, ana, " \n ")
    with pytest.raises(Refused, match="some text"):
        publish_draft(story, empty.pk, actor=Actor.of(ana))


def test_too_many_blocks_are_kept_and_refused(story: Story) -> None:
    ana = make_person("Ana", "Reporters")
    draft = write(story, ana, "\n\n".join(f"Line {number}." for number in range(501)))
    assert "Line 500." in Draft.objects.get(pk=draft.pk).wire
    with pytest.raises(Refused):
        publish_draft(story, draft.pk, actor=Actor.of(ana))


def test_a_reporter_does_not_pin(story: Story) -> None:
    ana = make_person("Ana", "Reporters")
    draft = write(story, ana, pin=True)
    with pytest.raises(Denied, match="pin"):
        publish_draft(story, draft.pk, actor=Actor.of(ana))
    assert not Entry.objects.filter(story=story, kind="publish").exists()


def test_a_colleagues_draft_has_to_be_approved(story: Story) -> None:
    tom = make_person("Tom", "Reporters")
    draft = write(story, make_person("Cleo", "Contributors"))
    with pytest.raises(Denied):
        publish_draft(story, draft.pk, actor=Actor.of(tom))
    approve(draft, actor=Actor.of(make_person("Marta", "Editors")))
    assert publish_draft(story, draft.pk, actor=Actor.of(tom)).actor == "Tom"


def test_an_approved_revision_of_a_colleagues_update_may_go_out(story: Story) -> None:
    ana = make_person("Ana", "Reporters")
    update = publish(story, text("First."), actor=EDITOR).update_id
    draft = write(story, ana, "Better.", update=update, base_version=1, change="typo")
    with pytest.raises(Denied):
        publish_draft(story, draft.pk, actor=Actor.of(ana))
    approve(draft, actor=Actor.of(make_person("Marta", "Editors")))
    assert publish_draft(story, draft.pk, actor=Actor.of(ana)).kind == "revise"


def test_what_was_discarded_can_not_be_published(story: Story) -> None:
    ana = make_person("Ana", "Reporters")
    draft = write(story, ana)
    discard(draft, actor=Actor.of(ana))
    for key in (draft.pk, new_id()):
        with pytest.raises(DraftGone):
            publish_draft(story, key, actor=Actor.of(ana))
