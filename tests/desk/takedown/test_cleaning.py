"""The database's own files: written anew as soon as nobody is in the way."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections, transaction

from dateline.record.actions import ask_takedown, confirm_takedown, publish
from dateline.record.actor import Actor
from dateline.record.models import Entry, Takedown
from dateline.record.takedown import cleaning
from tests.newsroom import EDITOR, make_newsroom, make_person, make_story, text


@pytest.fixture
def done(transactional_db: None) -> Takedown:
    """A takedown after which nothing was cleaned yet."""
    story = make_story(make_newsroom())
    publish(story, text("The man is Quillfeather."), actor=EDITOR)
    chiefs = [Actor.of(make_person(name, "Chiefs")) for name in ("Mara Olin", "Jon Arden")]
    asked = ask_takedown(story, ["entries:2"], actor=chiefs[0], reason="By order of a court.")
    confirm_takedown(asked.pk, actor=chiefs[1])
    return Takedown.objects.get()


class Reader:
    """Somebody in the middle of reading the record, on a connection of their own."""

    def __enter__(self) -> None:
        self._reading, self._enough = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._read)
        self._thread.start()
        assert self._reading.wait(10)

    def __exit__(self, *_error: object) -> None:
        self._enough.set()
        self._thread.join()

    def _read(self) -> None:
        try:
            with transaction.atomic():
                Entry.objects.exists()
                self._reading.set()
                self._enough.wait(10)
        finally:
            connections.close_all()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that nobody waits for the reader as long as a site would."""
    monkeypatch.setattr(cleaning, "PATIENCE", "50ms")
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 50")


def test_a_busy_database_is_cleaned_later(done: Takedown, impatient: None, capsys: pytest.CaptureFixture[str]) -> None:
    with Reader():
        assert cleaning.finish_takedowns() == 0
        with pytest.raises(CommandError, match="in use"):
            call_command("finish_takedowns")
    done.refresh_from_db()
    assert done.cleaned_at is None
    call_command("finish_takedowns")
    assert "1 takedown finished" in capsys.readouterr().out
    done.refresh_from_db()
    assert done.cleaned_at is not None


def test_nothing_to_clean_costs_one_question(transactional_db: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        assert cleaning.finish_takedowns() == 0
