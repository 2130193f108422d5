"""Two moments of a story, as a reader compares them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from uuid import UUID

import jsonschema
import pytest

from dateline.body.changes.as_json import apply_json
from dateline.history.comparing import between
from dateline.record.actions import (
    change_story,
    mark,
    move_update,
    pin,
    publish,
    restore,
    retime,
    retract,
    revise,
    set_state,
    verify,
)
from dateline.record.models import Story
from tests.newsroom import EDITOR, Newsroom, make_story, text, words_of

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

START = datetime(2017, 3, 2, 18, tzinfo=UTC)
SCHEMA = json.loads((files("dateline.history.comparing") / "diff.schema.json").read_text("utf-8"))
HOUR = "?from=20170302T180000Z&to=20170302T190000Z"


def minute(number: int) -> datetime:
    return START + timedelta(minutes=number)


@pytest.fixture
def story(newsroom: Newsroom) -> Story:
    return make_story(newsroom, at=START, slug="arne-dam", standfirst="Engineers watch the wall.")


def told(story: Story, number: int, headline: str, **more: Any) -> UUID:
    update = publish(story, text(f"{headline} at the dam."), headline=headline, actor=EDITOR, at=minute(number),
                     **more).update_id  # fmt: skip
    assert update
    return update


def compared(client: Client, query: str) -> str:
    answer = client.get(f"/vale/arne-dam/compare/{query}")
    assert answer.status_code == 200
    return words_of(answer)


def as_json(client: Client, query: str) -> dict[str, Any]:
    answer = client.get(f"/vale/arne-dam/diff.json{query}")
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    jsonschema.validate(found, SCHEMA)
    return found


def test_everything_that_was_done_is_told(client: Client, story: Story, newsroom: Newsroom) -> None:
    revised, withdrawn, moved, marked, back = (
        told(story, -0, name) for name in ("Gates open", "Bridge shut", "Weir holds", "School shut", "Road closed")
    )
    other = make_story(newsroom, at=START, headline="The weir at Fell", slug="weir")
    retract(story, back, actor=EDITOR, reason="Not yet.", at=START)
    told(story, 2, "Power fails")
    revise(story, revised, text("Three gates open at the dam."), actor=EDITOR, base_version=1, change="correction",
           note="Three.", at=minute(3))  # fmt: skip
    retract(story, withdrawn, actor=EDITOR, reason="One caller, and wrong.", at=minute(4))
    move_update(story, moved, other, actor=EDITOR, at=minute(5))
    retime(story, marked, time=minute(-30), actor=EDITOR, at=minute(6))
    mark(story, marked, label="School", actor=EDITOR, at=minute(7))
    verify(story, marked, "confirmed", actor=EDITOR, at=minute(8))
    restore(story, back, actor=EDITOR, at=minute(9))
    pin(story, revised, actor=EDITOR, at=minute(10))
    set_state(story, "paused", actor=EDITOR, at=minute(11))
    change_story(story, headline="Three gates opened at Arne dam", standfirst="", actor=EDITOR, at=minute(12),
                 summary=[("The wall holds", revised)])  # fmt: skip
    words = compared(client, HOUR)
    for said in (
        "1 update withdrawn", "1 update moved", "1 update restored", "1 update revised", "1 update marked anew",
        "1 update published", "3 parts of the story's header changed", "1 change of the story's state",
        "Headline [removed: Two ] [added: Three ] gates opened at Arne dam",
        "Standfirst [removed: Engineers watch the wall. ]",
        "What we know [added: The wall holds ]",
        "Paused · 2 March 2017, 1:11 p.m. EST · Marta Voss",
        "Pinned Gates open",
        "One caller, and wrong.",
        "Now in The weir at Fell",
        "[removed: Gates ] [added: Three gates ] open at the dam.",
        "Time shown [removed: 2 March 2017, 1:00 p.m. EST ] [added: 2 March 2017, 12:30 p.m. EST ]",
        "Verification Confirmed", "Key event School", "Power fails", "Road closed",
    ):  # fmt: skip
        assert said in words, said


def test_only_what_lies_between_is_told(client: Client, story: Story) -> None:
    """The moments are ends of seconds: what came in the first second is before, what came in the last is between."""
    told(story, 1, "First")
    told(story, 2, "Second")
    told(story, 3, "Third")
    words = compared(client, "?from=20170302T180100Z&to=20170302T180200Z")
    assert "1 update published" in words
    assert "Second" in words
    assert "First" not in words
    assert "Third" not in words


def test_an_update_that_changed_after_the_later_moment_is_told_as_it_was_then(client: Client, story: Story) -> None:
    update = told(story, 1, "Gates open")
    revise(story, update, text("Six gates."), headline="Six gates", actor=EDITOR, base_version=1, change="typo",
           at=minute(30))  # fmt: skip
    retract(story, update, actor=EDITOR, reason="Wrong.", at=minute(40))
    words = compared(client, "?from=20170302T180000Z&to=20170302T181000Z")
    assert "1 update published" in words
    assert "Gates open" in words
    assert "Six" not in words
    assert "Wrong." not in words


def test_what_came_and_went_in_between_is_told_too(client: Client, story: Story) -> None:
    update = told(story, 1, "Gates open")
    retract(story, update, actor=EDITOR, reason="Wrong dam.", at=minute(2))
    words = compared(client, HOUR)
    assert "1 update published and withdrawn" in words
    assert "Wrong dam." in words


def test_what_was_changed_and_changed_back_is_no_change(client: Client, story: Story) -> None:
    update = told(story, 0, "Gates open")
    retract(story, update, actor=EDITOR, reason="Wrong.", at=minute(2))
    restore(story, update, actor=EDITOR, at=minute(3))
    assert "1 update changed and changed back" in compared(client, HOUR)


def test_moments_are_read_in_the_story_s_zone_or_as_stamps(client: Client, story: Story) -> None:
    told(story, 90, "Gates open")
    for query in (
        "?from=2017-03-02T14:00&to=2017-03-02T15:00",
        "?from=20170302T190000Z&to=20170302T200000Z",
        "?from=2017-03-02T15:00:00&to=20170302T190000Z",
    ):
        words = compared(client, query)
        assert "from 2 March 2017, 2:00 p.m. EST to 2 March 2017, 3:00 p.m. EST" in words, query
        assert "1 update published" in words


def test_without_moments_it_is_the_whole_story_so_far(client: Client, story: Story) -> None:
    told(story, 5, "Gates open")
    answer = client.get("/vale/arne-dam/compare/")
    assert "1 update published" in words_of(answer)
    page = answer.content.decode()
    assert 'name="from" step="1" value="2017-03-02T13:00:00"' in page
    assert 'name="to" step="1" value="2017-03-02T13:05:00"' in page


def test_before_the_story_there_was_nothing(client: Client, story: Story) -> None:
    words = compared(client, "?from=20170301T000000Z&to=20170302T180000Z")
    assert "the story began" in words
    assert "2017, 7:00 p.m. EST (before it was public)" in words
    assert as_json(client, "?from=20170301T000000Z&to=20170302T180000Z")["from"]["seq"] == 0


def test_no_change_is_said_in_words(client: Client, story: Story) -> None:
    assert "Nothing changed" in compared(client, "?from=20170302T180000Z&to=20180302T180000Z")


@pytest.mark.parametrize("time", ["yesterday", "20170302", "2017-13-02T13:00", "20170302T180000", "00010101T000000Z",
                                  "9999-12-31T23:59:59Z", "<script>", "1" * 40])  # fmt: skip
def test_what_is_no_time_is_refused_in_words(client: Client, story: Story, time: str) -> None:
    for query in ({"from": time}, {"to": time}):
        answer = client.get("/vale/arne-dam/compare/", query)
        assert answer.status_code == 400
        assert "That is not a time we can read." in words_of(answer)
        assert "<script>" not in answer.content.decode()
        refused = client.get("/vale/arne-dam/diff.json", query)
        assert (refused.status_code, refused["Cache-Control"]) == (400, "no-store")
        assert "20170302T180000Z" in refused.json()["error"]


def test_only_a_public_story_is_compared(client: Client, story: Story) -> None:
    for name in ("compare/", "diff.json"):
        assert client.get(f"/vale/nowhere/{name}").status_code == 404
        assert client.post(f"/vale/arne-dam/{name}").status_code == 405
    story.unpublish()
    for name in ("compare/", "diff.json"):
        assert client.get(f"/vale/arne-dam/{name}").status_code == 404


def test_a_long_range_is_paged(client: Client, story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(between, "SIZE", 2)
    for number in range(1, 6):
        told(story, number, f"Update {number}")
    words = compared(client, HOUR)
    assert "5 updates published" in words
    assert "Updates 1 to 2 of 5 that changed" in words
    assert "Update 4" in words
    assert "Update 3" not in words
    assert "Update 1" in compared(client, f"{HOUR}&page=3")
    assert client.get(f"/vale/arne-dam/compare/{HOUR}&page=4").status_code == 404
    assert client.get(f"/vale/arne-dam/compare/{HOUR}&page=0").status_code == 404
    first = as_json(client, HOUR)
    assert (first["pages"], len(first["updates"])) == (3, 2)
    assert as_json(client, "?" + first["next"].partition("?")[2])["page"] == 2


def test_each_diff_applied_to_the_words_before_gives_the_words_after(client: Client, story: Story) -> None:
    update = told(story, 0, "Gates open")
    for version in range(1, 4):
        revise(story, update, text(f"Gate {version} is open at the dam."), headline=f"Gate {version}", actor=EDITOR,
               base_version=version, change="addition", at=minute(version))  # fmt: skip
    (found,) = as_json(client, HOUR)["updates"]
    assert (found["outcome"], found["revisions"]) == ("revised", 3)
    assert (found["before"]["version"], found["after"]["version"]) == (1, 4)
    assert apply_json(found["diff"]["blocks"], found["before"]["blocks"]) == found["after"]["blocks"]
    headline = "".join(run["text"] for run in found["diff"]["headline"] if run["op"] != "remove")
    assert headline == found["after"]["headline"] == "Gate 3"


def test_what_was_withdrawn_by_the_later_moment_is_not_told_with_words(client: Client, story: Story) -> None:
    update = told(story, 0, "Gates open")
    retract(story, update, actor=EDITOR, reason="Wrong.", at=minute(2))
    (found,) = as_json(client, HOUR)["updates"]
    assert (found["outcome"], found["after"]["blocks"], found["diff"]) == ("withdrawn", None, None)
    assert found["before"]["headline"] == "Gates open"


def test_a_long_story_costs_no_more_queries(
    client: Client, story: Story, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    updates = [told(story, number, f"Update {number}") for number in range(40)]
    for number, update in enumerate(updates[:20]):
        revise(story, update, text(f"Anew {number}."), actor=EDITOR, base_version=1, change="typo", at=minute(50))
    with django_assert_max_num_queries(40):
        compared(client, "?from=20170302T183000Z&to=20170302T190000Z")
