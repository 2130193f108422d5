"""Records of the database: verified where they are, and exported."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import settings as property_settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from dateline.history.proof.export import TakenDownMeanwhile, record_lines
from dateline.record import triggers
from dateline.record.actions import publish, revise
from dateline.record.actor import Actor
from dateline.record.append import ledger
from dateline.record.chain import content_hash
from dateline.record.kinds import EntryKind
from dateline.record.models import Entry, Head, Story, Update
from dateline.record.proof.checking import check_file
from dateline.record.rebuilding import rebuild
from dateline.record.residue import residue
from dateline.record.verification import check_story, verify_story
from tests.newsroom import EDITOR, make_newsroom, make_person, make_story, text
from tests.reader.histories import Newsdesk, acts
from tests.record.proof.making import ADDRESS, KEY

pytestmark = pytest.mark.django_db


def lines(story: Story, **more: Any) -> list[bytes]:
    return list(record_lines(Head.objects.get(story=story), ADDRESS, **{"key": None, **more}))


@pytest.fixture
def published(story: Story) -> Story:
    update = publish(story, text("The river Orne rose."), actor=EDITOR).update_id
    assert update is not None
    revise(story, update, text("The Arne rose."), base_version=1, change="correction", note="River.", actor=EDITOR)
    return story


class AnyHistory(TestCase):
    @property_settings(max_examples=15)
    @given(st.lists(acts, min_size=5, max_size=25))
    def test_is_sound_in_the_database_and_in_its_file(self, history: list[Any]) -> None:
        desk = Newsdesk(make_story(make_newsroom()))
        for act in history:
            desk.do(act)
        checked = check_file(lines(desk.story, key=KEY), [KEY.public_key()])
        assert verify_story(desk.story) == (checked.entries, list(checked.findings))
        assert checked.findings == ()


def test_a_file_says_nothing_of_accounts_and_requests(story: Story) -> None:
    person = make_person("Ana", "Reporters", email="ana@example.org")
    publish(story, text("Words."), actor=Actor.of(person), idempotency_key="very-private-key")
    *_rest, entry, _head = lines(story)
    assert set(json.loads(entry)) == {
        "seq", "at", "recorded_at", "kind", "update", "actor", "role", "note", "data", "html", "content_hash",
        "chain_hash",
    }  # fmt: skip
    whole = b"".join(lines(story))
    assert b"very-private-key" not in whole
    assert b"ana@example.org" not in whole


def test_a_file_ends_where_its_head_stands(published: Story) -> None:
    head = Head.objects.get(story=published)
    publish(published, text("Later."), actor=EDITOR)
    checked = check_file(record_lines(head, ADDRESS, None))
    assert (checked.entries, checked.findings) == (3, ())


def test_a_long_record_is_read_a_piece_at_a_time(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.history.proof.export.CHUNK", 2)
    for number in range(6):
        publish(story, text(f"Update {number}."), actor=EDITOR)
    assert check_file(lines(story)).findings == ()


def take_down(story: Story, seq: int) -> Entry:
    """As the act does it to one entry of an update."""
    row = Entry.objects.get(story=story, seq=seq)
    left = residue(row.kind, row.data)
    with ledger(story, EDITOR) as book:
        named = [{"seq": seq, "content_hash": content_hash(note="", data=left, html="")}]
        assert row.update_id
        entry = book.append(
            EntryKind.TAKEDOWN,
            data={"entries": named, "confirmed_by": "Ilse Brandt"},
            note="Ordered by the court at Fell.",
            update=row.update_id,
            before=book.find(row.update_id),
        )
        Entry.objects.filter(pk=row.pk).update(note="", html="", data=left)
        rebuild(story, book.head)
    return entry


def test_a_takedown_is_listed_and_its_story_verifies(published: Story) -> None:
    take_down(published, 2)
    checked = check_story(published)
    assert checked.findings == []
    [taken] = checked.takedowns
    assert (taken.seq, taken.entries, taken.confirmed_by) == (4, (2,), "Ilse Brandt")
    assert check_file(lines(published)).takedowns == checked.takedowns


def test_an_entry_that_somebody_emptied_without_a_takedown(published: Story) -> None:
    row = Entry.objects.get(story=published, seq=2)
    triggers.remove(connection)
    Entry.objects.filter(pk=row.pk).update(note="", html="", data=residue(row.kind, row.data))
    triggers.install(connection)
    assert (2, "it says that its words were removed, but no takedown names it") in [
        (finding.seq, finding.what) for finding in check_story(published).findings
    ]


def test_words_taken_down_while_a_file_is_made_end_it(published: Story) -> None:
    making = record_lines(Head.objects.get(story=published), ADDRESS, None)
    next(making)
    take_down(published, 2)
    with pytest.raises(TakenDownMeanwhile):
        list(making)


def test_progress_of_a_long_story(published: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.record.verification.PROGRESS", 2)
    said: list[tuple[int, int]] = []
    check_story(published, lambda done, total: said.append((done, total)))
    assert said == [(2, 3), (3, 3)]


def test_a_projection_finding_says_so(published: Story) -> None:
    Update.objects.filter(story=published).update(headline="Other")
    assert [finding.place for finding in check_story(published).findings] == ["projection"]
