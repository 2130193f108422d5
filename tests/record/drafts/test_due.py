"""What is scheduled goes out at its time, or back to its author with the reason; never both, never twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import OperationalError
from pytest_django import DjangoAssertNumQueries

from dateline.record.actions import publish, revise, set_state
from dateline.record.actor import Actor
from dateline.record.drafts import due, next_due, publish_due, schedule
from dateline.record.models import Draft, Entry, Story, Update
from tests.newsroom import EDITOR, make_person, text
from tests.record.drafts.writing import write

pytestmark = pytest.mark.django_db
NOON = datetime(2100, 3, 2, 12, tzinfo=UTC)


def test_at_its_time_and_not_before(story: Story) -> None:
    ana = make_person("Ana", "Reporters")
    draft = schedule(write(story, ana), actor=Actor.of(ana), at=NOON)
    assert next_due() == NOON
    assert publish_due(NOON - timedelta(seconds=1)) == []
    assert publish_due() == []
    (entry,) = publish_due(NOON)
    assert (entry.actor, entry.data["bylines"], entry.idempotency_key) == ("Ana", ["Ana"], f"draft:{draft.pk}")
    assert publish_due(NOON) == []
    assert next_due() is None


def test_the_earliest_goes_out_first(story: Story) -> None:
    ana = make_person("Ana", "Reporters")
    for words, minutes in (("Third.", 3), ("First.", 1), ("Second.", 2)):
        schedule(write(story, ana, words), actor=Actor.of(ana), at=NOON + timedelta(minutes=minutes))
    publish_due(NOON + timedelta(hours=5))
    assert [row.text for row in Update.objects.filter(story=story).order_by("first_seq")] == [
        "First.", "Second.", "Third."]  # fmt: skip


def test_it_goes_out_in_the_name_of_who_scheduled_it(story: Story) -> None:
    cleo, marta = make_person("Cleo", "Contributors"), make_person("Marta", "Editors")
    schedule(write(story, cleo), actor=Actor.of(marta), at=NOON)
    (entry,) = publish_due(NOON)
    assert (entry.actor, entry.data["bylines"]) == ("Marta", ["Cleo"])


def test_an_ended_story_gives_it_back_with_the_reason(story: Story) -> None:
    ana = make_person("Ana", "Reporters")
    draft = schedule(write(story, ana), actor=Actor.of(ana), at=NOON)
    set_state(story, "ended", actor=EDITOR)
    assert publish_due(NOON) == []
    back = Draft.objects.get(pk=draft.pk)
    assert (back.state, back.scheduled_at, back.wire) == ("returned", None, "The gate is open.")
    assert "This story has ended" in back.comment
    set_state(story, "live", actor=EDITOR)
    assert publish_due(NOON) == []


def test_a_conflict_gives_it_back(story: Story) -> None:
    ana = make_person("Ana", "Reporters")
    update = publish(story, text("First."), actor=Actor.of(ana)).update_id
    assert update
    draft = write(story, ana, "Mine.", update=update, base_version=1, change="typo")
    schedule(draft, actor=Actor.of(ana), at=NOON)
    revise(story, update, text("Theirs."), base_version=1, change="typo", actor=EDITOR)
    publish_due(NOON)
    back = Draft.objects.get(pk=draft.pk)
    assert (back.state, back.wire) == ("returned", "Mine.")
    assert "was changed while you were writing" in back.comment


@pytest.mark.parametrize("lost", ["group", "account"])
def test_a_right_that_is_gone_gives_it_back(story: Story, lost: str) -> None:
    ana = make_person("Ana", "Reporters")
    draft = schedule(write(story, ana), actor=Actor.of(ana), at=NOON)
    if lost == "group":
        ana.groups.clear()
    else:
        ana.is_active = False
        ana.save()
    assert publish_due(NOON) == []
    assert Draft.objects.get(pk=draft.pk).state == "returned"
    assert not Entry.objects.filter(kind="publish").exists()


def test_an_error_of_the_program_is_logged_and_holds_up_nobody(story: Story, caplog: pytest.LogCaptureFixture) -> None:
    ana = make_person("Ana", "Reporters")
    broken = schedule(write(story, ana), actor=Actor.of(ana), at=NOON)
    sound = schedule(write(story, ana, "Sound."), actor=Actor.of(ana), at=NOON + timedelta(seconds=1))
    Draft.objects.filter(pk=broken.pk).update(bylines=3)
    assert [entry.idempotency_key for entry in publish_due(NOON + timedelta(minutes=1))] == [f"draft:{sound.pk}"]
    assert Draft.objects.get(pk=broken.pk).state == "returned"
    assert str(broken.pk) in caplog.text


def test_a_database_that_is_away_is_asked_again(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    ana = make_person("Ana", "Reporters")
    draft = schedule(write(story, ana), actor=Actor.of(ana), at=NOON)

    def away(*_arguments: object, **_named: object) -> None:
        raise OperationalError("the server closed the connection")

    with monkeypatch.context() as patch:
        patch.setattr(due, "publish_draft", away)
        with pytest.raises(OperationalError):
            publish_due(NOON)
    assert Draft.objects.get(pk=draft.pk).state == "scheduled"
    assert len(publish_due(NOON)) == 1


def test_nothing_due_costs_one_query(story: Story, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    ana = make_person("Ana", "Reporters")
    schedule(write(story, ana), actor=Actor.of(ana), at=NOON)
    with django_assert_num_queries(1):
        publish_due()


def test_the_command_for_cron(story: Story, capsys: pytest.CaptureFixture[str]) -> None:
    ana = make_person("Ana", "Reporters")
    draft = schedule(write(story, ana), actor=Actor.of(ana), at=NOON)
    call_command("publish_scheduled")
    assert capsys.readouterr().out == ""
    Draft.objects.filter(pk=draft.pk).update(scheduled_at=datetime(2017, 3, 2, tzinfo=UTC))
    call_command("publish_scheduled")
    assert capsys.readouterr().out == f"{story.title}: 1 update published\n"
