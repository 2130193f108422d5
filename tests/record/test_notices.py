"""The rest of the house hears of an entry after it is committed, and never of one that was not."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction

from dateline.record.actions import publish
from dateline.record.models import Entry
from dateline.record.notices import appended
from tests.newsroom import EDITOR, make_newsroom, make_story, text


@pytest.fixture
def heard() -> Any:
    entries: list[tuple[int, bool]] = []

    def hear(entry: Entry, **_kwargs: Any) -> None:
        entries.append((entry.seq, transaction.get_connection().in_atomic_block))

    appended.connect(hear)
    yield entries
    appended.disconnect(hear)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_after_the_commit(heard: list[tuple[int, bool]]) -> None:
    story = make_story(make_newsroom())
    publish(story, text("Words."), actor=EDITOR)
    assert heard == [(1, False), (2, False)]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_not_of_what_was_rolled_back(heard: list[tuple[int, bool]]) -> None:
    story = make_story(make_newsroom())
    with transaction.atomic():
        publish(story, text("Words."), actor=EDITOR)
        transaction.set_rollback(True)
    assert heard == [(1, False)]
