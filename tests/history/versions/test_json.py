"""The history for programs: described, whole, and each diff leads from one version to the next."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from uuid import UUID

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from dateline.body.blocks import Embed, Gallery, Picture, Video
from dateline.body.changes.as_json import apply_json
from dateline.record.actions import publish, restore, retract, revise, verify
from dateline.record.errors import Refused
from dateline.record.models import Story
from tests.body.strategies import bodies
from tests.newsroom import EDITOR, make_newsroom, make_story, text

if TYPE_CHECKING:
    from django.test import Client

START = datetime(2017, 3, 2, 18, tzinfo=UTC)
SCHEMA = json.loads((files("dateline.history.versions") / "history.schema.json").read_text("utf-8"))
STEPS = json.loads((files("dateline.body.changes") / "changes.schema.json").read_text("utf-8"))
LIBRARY = Picture | Gallery | Video | Embed
words = bodies(4).map(lambda body: tuple(block for block in body if not isinstance(block, LIBRARY)))


@pytest.fixture
def story(newsroom: object) -> Story:
    return make_story(newsroom, at=START, slug="arne-dam")  # type: ignore[arg-type]


def read(client: Client, update: UUID, query: str = "") -> dict[str, Any]:
    answer = client.get(f"/vale/arne-dam/u/{update}/history.json{query}")
    assert answer["Content-Type"] == "application/json"
    found: dict[str, Any] = answer.json()
    jsonschema.validate(found, SCHEMA)
    for version in found["versions"]:
        if version["diff"]:
            jsonschema.validate(version["diff"]["blocks"], STEPS)
    return found


def applied(diff: dict[str, Any], was: dict[str, Any]) -> dict[str, Any]:
    """What a reader of the format does with a diff."""
    headline = was["headline"]
    if diff["headline"] is not None:
        assert "".join(run["text"] for run in diff["headline"] if run["op"] != "add") == headline
        headline = "".join(run["text"] for run in diff["headline"] if run["op"] != "remove")
    return {
        "headline": headline,
        "bylines": diff["bylines"]["now"] if diff["bylines"] else was["bylines"],
        "blocks": apply_json(diff["blocks"], was["blocks"]),
    }


class TestAnyHistory(TestCase):
    def setUp(self) -> None:
        self.story = make_story(make_newsroom(), at=START, slug="arne-dam")

    @settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(st.tuples(words, st.sampled_from(["", "Gates open", "More gates"])), min_size=2, max_size=5))
    def test_each_diff_applied_to_the_words_before_gives_the_words_after(self, versions: list[Any]) -> None:
        first, *later = versions
        update = publish(self.story, first[0] or text("Gates."), headline=first[1], actor=EDITOR).update_id
        assert update
        version = 1
        for body, headline in later:
            try:
                revise(self.story, update, body, headline=headline, actor=EDITOR, base_version=version,
                       change="typo", bylines=[headline or "Ana Ruiz"])  # fmt: skip
            except Refused:
                continue
            version += 1
        found = read(self.client, update)["versions"]
        assert len(found) == version
        for was, now in pairwise(found):
            assert now["diff"]["from"] == was["seq"]
            assert applied(now["diff"], was) == {name: now[name] for name in ("headline", "bylines", "blocks")}


def test_every_act_is_there_oldest_first(client: Client, story: Story) -> None:
    update = publish(story, text("Two gates."), actor=EDITOR, at=START + timedelta(minutes=1)).update_id
    assert update
    revise(story, update, text("Three gates."), actor=EDITOR, base_version=1, change="correction", note="Three.")
    verify(story, update, "disputed", actor=EDITOR, note="The mill says two.")
    retract(story, update, actor=EDITOR, reason="Wrong dam.")
    restore(story, update, actor=EDITOR)
    found = read(client, update)
    kinds = [version["kind"] for version in found["versions"]]
    assert kinds == ["publish", "revise", "verify", "retract", "restore"]
    published, revised, verified, _withdrawn, restored = found["versions"]
    assert (published["at"], published["diff"]) == ("2017-03-02T18:01:00+00:00", None)
    assert (revised["change"], revised["note"], revised["actor"], revised["role"]) == (
        "correction", "Three.", "Marta Voss", "Editor")  # fmt: skip
    assert revised["html"] == "<p>Three gates.</p>"
    assert verified["data"] == {"state": "disputed"}
    assert (verified["blocks"], verified["html"], verified["diff"]) == (None, None, None)
    assert restored["diff"] == {"from": revised["seq"], "headline": None, "bylines": None,
                                "blocks": [{"op": "keep", "count": 1}]}  # fmt: skip
    assert found["withdrawn"] is False


def test_pages_lead_to_one_another(client: Client, story: Story) -> None:
    update = publish(story, text("Version 1."), actor=EDITOR).update_id
    assert update
    for version in range(1, 45):
        revise(story, update, text(f"Version {version + 1}."), actor=EDITOR, base_version=version, change="typo")
    seen: list[dict[str, Any]] = []
    page = read(client, update)
    while page["older"]:
        seen[:0] = page["versions"]
        page = read(client, update, "?" + page["older"].partition("?")[2])
    seen[:0] = page["versions"]
    assert [version["version"] for version in seen] == list(range(1, 46))
