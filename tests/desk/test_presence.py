"""Who is at a story's desk, and who hears of it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest

from dateline.desk.channel.ears import CHANGED, HEARTBEAT, RETRY, Ears
from dateline.desk.channel.topics import topic
from dateline.desk.models import Presence
from dateline.desk.presence import PRESENT, present
from dateline.record.notices import desk_changed
from dateline.stream.broker.choice import broker

if TYPE_CHECKING:
    from tests.desk.people import Desk

WINDOW = UUID("8f9d3d1e-3f0e-4a8b-9c54-0a1d2b3c4d5e")
MORNING = 1_790_000_000_000
moments = count(MORNING)


def come(desk: Desk, name: str, **words: str) -> Any:
    """One word of a window, later by its clock than the one before."""
    told = {"window": str(WINDOW), "said": str(next(moments))} | words
    return desk.client(name).post(f"{desk.url}presence/", told)


@contextmanager
def news() -> Iterator[list[int]]:
    """The stories whose desks heard that something changed."""
    heard: list[int] = []

    def hear(story: int, **_kwargs: Any) -> None:
        heard.append(story)

    desk_changed.connect(hear)
    try:
        yield heard
    finally:
        desk_changed.disconnect(hear)


def names(desk: Desk) -> list[str]:
    return [str(here.person) for here in present(desk.story.pk)]


def test_colleagues_see_who_is_there_and_what_they_write(desk: Desk) -> None:
    draft = desk.draft()
    assert come(desk, "ana", editing=str(draft.pk)).status_code == 204
    page = desk.client("marta").get(desk.url).content.decode()
    assert "Ana Ruiz" in page
    assert [here.editing for here in present(desk.story.pk)] == [draft.pk]


def test_a_browser_that_died_is_forgotten_by_itself(desk: Desk) -> None:
    come(desk, "ana")
    assert names(desk) == ["ana ruiz"]
    Presence.objects.update(seen_at=datetime.now(UTC) - PRESENT - timedelta(seconds=1))
    assert names(desk) == []


def test_a_closed_window_is_gone_at_once_and_another_stays(desk: Desk) -> None:
    come(desk, "ana")
    come(desk, "ana", window=str(uuid4()))
    come(desk, "ana", gone="1")
    assert len(present(desk.story.pk)) == 1


def test_nobody_closes_a_colleagues_window(desk: Desk) -> None:
    come(desk, "ana")
    come(desk, "tom", gone="1")
    assert names(desk) == ["ana ruiz"]


NONSENSE = [
    *({"window": text} for text in ("x", "")),
    {"editing": "'; --"},
    *({"said": text} for text in ("", "soon", "-1", "1.5", "1e9", "1_000", "\u0661", "9" * 16, "9" * 5_000)),
]


def at(second: int) -> str:
    return str(MORNING + 3_600_000 + second * 1_000)


def test_a_word_that_comes_late_brings_nobody_back(desk: Desk) -> None:
    come(desk, "ana", said=at(1))
    come(desk, "ana", said=at(3), gone="1")
    assert come(desk, "ana", said=at(2), editing=str(uuid4())).status_code == 204
    assert names(desk) == []


def test_a_window_that_closed_before_its_first_word_arrived_was_never_there(desk: Desk) -> None:
    come(desk, "ana", said=at(2), gone="1")
    come(desk, "ana", said=at(1))
    assert names(desk) == []


def test_what_a_window_said_in_its_last_millisecond_brings_nobody_back(desk: Desk) -> None:
    come(desk, "ana", said=at(1), gone="1")
    come(desk, "ana", said=at(1))
    assert names(desk) == []


def test_a_window_that_is_looked_at_again_is_present_again(desk: Desk) -> None:
    come(desk, "ana", said=at(1))
    come(desk, "ana", said=at(2), gone="1")
    come(desk, "ana", said=at(3))
    come(desk, "ana", said=at(2), gone="1")
    assert names(desk) == ["ana ruiz"]


def test_the_last_said_counts_as_what_is_written(desk: Desk) -> None:
    now, before = uuid4(), uuid4()
    come(desk, "ana", said=at(2), editing=str(now))
    come(desk, "ana", said=at(1), editing=str(before))
    assert [here.editing for here in present(desk.story.pk)] == [now]


def test_a_clock_that_was_set_back_keeps_nobody_away_for_long(desk: Desk) -> None:
    come(desk, "ana", said=at(3_600), gone="1")
    Presence.objects.update(seen_at=datetime.now(UTC) - PRESENT - timedelta(seconds=1))
    come(desk, "ana", said=at(1))
    assert names(desk) == ["ana ruiz"]


def test_windows_that_closed_are_swept(desk: Desk) -> None:
    come(desk, "ana")
    come(desk, "ana", gone="1")
    Presence.objects.update(seen_at=datetime.now(UTC) - PRESENT - timedelta(seconds=1))
    come(desk, "marta", window=str(uuid4()))
    assert [str(row.person) for row in Presence.objects.all()] == ["marta voss"]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_only_news_is_told(desk: Desk) -> None:
    draft = desk.draft()
    with news() as heard:
        come(desk, "ana")
        assert len(heard) == 1, "she came"
        come(desk, "ana")
        assert len(heard) == 1, "she is still there"
        come(desk, "ana", editing=str(draft.pk))
        assert len(heard) == 2, "she writes"
        come(desk, "ana", gone="1")
        assert heard == [desk.story.pk] * 3, "she left"
        come(desk, "ana", gone="1")
        come(desk, "ana", said=str(MORNING))
        assert len(heard) == 3, "she left long ago"


@pytest.mark.parametrize("said", NONSENSE)
def test_nonsense_is_refused(desk: Desk, said: dict[str, str]) -> None:
    assert come(desk, "ana", **said).status_code == 400
    assert names(desk) == []


def test_a_word_without_its_moment_is_refused(desk: Desk) -> None:
    assert desk.client("ana").post(f"{desk.url}presence/", {"window": str(WINDOW)}).status_code == 400
    assert names(desk) == []


def test_strangers_neither_come_nor_listen(desk: Desk) -> None:
    assert come(desk, "eve").status_code == 403
    assert come(desk, "eve", gone="1").status_code == 403
    assert desk.client("eve").get(f"{desk.url}channel/").status_code == 403
    assert names(desk) == []


def test_the_channel_says_that_something_changed_and_nothing_else(desk: Desk) -> None:
    name = topic(desk.story.head.id)

    async def listen() -> list[bytes]:
        ears = Ears()
        heard: list[bytes] = []
        async for event in ears.events(name):
            heard.append(event)
            if event == CHANGED:
                ears.close()
            broker().publish(topic(uuid4()), 1)
            broker().publish(name, 1)
        return heard

    heard = asyncio.run(listen())
    assert heard[0] == RETRY
    assert heard[-1] == CHANGED
    assert set(heard) <= {RETRY, CHANGED, HEARTBEAT}


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_saved_draft_reaches_the_broker_without_a_word_of_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[tuple[UUID, int]] = []
    monkeypatch.setattr(broker(), "publish", lambda story, number: sent.append((story, number)))
    desk.draft(wire="Nobody may know this yet.")
    assert [story for story, _number in sent] == [topic(desk.story.head.id)]
