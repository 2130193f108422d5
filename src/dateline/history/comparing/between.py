"""Everything that changed between two moments, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from dateline.history.comparing.asked import Asked
from dateline.history.comparing.header import FactChange, changed_facts
from dateline.history.comparing.reading import SIZE, Touched, read_touched
from dateline.history.comparing.words import Told, read_words
from dateline.record.kinds import EntryKind
from dateline.record.models.entry import Entry
from dateline.record.models.head import Head
from dateline.record.past import head_state_at
from dateline.record.projection import update_state
from dateline.record.rows import PastRows
from dateline.record.states import HeadState, UpdateState

STATES = 100
"""How many changes of a story's state are told one by one: the last ones."""


@dataclass(frozen=True, slots=True)
class StateStep:
    """The story was set live, paused or ended."""

    seq: int
    at: datetime
    state: str
    actor: str


@dataclass(frozen=True, slots=True)
class Between:
    """`touched` are all updates that anything was done to, `told` those of the page asked for. `pinned` has the two
    pinned updates where another is pinned now."""

    asked: Asked
    before: HeadState
    after: HeadState
    facts: tuple[FactChange, ...]
    states: tuple[StateStep, ...]
    pinned: Mapping[UUID, UpdateState]
    touched: tuple[Touched, ...]
    told: tuple[Told, ...]

    @property
    def pages(self) -> int:
        return max(1, -(-len(self.touched) // SIZE))

    @property
    def first(self) -> int:
        """The rank of the first update on this page, from 0."""
        return (self.asked.page - 1) * SIZE


def read_between(head: Head, asked: Asked) -> Between | None:
    """None when there is no such page. About 25 queries, however long the time between."""
    story = head.story_id
    before, after = (head_state_at(story, point.seq) for point in (asked.start, asked.end))
    touched = read_touched(story, asked)
    first = (asked.page - 1) * SIZE
    if first and first >= len(touched):
        return None
    return Between(
        asked=asked,
        before=before,
        after=after,
        facts=changed_facts(before, after),
        states=_states(story, asked),
        pinned=_pinned(story, before, after),
        touched=tuple(touched),
        told=tuple(read_words(story, asked, touched[first : first + SIZE])),
    )


def _states(story: int, asked: Asked) -> tuple[StateStep, ...]:
    entries = Entry.objects.filter(
        story_id=story, kind=EntryKind.STATE, seq__gt=asked.start.seq, seq__lte=asked.end.seq
    ).order_by("-seq")[:STATES]
    return tuple(StateStep(entry.seq, entry.at, entry.data["state"], entry.actor) for entry in reversed(entries))


def _pinned(story: int, before: HeadState, after: HeadState) -> dict[UUID, UpdateState]:
    if before.pinned == after.pinned:
        return {}
    found: dict[UUID, UpdateState] = {}
    for head in (before, after):
        if head.pinned is not None:
            rows = PastRows(story, head.seq).find([head.pinned])
            found |= {key: update_state(row) for key, row in rows.items()}
    return found
