"""What was typed goes out in one step: as a save and a publication would, and nothing typed is ever lost by it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from dateline.record.actions import publish, revise, set_state
from dateline.record.actor import Actor
from dateline.record.drafts import DraftFields, approve, save_and_publish, save_draft
from dateline.record.errors import Conflict, Denied, DraftConflict, DraftGone, Refused
from dateline.record.identity import new_id
from dateline.record.models import Draft, Entry, Story, Update
from dateline.record.verification import verify_story
from tests.newsroom import EDITOR, make_newsroom, make_person, make_story, text
from tests.record.drafts.writing import write

if TYPE_CHECKING:
    from dateline.staff.models import Person
    from tests.newsroom import Newsroom


def send(
    story: Story, person: Person, wire: str, draft: UUID | None = None, *, base_saves: int = 0, **fields: Any
) -> Entry:
    given = DraftFields(wire=wire, **fields)
    return save_and_publish(story, draft or new_id(), given, actor=Actor.of(person), base_saves=base_saves)


@pytest.mark.django_db
def test_a_text_that_was_never_saved_goes_out_and_leaves_no_draft(story: Story) -> None:
    ana = make_person("Ana", "Reporters")
    entry = send(story, ana, "The gate is open.", headline="Gate", key=True)
    row = Update.objects.get(story=story)
    assert (row.pk, row.text, row.headline, row.bylines) == (entry.update_id, "The gate is open.", "Gate", ["Ana"])
    assert not Draft.objects.exists()


@pytest.mark.django_db
def test_it_waits_for_the_disk_once(story: Story) -> None:
    ana = make_person("Ana", "Reporters")
    with CaptureQueriesContext(connection) as queries:
        send(story, ana, "The gate is open.")
    written = [one["sql"].split()[0] for one in queries if one["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    # The draft's row, the entry, the update, the head, the row's end.
    assert written == ["INSERT", "INSERT", "INSERT", "UPDATE", "DELETE"]


@pytest.mark.django_db
def test_the_last_words_of_a_saved_draft_go_out(story: Story) -> None:
    ana = make_person("Ana", "Reporters")
    draft = write(story, ana, "The gate is")
    send(story, ana, "The gate is open.", draft.pk, base_saves=1)
    assert Update.objects.get(story=story).text == "The gate is open."
    assert not Draft.objects.exists()


@pytest.mark.django_db
def test_sent_again_it_is_told_as_published(story: Story) -> None:
    ana, draft = make_person("Ana", "Reporters"), new_id()
    entry = send(story, ana, "The gate is open.", draft)
    with pytest.raises(DraftGone) as gone:
        send(story, ana, "The gate is open.", draft)
    assert gone.value.entry == entry
    assert Update.objects.count() == 1


@pytest.mark.django_db
def test_a_draft_saved_elsewhere_is_not_run_over(story: Story) -> None:
    ana = make_person("Ana", "Reporters")
    draft = write(story, ana, "Two gates are open.")
    with pytest.raises(DraftConflict):
        send(story, ana, "One gate is open.", draft.pk)
    assert Draft.objects.get().wire == "Two gates are open."
    assert not Update.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("saved", [True, False], ids=["saved before", "never saved"])
def test_a_text_that_may_not_go_out_is_kept(story: Story, saved: bool) -> None:
    set_state(story, "ended", actor=EDITOR)
    ana = make_person("Ana", "Reporters")
    draft = write(story, ana, "The gate").pk if saved else new_id()
    with pytest.raises(Refused, match="has ended"):
        send(story, ana, "The gate is open.", draft, base_saves=int(saved))
    assert Draft.objects.get().wire == "The gate is open."


@pytest.mark.django_db
def test_a_contributors_text_is_kept_for_an_editor(story: Story) -> None:
    cleo = make_person("Cleo", "Contributors")
    with pytest.raises(Denied):
        send(story, cleo, "The gate is open.")
    assert Draft.objects.get().author == cleo
    assert not Update.objects.exists()


@pytest.mark.django_db
def test_who_changes_an_approved_text_publishes_only_with_the_right(story: Story) -> None:
    cleo, marta = make_person("Cleo", "Contributors"), make_person("Marta", "Editors")
    draft = write(story, cleo, "The gate is open.")
    approve(draft, actor=Actor.of(marta))
    with pytest.raises(Denied):
        send(story, cleo, "All gates are open.", draft.pk, base_saves=1)
    kept = Draft.objects.get()
    assert (kept.wire, kept.approved_by) == ("All gates are open.", None)


@pytest.mark.django_db
def test_a_revision_of_what_moved_on_meets_the_other_text_and_stays(story: Story) -> None:
    ana = make_person("Ana", "Reporters")
    update = publish(story, text("The river Orne."), actor=Actor.of(ana)).update_id
    assert update
    revise(story, update, text("The river Arne."), actor=EDITOR, base_version=1, change="typo")
    with pytest.raises(Conflict) as conflict:
        send(story, ana, "The river Orme.", update=update, base_version=1, change="typo")
    assert conflict.value.current_wire == "The river Arne."
    assert Draft.objects.get().wire == "The river Orme."


@pytest.mark.django_db
def test_a_draft_of_another_story_stays_there(newsroom: Newsroom, story: Story) -> None:
    ana = make_person("Ana", "Reporters")
    other = make_story(newsroom, headline="Another")
    draft = write(other, ana, "The gate is open.")
    with pytest.raises(Refused, match="another story"):
        send(story, ana, "The gate is open.", draft.pk)
    assert Draft.objects.get().story_id == other.pk
    assert not Update.objects.exists()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_tabs_that_save_and_publish_the_same_text_at_once_leave_one_update_and_no_draft() -> None:
    story, ana = make_story(make_newsroom()), make_person("Ana", "Reporters")
    rounds = 15

    def press(given: tuple[UUID, int]) -> bool:
        """Whether nobody was told that the draft was discarded."""
        draft, number = given
        fields = DraftFields(wire="The gate is open.")
        try:
            if number % 2:
                save_draft(story, draft, fields, actor=Actor.of(ana), base_saves=0)
            else:
                save_and_publish(story, draft, fields, actor=Actor.of(ana), base_saves=0)
        except DraftGone as gone:
            return gone.entry is not None
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(4) as tabs:
        for _round in range(rounds):
            draft = new_id()
            assert all(tabs.map(press, [(draft, number) for number in range(4)]))
    assert Update.objects.filter(story=story).count() == rounds
    assert not Draft.objects.exists()
    assert verify_story(story) == (rounds + 1, [])
