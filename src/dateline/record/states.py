"""What a story and an update amount to at some `seq`: plain frozen values that `fold` computes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Note:
    """A public note on an update: a clarification or correction, when it was made, by which entry."""

    seq: int
    at: datetime
    change: str
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """How sure the newsroom is of an update, since when, why, and what it was before."""

    state: str
    at: datetime
    note: str = ""
    was: str = ""


@dataclass(frozen=True, slots=True)
class UpdateState:
    """One update as the public sees it. After a retraction its words are gone and the tombstone's facts remain.

    `time` is the time shown and sorted by; `published_at` is when the public first saw it. They differ only for an
    update that was back-dated. `stamp` is set when the source gave a clock but no date or zone: it is shown instead.
    """

    id: UUID
    time: datetime
    published_at: datetime
    first_seq: int
    last_seq: int
    version: int
    headline: str = ""
    blocks: tuple[Mapping[str, Any], ...] = ()
    html: str = ""
    bylines: tuple[str, ...] = ()
    people: tuple[tuple[str, str], ...] = ()
    stamp: str = ""
    key: bool = False
    key_label: str = ""
    claim: Claim | None = None
    revised_at: datetime | None = None
    notes: tuple[Note, ...] = ()
    retracted_at: datetime | None = None
    reason: str = ""

    @property
    def retracted(self) -> bool:
        return self.retracted_at is not None


@dataclass(frozen=True, slots=True)
class Counts:
    """Running totals of a story. `updates` counts every update ever published, tombstones included."""

    updates: int = 0
    retracted: int = 0
    corrections: int = 0
    clarifications: int = 0


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody quoted in the story: the role last given, and in how many updates they speak."""

    name: str
    role: str
    updates: int


@dataclass(frozen=True, slots=True)
class HeadState:
    """A story without its updates. `facts` holds `StoryFacts` as JSON, or None before the first `story` entry."""

    seq: int = 0
    at: datetime | None = None
    chain_hash: str = ""
    state: str = "live"
    state_at: datetime | None = None
    facts: Mapping[str, Any] | None = None
    pinned: UUID | None = None
    first_update_at: datetime | None = None
    last_update_at: datetime | None = None
    counts: Counts = Counts()
    speakers: Mapping[str, Speaker] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StoryView:
    """A whole story at some `seq`."""

    head: HeadState = HeadState()
    updates: Mapping[UUID, UpdateState] = field(default_factory=dict)

    def in_order(self) -> list[UpdateState]:
        """Oldest first."""
        return sorted(self.updates.values(), key=lambda update: (update.time, update.first_seq))
