"""The story panel: what the story says of itself, and who is at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Q

from dateline.desk.pages.rows import Place, name_of
from dateline.desk.pages.takedowns import WaitingTakedown, waiting_takedowns
from dateline.desk.presence import present
from dateline.desk.rights import Rights
from dateline.reader.pages.moments import Moment
from dateline.record.actor import Actor
from dateline.record.kinds import StoryState
from dateline.record.models.entry import Entry
from dateline.record.models.head import Head
from dateline.record.models.update import Update
from dateline.record.states import Counts
from dateline.record.story_facts import StoryFacts
from dateline.stream.counting import readers_now

KEY_EVENTS: Final = 8
# People are those of so many of the last entries: the question must not grow with the story.
LATELY: Final = 200


@dataclass(frozen=True, slots=True)
class Named:
    """An update by name: `url` is where the desk deals with it."""

    id: UUID
    label: str
    when: Moment
    url: str


@dataclass(frozen=True, slots=True)
class Point:
    """A line of what we know, and the update it rests on."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody at the desk now."""

    name: str
    writing: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """`readers` counts open pages in all processes. `writers` are those of the last entries, with their public role."""

    seq: int
    facts: StoryFacts
    state: StoryState
    state_at: Moment | None
    pinned: Named | None
    key_events: tuple[Named, ...]
    points: tuple[Point, ...]
    counts: Counts
    here: tuple[Colleague, ...]
    writers: tuple[tuple[str, str], ...]
    readers: int
    takedowns: tuple[WaitingTakedown, ...]


def panel(head: Head, place: Place, rights: Rights) -> Panel:
    """Five queries whatever the length of the story, and one more for a chief."""
    facts = StoryFacts.model_validate(head.facts)
    key = Update.objects.filter(story_id=head.story_id, key=True).order_by("-time", "-first_seq")[:KEY_EVENTS]
    pinned = Update.objects.filter(pk=head.pinned).first() if head.pinned else None
    return Panel(
        seq=head.seq,
        facts=facts,
        state=StoryState(head.state),
        state_at=place.moment(head.state_at) if head.state_at else None,
        pinned=named(pinned, place) if pinned else None,
        key_events=tuple(named(row, place) for row in key.defer("html", "text", "people")),
        points=tuple(
            Point(point.text, f"{place.desk_url}updates/{point.update}/" if point.update else "")
            for point in facts.summary
        ),
        counts=Counts(**head.counts),
        here=_here(head),
        writers=_writers(head),
        readers=readers_now(head.id),
        takedowns=waiting_takedowns(Q(story_id=head.story_id), rights.user) if rights.take_down else (),
    )


def named(row: Update, place: Place) -> Named:
    return Named(row.id, row.key_label or name_of(row), place.moment(row.time), f"{place.desk_url}updates/{row.id}/")


def _here(head: Head) -> tuple[Colleague, ...]:
    """Each person once, whatever the number of their windows."""
    writing: dict[str, bool] = {}
    for desk in present(head.story_id):
        name = Actor.of(desk.person).name
        writing[name] = writing.get(name, False) or desk.editing is not None
    return tuple(Colleague(name, busy) for name, busy in writing.items())


def _writers(head: Head) -> tuple[tuple[str, str], ...]:
    """The latest first."""
    rows = Entry.objects.filter(story_id=head.story_id).order_by("-seq").values_list("actor", "role")[:LATELY]
    return tuple(dict.fromkeys((actor, role) for actor, role in rows))
