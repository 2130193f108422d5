"""Words that were removed for legal reasons are in no history and in no comparison; that they were removed is."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from dateline.history.versions import revision_diff
from dateline.record.actions import change_story
from dateline.record.models import Entry, Story
from tests.history.corrections.story import START, changed, said, take_down
from tests.newsroom import EDITOR, Newsroom, make_story, words_of

if TYPE_CHECKING:
    from django.test import Client

REASON = "By order of the court of Fell."


@pytest.fixture
def story(newsroom: Newsroom) -> Story:
    return make_story(newsroom, at=START, slug="arne-dam")


@pytest.fixture
def update(story: Story) -> UUID:
    """Three versions; the second named somebody, who was removed."""
    update = said(story, "A clerk left the gate open.", "Who left the gate open")
    changed(story, update, "Zoltan Prask left the gate open.", minutes=10)
    changed(story, update, "Nobody knows who left the gate open.", minutes=20)
    take_down(story, "Prask", REASON)
    return update


def test_a_version_says_that_its_words_were_removed_and_is_compared_with_nothing(client: Client, update: UUID) -> None:
    for view in ("", "?view=side"):
        words = words_of(client.get(f"/vale/arne-dam/u/{update}/history/{view}"))
        assert "Prask" not in words
        assert "A clerk left the gate open." in words
        assert f"by Mara Olin: {REASON}" in words
        assert words.count("so it can't be shown") == 1, "the next version stood against the removed words"
        assert "Confirmed by Jon Arden" in words


def test_programs_are_told_so_too(client: Client, update: UUID) -> None:
    found = client.get(f"/vale/arne-dam/u/{update}/history.json").json()
    assert "Prask" not in json.dumps(found)
    first, second, third, takedown = found["versions"]
    assert first["removed"] is None
    assert second["removed"]["reason"] == REASON
    assert (second["headline"], second["blocks"], second["html"], second["diff"]) == (None, None, None, None)
    assert (third["diff"], third["removed"]) == (None, None)
    assert third["blocks"] == [{"type": "paragraph", "spans": [{"text": "Nobody knows who left the gate open."}]}]
    assert (takedown["kind"], takedown["note"]) == ("takedown", REASON)


def test_a_list_of_corrections_compares_with_nothing_either(story: Story, update: UUID) -> None:
    revisions = Entry.objects.filter(update_id=update, kind="revise").order_by("seq")
    assert [revision_diff(entry).taken for entry in revisions] == [True, True]


def test_an_update_whose_present_words_went_says_so_above_its_history(client: Client, story: Story) -> None:
    update = said(story, "Zoltan Prask left the gate open.")
    take_down(story, "Prask", REASON)
    answer = client.get(f"/vale/arne-dam/u/{update}/history/")
    assert answer.status_code == 200
    words = words_of(answer)
    assert "The words of this update were removed for legal reasons" in words
    assert REASON in words
    assert 'content="noindex"' in answer.content.decode()


def test_moments_with_removed_words_are_not_compared(client: Client, update: UUID) -> None:
    """From the first version to the second, whose words are gone; from the first to the third, which is whole."""
    gone = client.get("/vale/arne-dam/compare/?from=2017-03-02T13:05&to=2017-03-02T13:15")
    assert "so it can't be shown" in words_of(gone)
    whole = words_of(client.get("/vale/arne-dam/compare/?from=2017-03-02T13:05&to=2017-03-02T13:25"))
    assert "[removed: A clerk ] [added: Nobody knows who ] left the gate open." in whole
    found = client.get("/vale/arne-dam/diff.json?from=2017-03-02T13:05&to=2017-03-02T13:15").json()
    (one,) = found["updates"]
    assert (one["after"]["removed"], one["after"]["blocks"], one["diff"]) == (True, None, None)
    assert "Prask" not in json.dumps(found)


def test_a_removed_header_is_not_compared(client: Client, story: Story) -> None:
    change_story(story, standfirst="Zoltan Prask is asked.", actor=EDITOR, at=START + timedelta(minutes=1))
    change_story(story, standfirst="A clerk is asked.", actor=EDITOR, at=START + timedelta(minutes=2))
    take_down(story, "Prask", REASON)
    query = "?from=2017-03-02T13:00&to=2017-03-02T13:01"
    assert "What stood here at one of the two moments was removed for legal reasons" in words_of(
        client.get(f"/vale/arne-dam/compare/{query}")
    )
    assert client.get(f"/vale/arne-dam/diff.json{query}").json()["header"] == {"standfirst": {"removed": True}}
