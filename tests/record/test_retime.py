"""A time put right: the update moves to its place, and readers see that and when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from dateline.record.actions import publish, retime, retract
from dateline.record.actor import Actor
from dateline.record.errors import Denied, Refused
from dateline.record.models import Story, Update
from tests.newsroom import EDITOR, Newsroom, make_person, make_story, text, words_of

pytestmark = pytest.mark.django_db
START = datetime(2017, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def story(newsroom: Newsroom) -> Story:
    return make_story(newsroom, slug="arne-dam", at=START)


def say(story: Story, words: str, minutes: int, **more: Any) -> UUID:
    update = publish(story, text(words), actor=EDITOR, at=START + timedelta(minutes=minutes), **more).update_id
    assert update
    return update


def shown(client: Client, story: Story) -> str:
    return words_of(client.get(story.get_url()))


def test_the_update_takes_its_place_and_says_so(client: Client, story: Story) -> None:
    early, late = say(story, "The siren went.", 60), say(story, "The gate opened.", 90)
    retime(story, late, time=START + timedelta(minutes=30), actor=EDITOR, at=START + timedelta(minutes=95))
    page = shown(client, story)
    assert page.index("The siren went.") < page.index("The gate opened.")
    assert "Time changed 8:35 a.m. EST" in page
    assert "Published 2 March 2017, 8:30 a.m. EST" in page
    assert [str(early), str(late)] == [
        entry["update"] for entry in client.get(f"{story.get_url()}entries?after=1").json()["entries"][:2]
    ]


def test_a_step_tells_the_time_and_the_new_order(client: Client, story: Story) -> None:
    early, late = say(story, "The siren went.", 60), say(story, "The gate opened.", 90)
    retime(story, late, time=START, actor=EDITOR, at=START + timedelta(minutes=95))
    step = client.get(f"{story.get_url()}entries?after=3").json()
    (entry,) = step["entries"]
    assert (entry["kind"], entry["data"]) == ("retime", {"time": START.isoformat()})
    assert step["page"]["list"][0]["updates"] == [str(early), str(late)]


def test_a_stamp_gives_way_to_a_time(client: Client, story: Story) -> None:
    update = say(story, "It was heard in Fell.", 60, stamp="about 7.25am")
    retime(story, update, time=START + timedelta(minutes=25), actor=EDITOR)
    page = shown(client, story)
    assert "about 7.25am" not in page
    assert "7:25 a.m. EST" in page


def test_back_to_when_it_was_published(client: Client, story: Story) -> None:
    update = say(story, "The siren went.", 60)
    retime(story, update, time=START, actor=EDITOR)
    retime(story, update, time=START + timedelta(minutes=60), actor=EDITOR)
    row = Update.objects.get(pk=update)
    assert row.time == row.published_at
    assert row.version == 1
    assert "Published 2 March" not in shown(client, story)


def test_what_makes_no_sense_is_refused(story: Story) -> None:
    update = say(story, "The siren went.", 60)
    with pytest.raises(Refused, match="later than its publication"):
        retime(story, update, time=START + timedelta(minutes=61), actor=EDITOR)
    with pytest.raises(Refused, match="already"):
        retime(story, update, time=START + timedelta(minutes=60), actor=EDITOR)
    with pytest.raises(Refused, match="zone"):
        retime(story, update, time=datetime(2017, 3, 2, 12), actor=EDITOR)  # noqa: DTZ001 (that is the point)
    retract(story, update, reason="Wrong.", actor=EDITOR)
    with pytest.raises(Refused, match="retracted"):
        retime(story, update, time=START, actor=EDITOR)


def test_a_reporter_retimes_what_is_theirs(story: Story) -> None:
    ana = Actor.of(make_person("Ana", "Reporters"))
    theirs = say(story, "Not hers.", 60)
    hers = publish(story, text("Hers."), actor=ana).update_id
    assert hers
    retime(story, hers, time=START, actor=ana)
    with pytest.raises(Denied):
        retime(story, theirs, time=START, actor=ana)
