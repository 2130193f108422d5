"""Two processes publish into one story at once and nothing is lost, doubled or refused (promise 1)."""

from __future__ import annotations

import pytest

from dateline.record.models import Entry, Update
from dateline.record.verification import verify_story
from tests.newsroom import make_newsroom, make_story
from tests.other_process import start

EACH = 200


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_four_hundred_entries_without_a_gap() -> None:
    story = make_story(make_newsroom())
    processes = [start("tests.record.publisher", str(story.pk), name, str(EACH)) for name in ("Ana", "Tom")]
    errors = [process.communicate(timeout=120)[1] for process in processes]
    assert [process.returncode for process in processes] == [0, 0], errors
    seqs = list(Entry.objects.filter(story=story).order_by("seq").values_list("seq", flat=True))
    assert seqs == list(range(1, 2 * EACH + 2))
    words = set(Update.objects.filter(story=story).values_list("text", flat=True))
    assert words == {f"{name} {number}" for name in ("Ana", "Tom") for number in range(EACH)}
    assert verify_story(story) == (2 * EACH + 1, [])
