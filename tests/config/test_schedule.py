"""The site publishes what is scheduled while it runs, and what fell due while it did not run once it is back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import monotonic

import pytest
from asgiref.sync import sync_to_async
from django.db import OperationalError, connections

from dateline.config import schedule as running
from dateline.config.asgi import application
from dateline.config.schedule import publishing_scheduled
from dateline.record.actor import Actor
from dateline.record.drafts import publish_due, schedule
from dateline.record.models import Draft, Entry, Story
from tests.newsroom import make_newsroom, make_person, make_story
from tests.record.drafts.writing import write

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
PATIENCE = 10.0


def scheduled(at: datetime) -> Draft:
    """Due at `at`, which may have passed."""
    story, ana = make_story(make_newsroom()), make_person("Ana", "Reporters")
    draft = schedule(write(story, ana), actor=Actor.of(ana), at=datetime.now(UTC) + timedelta(hours=1))
    Draft.objects.filter(pk=draft.pk).update(scheduled_at=at)
    return draft


def published() -> bool:
    try:
        return Entry.objects.filter(kind="publish").exists()
    finally:
        connections.close_all()


async def until(happened: Callable[[], bool]) -> float:
    """Seconds until it was so."""
    began = monotonic()
    while not await sync_to_async(happened, thread_sensitive=False)():
        assert monotonic() - began < PATIENCE
        await asyncio.sleep(0.02)
    return monotonic() - began


def test_what_fell_due_while_nothing_ran_goes_out_once_after_the_start() -> None:
    scheduled(datetime.now(UTC) - timedelta(days=1))

    async def run() -> None:
        async with publishing_scheduled(), publishing_scheduled():
            await until(published)

    asyncio.run(run())
    assert Entry.objects.filter(kind="publish").count() == 1


def test_it_goes_out_when_it_falls_due(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where the next look would come much later."""
    monkeypatch.setattr(running, "LOOK_EVERY", 3600.0)
    due = datetime.now(UTC) + timedelta(seconds=1)
    scheduled(due)

    async def run() -> None:
        async with publishing_scheduled():
            await until(published)

    asyncio.run(run())
    entry = Entry.objects.get(kind="publish")
    assert timedelta(0) <= entry.at - due < timedelta(seconds=2)


def test_trouble_with_the_database_ends_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    scheduled(datetime.now(UTC) + timedelta(0))
    attempts: list[int] = []

    def away_at_first() -> list[Entry]:
        attempts.append(1)
        if len(attempts) == 1:
            raise OperationalError("the server closed the connection")
        return publish_due()

    monkeypatch.setattr(running, "publish_due", away_at_first)
    monkeypatch.setattr(running, "WAIT_AFTER_TROUBLE", 0.05)

    async def run() -> None:
        async with publishing_scheduled():
            await until(published)

    asyncio.run(run())
    assert "could not be looked for" in caplog.text


def test_the_site_itself_does_it() -> None:
    story = Story.objects.get(pk=scheduled(datetime.now(UTC) + timedelta(0)).story_id)

    async def run() -> None:
        async with application.lifespan_context(application):
            await until(published)

    asyncio.run(run())
    assert Entry.objects.filter(story=story, kind="publish").exists()
