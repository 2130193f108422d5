"""How many read a story, added up over processes."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from dateline.stream.counting import FORGOTTEN, FRESH, note_readers, readers_now
from dateline.stream.models import ReaderCount


@pytest.mark.django_db
def test_processes_add_up_and_each_replaces_its_own_count() -> None:
    one, two, story, other = uuid4(), uuid4(), uuid4(), uuid4()
    note_readers(one, {story: 40, other: 1})
    note_readers(two, {story: 2})
    note_readers(one, {story: 30})
    assert readers_now(story) == 32
    assert readers_now(other) == 0


@pytest.mark.django_db
def test_a_process_that_died_is_left_out_and_then_forgotten() -> None:
    dead, alive, story = uuid4(), uuid4(), uuid4()
    note_readers(dead, {story: 500})
    ReaderCount.objects.update(counted_at=datetime.now(UTC) - FRESH)
    note_readers(alive, {story: 3})
    assert readers_now(story) == 3
    assert ReaderCount.objects.count() == 2
    ReaderCount.objects.filter(process=dead).update(counted_at=datetime.now(UTC) - FORGOTTEN)
    note_readers(alive, {story: 3})
    assert set(ReaderCount.objects.values_list("process", flat=True)) == {alive}


@pytest.mark.django_db
def test_a_process_whose_readers_left_counts_none() -> None:
    process, story = uuid4(), uuid4()
    note_readers(process, {story: 3})
    note_readers(process, {})
    assert not ReaderCount.objects.exists()
