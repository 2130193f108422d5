"""The newsroom's notes on a story, as threads."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch

from dateline.desk.models import Note
from dateline.desk.pages.rows import Place
from dateline.reader.pages.moments import Moment
from dateline.record.actor import Actor

THREADS = 30
ANSWERS = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One note."""

    id: UUID
    author: str
    when: Moment
    text: str


@dataclass(frozen=True, slots=True)
class Thread:
    """A note with its answers, the oldest first."""

    first: Line
    answers: tuple[Line, ...]
    settled: Moment | None


@dataclass(frozen=True, slots=True)
class Threads:
    """The newest open threads, or the settled ones. `settled_total` counts those behind the other view."""

    threads: tuple[Thread, ...]
    settled_total: int
    shows_settled: bool


def threads(story: int, place: Place, *, settled: bool = False) -> Threads:
    """Three queries. At most `THREADS` threads, and the last `ANSWERS` answers of each are shown."""
    heads = Note.objects.filter(story_id=story, answers__isnull=True)
    answers = Prefetch("answered_by", Note.objects.select_related("author").order_by("written_at", "pk"))
    chosen = heads.filter(settled_at__isnull=not settled).select_related("author").prefetch_related(answers)
    return Threads(
        threads=tuple(_thread(note, place) for note in chosen.order_by("-written_at", "-pk")[:THREADS]),
        settled_total=heads.filter(settled_at__isnull=False).count(),
        shows_settled=settled,
    )


def _thread(note: Note, place: Place) -> Thread:
    answers = list(note.answered_by.all())[-ANSWERS:]
    return Thread(
        first=_line(note, place),
        answers=tuple(_line(answer, place) for answer in answers),
        settled=place.moment(note.settled_at) if note.settled_at else None,
    )


def _line(note: Note, place: Place) -> Line:
    return Line(note.pk, Actor.of(note.author).name, place.moment(note.written_at), note.text)
