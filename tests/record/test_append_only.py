"""The database refuses to change the record, and the chain shows it if somebody does it all the same."""

from __future__ import annotations

import json

import pytest
from django.db import DatabaseError, connection, transaction

from dateline.record import triggers
from dateline.record.actions import publish, revise
from dateline.record.models import Entry, Story, Update
from dateline.record.verification import verify_story
from tests.newsroom import EDITOR, text

pytestmark = pytest.mark.django_db

STATEMENTS = [
    "UPDATE dateline_record_entry SET note = 'changed'",
    "UPDATE dateline_record_entry SET html = '' WHERE seq = 1",
    "DELETE FROM dateline_record_entry",
    "DELETE FROM dateline_record_entry WHERE seq = 2",
]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_raw_sql_is_refused(story: Story, statement: str) -> None:
    publish(story, text("Words."), actor=EDITOR)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert verify_story(story) == (2, [])


def test_emptying_the_table_is_refused(story: Story) -> None:
    if connection.vendor == "postgresql":
        # What the story's own foreign keys have put off would refuse it first.
        statement = "SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE dateline_record_entry"
    else:
        statement = STATEMENTS[2]
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_orm_is_refused_too(story: Story) -> None:
    entry = Entry.objects.get(story=story)
    entry.note = "changed"
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.delete()


@pytest.fixture
def published(story: Story) -> Story:
    update = publish(story, text("The river Orne rose."), actor=EDITOR).update_id
    assert update is not None
    revise(story, update, text("The Arne rose."), base_version=1, change="correction", note="River.", actor=EDITOR)
    publish(story, text("Second."), actor=EDITOR)
    return story


TAMPERINGS = {
    "words": lambda entry: setattr(entry, "html", "<p>The river Arne rose.</p>"),
    "note": lambda entry: setattr(entry, "note", "Nothing"),
    "data": lambda entry: setattr(entry, "data", json.loads(json.dumps(entry.data).replace("Arne", "Orne"))),
    "actor": lambda entry: setattr(entry, "actor", "Somebody else"),
    "kind": lambda entry: setattr(entry, "kind", "mark"),
    "time": lambda entry: setattr(entry, "at", entry.at.replace(year=2001)),
}


@pytest.mark.parametrize("what", sorted(TAMPERINGS))
def test_whoever_switches_the_triggers_off_is_found_out(published: Story, what: str) -> None:
    triggers.remove(connection)
    entry = Entry.objects.get(story=published, seq=3)
    TAMPERINGS[what](entry)
    entry.save()
    triggers.install(connection)
    _count, findings = verify_story(published)
    assert 3 in {finding.seq for finding in findings}


def test_a_removed_entry_is_found_out(published: Story) -> None:
    triggers.remove(connection)
    Entry.objects.get(story=published, seq=3).delete()
    triggers.install(connection)
    _count, findings = verify_story(published)
    assert any(finding.seq == 4 for finding in findings)


def test_a_changed_projection_is_found_out(published: Story) -> None:
    Update.objects.filter(story=published).update(html="<p>Other.</p>")
    _count, findings = verify_story(published)
    assert [finding.seq for finding in findings] == [None, None]
