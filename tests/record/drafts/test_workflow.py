"""From draft to submitted to approved or back, and onto the schedule and off it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from dateline.record.actions import publish, set_state
from dateline.record.actor import Actor
from dateline.record.drafts import (
    approve,
    can_see,
    discard,
    give_back,
    publish_draft,
    schedule,
    submit,
    unschedule,
    visible_drafts,
)
from dateline.record.errors import Denied, DraftConflict, DraftGone, Refused
from dateline.record.models import Draft, Entry, Story
from dateline.record.notices import desk_changed
from tests.newsroom import EDITOR, Newsroom, make_person, make_story, text
from tests.record.drafts.writing import again, write

pytestmark = pytest.mark.django_db
TOMORROW = datetime.now(UTC) + timedelta(days=1)


def test_from_a_contributor_to_the_public(story: Story) -> None:
    cleo, marta = make_person("Cleo", "Contributors"), make_person("Marta", "Editors")
    draft = submit(write(story, cleo), actor=Actor.of(cleo))
    assert draft.state == "submitted"
    draft = give_back(draft, actor=Actor.of(marta), comment="Who says so?")
    assert (draft.state, draft.comment) == ("returned", "Who says so?")
    draft = submit(again(draft, cleo, "The gate is open, the board says."), actor=Actor.of(cleo))
    draft = approve(draft, actor=Actor.of(marta), comment="Good.")
    assert (draft.state, draft.comment, draft.approved_by) == ("approved", "Good.", marta)
    assert Entry.objects.filter(story=story).count() == 1
    with pytest.raises(Denied):
        publish_draft(story, draft.pk, actor=Actor.of(cleo))
    publish_draft(story, draft.pk, actor=Actor.of(marta))
    assert Entry.objects.filter(story=story).count() == 2


def test_an_empty_draft_is_not_submitted_or_approved(story: Story) -> None:
    cleo, marta = make_person("Cleo", "Contributors"), make_person("Marta", "Editors")
    draft = write(story, cleo, "")
    with pytest.raises(Refused):
        submit(draft, actor=Actor.of(cleo))
    with pytest.raises(Refused):
        approve(draft, actor=Actor.of(marta))
    with pytest.raises(Refused):
        schedule(draft, actor=Actor.of(marta), at=TOMORROW)


def test_an_approval_is_of_the_text_that_was_read(story: Story) -> None:
    cleo, marta = make_person("Cleo", "Contributors"), make_person("Marta", "Editors")
    draft = submit(write(story, cleo), actor=Actor.of(cleo))
    again(draft, cleo, "Something else.")
    with pytest.raises(DraftConflict):
        approve(draft, actor=Actor.of(marta), base_saves=draft.saves)
    draft = approve(draft, actor=Actor.of(marta), base_saves=2)
    draft = again(draft, marta, "Something else, and better.")
    assert draft.state == "approved"
    draft = again(draft, cleo, "Something that nobody read.")
    assert (draft.state, draft.approved) == ("writing", False)


def test_acts_asked_for_twice_happen_once(story: Story) -> None:
    ana = make_person("Ana", "Reporters")
    draft = write(story, ana)
    assert submit(draft, actor=Actor.of(ana)).state == submit(draft, actor=Actor.of(ana)).state == "submitted"
    schedule(draft, actor=Actor.of(ana), at=TOMORROW)
    assert unschedule(draft, actor=Actor.of(ana)).state == unschedule(draft, actor=Actor.of(ana)).state == "writing"
    discard(draft, actor=Actor.of(ana))
    discard(draft, actor=Actor.of(ana))
    with pytest.raises(DraftGone, match="discarded"):
        submit(draft, actor=Actor.of(ana))
    gone = write(story, ana)
    publish_draft(story, gone.pk, actor=Actor.of(ana))
    with pytest.raises(DraftGone, match="published"):
        discard(gone, actor=Actor.of(ana))


def test_giving_back_needs_a_reason_and_something_to_give(story: Story) -> None:
    ana, marta = make_person("Ana", "Reporters"), make_person("Marta", "Editors")
    draft = write(story, ana)
    with pytest.raises(Refused, match="missing"):
        give_back(draft, actor=Actor.of(marta), comment=" ")
    with pytest.raises(Refused, match="already"):
        give_back(draft, actor=Actor.of(marta), comment="Who?")
    schedule(draft, actor=Actor.of(ana), at=TOMORROW)
    back = give_back(draft, actor=Actor.of(marta), comment="Hold this.")
    assert (back.state, back.scheduled_at, back.scheduled_by) == ("returned", None, None)


def test_a_schedule_is_an_instant_to_come(story: Story) -> None:
    ana = make_person("Ana", "Reporters")
    draft = write(story, ana)
    for at in (datetime(2100, 1, 1), datetime.now(UTC) - timedelta(seconds=1)):  # noqa: DTZ001 (that is the point)
        with pytest.raises(Refused, match=r"zone|passed"):
            schedule(draft, actor=Actor.of(ana), at=at)
    at = datetime(2100, 7, 1, 9, tzinfo=timezone(timedelta(hours=-4)))
    kept = schedule(draft, actor=Actor.of(ana), at=at)
    assert (kept.scheduled_at, kept.scheduled_by) == (datetime(2100, 7, 1, 13, tzinfo=UTC), ana)
    assert schedule(kept, actor=Actor.of(ana), at=at + timedelta(hours=1)).scheduled_at == at + timedelta(hours=1)


def test_a_scheduled_text_stays_as_it_is(story: Story) -> None:
    ana, marta = make_person("Ana", "Reporters"), make_person("Marta", "Editors")
    draft = schedule(approve(write(story, ana), actor=Actor.of(marta)), actor=Actor.of(ana), at=TOMORROW)
    assert again(draft, ana, draft.wire).state == "scheduled"
    with pytest.raises(Refused, match="off the schedule"):
        again(draft, ana, "Half a sen")
    assert unschedule(draft, actor=Actor.of(ana)).state == "approved"
    with pytest.raises(Refused, match="already"):
        approve(schedule(draft, actor=Actor.of(ana), at=TOMORROW), actor=Actor.of(marta))


def test_nothing_is_scheduled_that_could_not_go_out(newsroom: Newsroom, story: Story) -> None:
    ana = make_person("Ana", "Reporters")
    early = write(story, ana, time=TOMORROW + timedelta(hours=1))
    with pytest.raises(Refused, match="later than its publication"):
        schedule(early, actor=Actor.of(ana), at=TOMORROW)
    draft = write(story, ana)
    set_state(story, "ended", actor=EDITOR)
    with pytest.raises(Refused, match="ended"):
        schedule(draft, actor=Actor.of(ana), at=TOMORROW)
    page = Story(title="Hidden", slug="hidden", live=False)
    newsroom.vale.add_child(instance=page)
    with pytest.raises(Refused, match="not public"):
        schedule(write(page, ana), actor=Actor.of(ana), at=TOMORROW)


def test_who_sees_which_drafts(newsroom: Newsroom, story: Story) -> None:
    cleo, carl = make_person("Cleo", "Contributors"), make_person("Carl", "Contributors")
    ana, out = make_person("Ana", "Reporters"), make_person("Out", None)
    off = make_person("Off", "Editors", is_active=False)
    hers, his = write(story, cleo), write(story, carl)
    write(make_story(newsroom, slug="other"), cleo)
    assert set(visible_drafts(cleo, story)) == {hers}
    assert set(visible_drafts(ana, story)) == {hers, his}
    assert not visible_drafts(out, story).exists()
    assert not visible_drafts(off, story).exists()
    assert can_see(carl, his)
    assert not can_see(carl, hers)


def test_the_desk_hears_of_every_change_and_readers_of_none(
    story: Story, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    heard: list[int] = []

    def hear(story: int, **_kwargs: object) -> None:
        heard.append(story)

    desk_changed.connect(hear)
    ana, marta = make_person("Ana", "Reporters"), make_person("Marta", "Editors")
    with django_capture_on_commit_callbacks(execute=True):
        draft = write(story, ana)
    assert heard == [story.pk]
    with django_capture_on_commit_callbacks(execute=True):
        submit(draft, actor=Actor.of(ana))
        give_back(draft, actor=Actor.of(marta), comment="Who?")
        approve(draft, actor=Actor.of(marta))
        schedule(draft, actor=Actor.of(ana), at=TOMORROW)
        unschedule(draft, actor=Actor.of(ana))
        publish_draft(story, draft.pk, actor=Actor.of(ana))
    assert heard == [story.pk] * 7
    with django_capture_on_commit_callbacks(execute=True):
        publish(story, text("Words."), actor=EDITOR)
    assert len(heard) == 7
    assert not Draft.objects.exists()
