"""What stands around a story's updates: states, choices, marks, notes, and what to say when there is nothing yet."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from dateline.body.blocks import Statement
from dateline.record.actions import pin, publish, retract, revise, set_state, verify
from dateline.record.models import Entry, Story
from tests.newsroom import EDITOR, make_newsroom, make_story, text, words_of

pytestmark = pytest.mark.django_db
START = datetime(2017, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def story() -> Story:
    return make_story(make_newsroom(), at=START)


def shown(client: Client, story: Story, query: str = "") -> str:
    """The page's words, with single spaces."""
    return words_of(client.get(story.get_url() + query))


def choices(client: Client, story: Story) -> str:
    """The words of the links that choose which updates are shown, and in what order."""
    page = client.get(story.get_url()).content.decode()
    (nav,) = re.findall(r'<nav class="tools".*?</nav>', page, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", nav).split())


def say(story: Story, words: str, minute: int = 0, **more: object) -> Entry:
    return publish(story, text(words), actor=EDITOR, at=START + timedelta(minutes=minute), **more)  # type: ignore[arg-type]


def test_a_story_without_updates_looks_normal(client: Client, story: Story) -> None:
    page = shown(client, story)
    assert "Two gates opened at Arne dam" in page
    assert "No updates yet" in page
    assert "Newest first" not in page
    assert "How this story changed" not in page


def test_announced_coverage_says_when_it_starts(client: Client) -> None:
    story = make_story(make_newsroom(), at=START, coverage_start=START + timedelta(hours=4, minutes=30))
    assert "Coverage starts 2 March 2017, 11:30 a.m. EST." in shown(client, story)


def test_the_state_is_said_in_words(client: Client, story: Story) -> None:
    say(story, "Water is coming through.")
    assert "Live Updated 7:00 a.m. EST" in shown(client, story)
    set_state(story, "paused", actor=EDITOR, at=START + timedelta(hours=1))
    assert "Paused since 2 March 2017, 8:00 a.m. EST" in shown(client, story)
    set_state(story, "ended", actor=EDITOR, at=START + timedelta(hours=2))
    assert "Ended 2 March 2017, 9:00 a.m. EST" in shown(client, story)


def test_only_choices_that_show_something_are_offered(client: Client, story: Story) -> None:
    say(story, "Water is coming through.")
    offered = choices(client, story)
    assert "Newest first" in offered
    assert "Key events" not in offered
    assert "Corrections" not in offered
    assert "No update fits this choice." in shown(client, story, "?show=key")


def test_people_lead_to_the_updates_they_speak_in(client: Client, story: Story) -> None:
    said = Statement(text="I have the log in front of me.", speaker="Joss Harrow", role="mayor of Lower Arne")
    publish(story, (said,), actor=EDITOR, at=START)
    say(story, "The rain has stopped.", 1)
    assert "Joss Harrow mayor of Lower Arne 1 update" in shown(client, story)
    page = shown(client, story, "?by=Joss+Harrow")
    assert "Updates by or with Joss Harrow 1 update Show all" in page
    assert "The rain has stopped." not in page


def test_verification_says_what_it_was(client: Client, story: Story) -> None:
    entry = say(story, "The gate is open.", verification="unconfirmed")
    assert entry.update_id
    assert "Unconfirmed The gate is open." in shown(client, story)
    verify(story, entry.update_id, "confirmed", actor=EDITOR, at=START + timedelta(minutes=20))
    assert "Confirmed was unconfirmed until 7:20 a.m. EST" in shown(client, story)


def test_a_correction_is_dated_and_not_also_called_an_update(client: Client, story: Story) -> None:
    entry = say(story, "The Orne rose.")
    assert entry.update_id
    later = START + timedelta(minutes=40)
    revise(story, entry.update_id, text("The Arne rose."), actor=EDITOR, base_version=1, change="correction",
           note="The river is the Arne.", at=later)  # fmt: skip
    page = shown(client, story)
    assert "Correction, 7:40 a.m. EST: The river is the Arne." in page
    assert page.count("Updated") == 2  # beside the two state marks, and not on the update
    assert "1 correction, 3 changes on record" in page
    revise(story, entry.update_id, text("The Arne rose again."), actor=EDITOR, base_version=2, change="addition",
           at=later + timedelta(days=1))  # fmt: skip
    assert "Updated 3 March 2017, 7:40 a.m. EST" in shown(client, story)


def test_a_withdrawn_update_leaves_its_reason_and_nothing_else(client: Client, story: Story) -> None:
    entry = say(story, "The wall has broken.", headline="Breach")
    assert entry.update_id
    retract(story, entry.update_id, actor=EDITOR, reason="One caller, and wrong.", at=START + timedelta(minutes=13))
    page = shown(client, story)
    assert "Withdrawn 7:13 a.m. EST : One caller, and wrong." in page
    assert "Breach" not in page
    assert "broken" not in page


def test_a_pinned_update_stands_once_in_full(client: Client, story: Story) -> None:
    say(story, "The rain has stopped.")
    entry = say(story, "Move uphill now.", 1, headline="What to do")
    assert entry.update_id
    say(story, "The road is shut.", 2)
    pin(story, entry.update_id, actor=EDITOR, at=START + timedelta(minutes=3))
    page = shown(client, story)
    assert page.count("Move uphill now.") == 1
    assert page.index("Move uphill now.") < page.index("The road is shut.") < page.index("What to do Pinned above")


def test_times_told_otherwise(client: Client, story: Story) -> None:
    say(story, "The siren went.", 90, time=START, headline="Siren")
    say(story, "It was heard in Fell.", 91, stamp="about 7.25am")
    page = shown(client, story)
    assert "7:00 a.m. EST" in page
    assert "Published 2 March 2017, 8:30 a.m. EST" in page
    assert "about 7.25am" in page


def test_neighbours_follow_time_and_not_the_order_of_arrival(client: Client, story: Story) -> None:
    noon, one = say(story, "Noon.", 60), say(story, "One.", 120)
    late = say(story, "Half past noon, told late.", 130, time=START + timedelta(minutes=90))
    page = client.get(f"{story.get_url()}u/{late.update_id}/").content.decode()
    assert re.search(rf'{noon.update_id}/">Earlier update', page)
    assert re.search(rf'{one.update_id}/">Later update', page)


def test_an_address_that_leads_nowhere_shows_ways_on(client: Client, story: Story) -> None:
    answer = client.get("/no/such/page/")
    assert answer.status_code == 404
    assert "There is no page at this address" in answer.content.decode()
    assert 'role="search"' in answer.content.decode()
