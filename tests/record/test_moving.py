"""An update moves to the story it belongs to, or grows into one; both places say so and lead to each other."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from django.db import connections
from django.test import Client

from dateline.record.actions import break_out, move_update, pin, publish, retract, revise, set_state
from dateline.record.actor import Actor
from dateline.record.errors import Denied, Refused
from dateline.record.models import Entry, Head, Story, Update
from dateline.record.verification import verify_story
from tests.newsroom import EDITOR, Newsroom, make_newsroom, make_person, make_story, text, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def weir(newsroom: Newsroom) -> Story:
    return make_story(newsroom, headline="The weir at Fell", slug="weir")


def say(story: Story, words: str, actor: Actor = EDITOR, **more: object) -> UUID:
    update = publish(story, text(words), actor=actor, **more).update_id  # type: ignore[arg-type]
    assert update
    return update


def follow(client: Client, page: str, words: str) -> str:
    """The page behind the link with these words."""
    address = page.partition(f'">{words}</a>')[0].rpartition('href="')[2]
    return client.get(address, follow=True).content.decode()


def test_moved_from_here_to_there(client: Client, story: Story, weir: Story) -> None:
    update = say(story, "The weir gave way.", headline="Weir", bylines=["Ana Ruiz"], key_event="Weir gone",
                 verification="unconfirmed")  # fmt: skip
    move_update(story, update, weir, actor=EDITOR)
    old, new = Update.objects.get(pk=update), Update.objects.get(story=weir)
    assert (new.story_id, new.text, new.headline, new.bylines) == (weir.pk, "The weir gave way.", "Weir", ["Ana Ruiz"])
    assert (new.time, new.key_label, new.verification) == (old.time, "Weir gone", "unconfirmed")
    gone = client.get(f"{story.get_url()}u/{update}/")
    assert gone.status_code == 410
    assert "This update was moved" in words_of(gone)
    assert "The weir gave way." in follow(client, gone.content.decode(), "The weir at Fell")
    there = client.get(weir.get_url()).content.decode()
    assert "First published in" in there
    assert "This update was moved" in follow(client, there, story.title)
    assert "The weir gave way." not in client.get(story.get_url()).content.decode()


def test_the_entries_on_both_sides_name_the_other(client: Client, story: Story, weir: Story) -> None:
    update = say(story, "The weir gave way.")
    entry = move_update(story, update, weir, actor=EDITOR)
    here = client.get(f"{story.get_url()}entries?after=0").json()["entries"][-1]
    assert here["data"] == {"moved": {"update": str(entry.update_id), "story": "The weir at Fell"}}
    assert here["note"] == "Moved to the story “The weir at Fell”."
    there = client.get(f"{weir.get_url()}entries?after=0").json()["entries"][-1]
    assert there["data"]["from"] == {"update": str(update), "story": story.title}


def test_a_moved_update_is_not_counted_as_withdrawn(client: Client, story: Story, weir: Story) -> None:
    update = say(story, "The weir gave way.")
    pin(story, update, actor=EDITOR)
    move_update(story, update, weir, actor=EDITOR)
    head = Head.objects.get(story=story)
    assert (head.counts["retracted"], head.pinned) == (0, None)
    assert "withdrawn" not in words_of(client.get(story.get_url())).lower()


def test_notes_of_corrections_stay_where_they_were_made(client: Client, story: Story, weir: Story) -> None:
    update = say(story, "The weir on the Orne.")
    revise(story, update, text("The weir on the Arne."), base_version=1, change="correction", note="It is the Arne.",
           actor=EDITOR)  # fmt: skip
    move_update(story, update, weir, actor=EDITOR)
    assert "It is the Arne." in words_of(client.get(story.get_url()))
    assert "The weir on the Arne." in words_of(client.get(weir.get_url()))


def test_both_or_neither(story: Story, weir: Story) -> None:
    update = say(story, "The weir gave way.")
    set_state(weir, "ended", actor=EDITOR)
    with pytest.raises(Refused, match="ended"):
        move_update(story, update, weir, actor=EDITOR)
    with pytest.raises(Refused, match="already"):
        move_update(story, update, story, actor=EDITOR)
    retract(story, update, reason="Wrong.", actor=EDITOR)
    set_state(weir, "live", actor=EDITOR)
    with pytest.raises(Refused, match="retracted"):
        move_update(story, update, weir, actor=EDITOR)
    assert not Update.objects.filter(story=weir).exists()


def test_a_move_needs_a_right_at_both_ends(newsroom: Newsroom, story: Story, weir: Story) -> None:
    ana = make_person("Ana", "Reporters")
    with pytest.raises(Denied):
        move_update(story, say(story, "Not hers."), weir, actor=Actor.of(ana))
    assert move_update(story, say(story, "Hers.", Actor.of(ana)), weir, actor=Actor.of(ana)).actor == "Ana"


def test_an_update_grows_into_a_story(client: Client, newsroom: Newsroom, story: Story) -> None:
    update = say(story, "The bridge at Fell is closed.", headline="Bridge", bylines=["Ana Ruiz"])
    new = break_out(story, update, actor=EDITOR, section=newsroom.vale, headline="The bridge at Fell")
    there = client.get(new.get_url()).content.decode()
    assert "The bridge at Fell is closed." in there
    assert "Ana Ruiz" in there
    assert "The bridge at Fell is closed." in follow(client, there, story.title)
    here = client.get(story.get_url()).content.decode()
    assert "The bridge at Fell is closed." in here
    assert f'href="{new.full_url}"' in here
    entry = Entry.objects.filter(story=story).latest("seq")
    assert (entry.kind, entry.data["change"]) == ("revise", "addition")
    facts = Head.objects.get(story=new).facts
    assert facts
    assert (facts["timezone"], facts["headline"]) == ("America/New_York", "The bridge at Fell")


def test_a_story_that_can_not_be_opened_changes_nothing(newsroom: Newsroom, story: Story) -> None:
    update = say(story, "The bridge at Fell is closed.")
    with pytest.raises(Refused):
        break_out(story, update, actor=EDITOR, section=newsroom.vale, headline=" ")
    retract(story, update, reason="Wrong.", actor=EDITOR)
    with pytest.raises(Refused):
        break_out(story, update, actor=EDITOR, section=newsroom.vale, headline="Bridge")
    assert Story.objects.count() == 1
    assert Entry.objects.filter(story=story).count() == 3


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_who_move_against_each_other_do_not_wait_for_ever() -> None:
    newsroom = make_newsroom()
    one, other = make_story(newsroom, slug="one"), make_story(newsroom, slug="other")
    pairs = [(say(one, f"One {number}."), say(other, f"Other {number}.")) for number in range(10)]

    def move(source: Story, updates: list[UUID], target: Story) -> None:
        try:
            for update in updates:
                move_update(source, update, target, actor=EDITOR)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as people:
        done = [
            people.submit(move, one, [here for here, _there in pairs], other),
            people.submit(move, other, [there for _here, there in pairs], one),
        ]
        for each in done:
            each.result(timeout=60)
    for story in (one, other):
        assert Update.objects.filter(story=story, retracted_at=None).count() == 10
        assert verify_story(story) == (31, [])
