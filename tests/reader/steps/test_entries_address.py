"""The catch-up address: what it answers, to whom, and what it never tells."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import jsonschema
import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from dateline.reader.steps import NoStep, make_step
from dateline.reader.steps.public_entries import ENTRIES
from dateline.reader.steps.schema import schema
from dateline.record.actions import change_story, mark, pin, publish, retract, revise, verify
from dateline.record.identity import new_id
from dateline.record.models import Draft, Head, Story
from tests.newsroom import EDITOR, Newsroom, make_person, make_story, text
from tests.reader.histories import Act, Newsdesk

pytestmark = pytest.mark.django_db
ADDRESS = "/vale/arne-dam/entries"


def say(story: Story, words: str, **more: Any) -> UUID:
    update = publish(story, text(words), actor=EDITOR, **more).update_id
    assert update
    return update


def answer(client: Client, query: str = "", status: int = 200, headers: dict[str, str] | None = None) -> Any:
    response = client.get(ADDRESS + query, headers=headers)
    assert response.status_code == status, response.content
    return response


def step(client: Client, query: str = "") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(answer(client, query).content)
    jsonschema.validate(found, schema())
    return found


def test_it_tells_what_came_after(client: Client, story: Story) -> None:
    first = say(story, "The first one.", headline="First", bylines=["Ana Ruiz"])
    second = say(story, "The second one.")
    revise(story, first, text("The first one, corrected."), base_version=1, change="correction", actor=EDITOR,
           note="An earlier version named the river Orne.")  # fmt: skip
    found = step(client, "?after=2")
    assert (found["after"], found["head"], found["next"]) == (2, 4, None)
    assert [(entry["seq"], entry["kind"], entry["update"]) for entry in found["entries"]] == [
        (3, "publish", str(second)),
        (4, "revise", str(first)),
    ]
    assert found["entries"][1]["note"] == "An earlier version named the river Orne."
    assert found["entries"][1]["data"]["change"] == "correction"
    assert "The first one, corrected." in found["entries"][1]["html"]
    assert set(found["page"]["cards"]) == {str(first), str(second)}


def test_from_the_start_without_a_number(client: Client, story: Story) -> None:
    say(story, "Words.")
    assert [entry["kind"] for entry in step(client)["entries"]] == ["story", "publish"]


def test_everyone_up_to_date_gets_the_same_little(client: Client, story: Story) -> None:
    say(story, "Words.")
    found = step(client, "?after=2")
    assert (found["after"], found["head"], found["entries"]) == (2, 2, [])
    assert found["page"]["parts"] == found["page"]["cards"] == {}
    client.force_login(make_person("Chief", None, is_superuser=True))
    known = answer(client, "?after=2")
    assert json.loads(known.content) == found
    assert "Cookie" not in known["Vary"]
    assert known["Cache-Control"] == "public, max-age=2, s-maxage=5, stale-while-revalidate=30, stale-if-error=86400"


@pytest.mark.parametrize("query", ["?after=-1", "?after=x", "?after=1.0", "?after=", "?after=%00", "?after=1e3",
                                   "?after=٣", "?after=" + "9" * 400, "?after=1&head=x", "?after=+1"])  # fmt: skip
def test_what_is_no_number_is_said_so(client: Client, story: Story, query: str) -> None:
    refused = answer(client, query, 400)
    assert "error" in json.loads(refused.content)
    assert refused["Cache-Control"] == "no-store"


@pytest.mark.parametrize("query", ["?after=2", "?after=999999999999999", "?after=1&head=2"])
def test_beyond_the_record_there_is_nothing(client: Client, story: Story, query: str) -> None:
    refused = answer(client, query, 404)
    assert json.loads(refused.content)["head"] == 1
    assert refused["Cache-Control"] == "no-store"


def test_stories_that_are_not_public_have_no_record(client: Client, story: Story) -> None:
    assert client.get("/vale/no-such-story/entries").status_code == 404
    Story.objects.filter(pk=story.pk).update(live=False)
    answer(client, "?after=0", 404)
    with pytest.raises(NoStep):
        make_step(Head.objects.get(story_id=story.pk).id, 0)
    with pytest.raises(NoStep):
        make_step(new_id(), 0)


def test_only_reading_is_allowed(client: Client, story: Story) -> None:
    assert client.post(ADDRESS).status_code in {403, 405}
    head = client.head(f"{ADDRESS}?after=0")
    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == answer(client, "?after=0")["ETag"]


def test_what_did_not_change_is_not_sent_again(client: Client, story: Story) -> None:
    say(story, "Words.")
    plain = answer(client, "?after=1")["ETag"]
    packed = answer(client, "?after=1", headers={"accept-encoding": "gzip"})
    assert not plain.startswith("W/")
    assert packed["ETag"] not in {plain, f"W/{packed['ETag']}"}
    assert packed["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(packed.content)) == json.loads(answer(client, "?after=1").content)
    unchanged = answer(client, "?after=1", 304, headers={"if-none-match": plain})
    assert (unchanged.content, unchanged["ETag"]) == (b"", plain)
    say(story, "More words.")
    assert answer(client, "?after=1", 200, headers={"if-none-match": plain})["ETag"] != plain


def test_a_long_absence_is_told_in_pieces(client: Client, story: Story) -> None:
    for number in range(ENTRIES + 30):
        say(story, f"Update {number}.")
    address, told = f"{ADDRESS}?after=0", []
    while address:
        found = json.loads(client.get(address).content)
        told += [entry["seq"] for entry in found["entries"]]
        assert found["head"] == ENTRIES + 31
        address = found["next"]
    assert told == list(range(1, ENTRIES + 32))


def test_one_huge_entry_is_still_told(client: Client, story: Story) -> None:
    publish(story, [*text("Word. " * 3_000)] * 6, actor=EDITOR)
    say(story, "Short.")
    found = step(client, "?after=1")
    assert [entry["seq"] for entry in found["entries"]] == [2]
    assert found["next"] == f"{ADDRESS}?after=2&head={found['head']}"


def test_five_hundred_entries_wake_with_one_small_request(client: Client, story: Story) -> None:
    words = "The board opened the gate after the gauge at Fell passed four metres, {} hours earlier than planned. " * 4
    for number in range(500):
        say(story, words.replace("{}", str(number)), headline=f"Reading {number}")
    packed = answer(client, "?after=1", headers={"accept-encoding": "gzip"})
    assert len(packed.content) <= 100_000
    page = json.loads(gzip.decompress(packed.content))["page"]
    assert page["total"] == 500
    assert sum(len(day["updates"]) for day in page["list"]) == len(page["cards"])


def test_a_long_record_costs_no_more_queries(
    client: Client, story: Story, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    desk = Newsdesk(story, at=datetime.now(UTC) - timedelta(days=3))
    for number in range(60):
        say(story, f"Update {number}.", key_event="Key" if number % 7 == 0 else None)
    updates = list(story.updates.order_by("first_seq").values_list("pk", flat=True))
    pin(story, updates[50], actor=EDITOR)
    retract(story, updates[51], actor=EDITOR, reason="Wrong.")
    uuid = Head.objects.get(story_id=story.pk).id
    desk.do(Act("header", 1, 0, 0))
    head = make_step(uuid, 0)["head"]
    for after in (0, 20, head - 3, head - 1):
        with django_assert_max_num_queries(18):
            make_step(uuid, after)
    with django_assert_max_num_queries(2):
        make_step(uuid, head)


def test_no_word_of_what_was_withdrawn_comes_back(client: Client, story: Story) -> None:
    """Not even to somebody who asks for the time before it was withdrawn."""
    update = say(story, "zibbeldrix", headline="zibbeldrix", key_event="zibbeldrix", verification="unconfirmed",
                 bylines=["Zibbel Drix"])  # fmt: skip
    mark(story, update, label="zibbeldrix again", actor=EDITOR)
    verify(story, update, "disputed", note="zibbeldrix is denied", actor=EDITOR)
    revise(story, update, text("zibbeldrix once more"), base_version=1, change="addition", note="zibbeldrix added",
           actor=EDITOR)  # fmt: skip
    revise(story, update, text("zibbeldrix for good"), base_version=2, change="correction", actor=EDITOR,
           note="An earlier version named the river Orne.")  # fmt: skip
    retract(story, update, actor=EDITOR, reason="One caller, and wrong.")
    for after in range(7):
        told = answer(client, f"?after={after}").content.decode()
        assert "zibbel" not in told.lower()
        assert "One caller, and wrong." in told
    assert "named the river Orne" in answer(client, "?after=1").content.decode()


def test_nothing_private_is_told(client: Client, newsroom: Newsroom, story: Story) -> None:
    author = make_person("Ana", "Editors")
    update = say(story, "Public words.", idempotency_key="zibbeldrix-key")
    Draft.objects.create(story=story, author=author, headline="zibbeldrix", wire="zibbeldrix")
    change_story(story, actor=EDITOR, summary=[("Known", update)], background=text("Before all this."))
    told = answer(client, "?after=0").content.decode()
    assert "zibbeldrix" not in told
    for entry in json.loads(told)["entries"]:
        assert set(entry) == {"seq", "kind", "update", "at", "note", "data", "html", "withdrawn"}


def test_every_kind_of_entry_fits_the_schema(client: Client, newsroom: Newsroom) -> None:
    start = datetime.now(UTC) - timedelta(days=300)
    story = make_story(newsroom, slug="arne-dam", at=start)
    desk = Newsdesk(story, at=start)
    for number in range(40):
        for name in (
            "publish",
            "revise",
            "mark",
            "unmark",
            "verify",
            "pin",
            "unpin",
            "header",
            "state",
            "retract",
            "restore",
            "takedown",
        ):
            desk.do(Act(name, number % 5, number, 1))
    for after in range(0, Head.objects.get(story_id=story.pk).seq, 7):
        step(client, f"?after={after}")
