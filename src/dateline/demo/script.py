"""What happens in an invented story, as data: who does which act at what time.

Nothing here touches a database. A replay walks a `Script` step by step and calls the record's actions; tests walk
the same steps and check that they make sense. Times are wall clocks in the script's zone, on days counted from
the day the script opens, so that a replay may put the story on any date: no text in it names a weekday or a month.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from dateline.body.blocks import Block
from dateline.demo.parts import Part
from dateline.record.kinds import Change, StoryState, Verification


class Actor(StrEnum):
    """The four people of the newsroom, by user name."""

    ANA = "ana"
    TOM = "tom"
    ILSE = "ilse"
    MARTA = "marta"


@dataclass(frozen=True, slots=True)
class Moment:
    """A wall-clock time on a day of a script; day 1 is the day it opens."""

    day: int
    clock: time

    def instant(self, opening: date, zone: ZoneInfo) -> datetime:
        return datetime.combine(opening + timedelta(days=self.day - 1), self.clock, tzinfo=zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publish:
    """A new update. Without `bylines` it carries the actor's own name; a `key_label` makes it a key event."""

    key: str
    body: tuple[Part, ...]
    headline: str = ""
    bylines: tuple[str, ...] = ()
    key_label: str = ""
    verification: Verification | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revise:
    """A change to a published update; a field that is None stays as it was."""

    key: str
    kind: Change
    note: str
    headline: str | None = None
    body: tuple[Part, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Retract:
    key: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """Keeps an update at the top. A story has one pinned update; the one before gives way."""

    key: str


@dataclass(frozen=True, slots=True)
class Unpin:
    """Nothing stays pinned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Makes an update a key event under a short label, or gives it another label."""

    key: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmark:
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verify:
    key: str
    state: Verification
    note: str


@dataclass(frozen=True, slots=True)
class Bullet:
    """One line of the story's summary and the key of the update it rests on."""

    text: str
    rests_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeStory:
    """A change to what stands above the updates; a field that is None stays as it was."""

    headline: str | None = None
    standfirst: str | None = None
    summary: tuple[Bullet, ...] | None = None
    lead_picture: str | None = None
    location: str | None = None
    agency_credits: tuple[str, ...] | None = None
    background_heading: str | None = None
    background: tuple[Block, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetState:
    state: StoryState


Act = Publish | Revise | Retract | Pin | Unpin | Mark | Unmark | Verify | ChangeStory | SetState


@dataclass(frozen=True, slots=True)
class Step:
    at: Moment
    actor: Actor
    act: Act


def moment(day: int, clock: str) -> Moment:
    """`clock` such as "16:31". Raises `ValueError` for what is no time."""
    return Moment(day, time.fromisoformat(clock))


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Somebody's post elsewhere, as the Herald kept it. `deleted` is when its author took it down, if ever."""

    key: str
    provider: str
    url: str
    author: str
    handle: str
    text: str
    posted: Moment
    kept: Moment
    lang: str = ""
    picture: str | None = None
    deleted: Moment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """One story, live from the moment it is `opened`.

    `opens` counts days from the demo's first day: a script with -8 opened eight days before it.
    """

    slug: str
    section: str
    opens: int
    zone: str
    bylines: tuple[str, ...]
    opened: Moment
    opening: ChangeStory
    steps: tuple[Step, ...]
    tags: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()

    def instant(self, moment: Moment, first_day: date) -> datetime:
        """When `moment` was, with the zone's offset, if the demo's first day is `first_day`."""
        return moment.instant(first_day + timedelta(days=self.opens), ZoneInfo(self.zone))

    def published(self) -> Iterator[Publish]:
        return (step.act for step in self.steps if isinstance(step.act, Publish))
