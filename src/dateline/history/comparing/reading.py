"""Which updates entries between two moments touched, and what came of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from dateline.history.comparing.asked import Asked
from dateline.record.kinds import EntryKind
from dateline.record.models.entry import Entry
from dateline.record.models.update import PastUpdate, Update

SIZE = 100
"""How many updates a page tells of."""


class Outcome(StrEnum):
    """What came of an update, the gravest first: that is the order on the page."""

    REMOVED = "removed"
    WITHDRAWN = "withdrawn"
    MOVED = "moved"
    RESTORED = "restored"
    REVISED = "revised"
    CHANGED = "changed"
    """Its time, mark or verification, and not its words."""
    PUBLISHED = "published"
    PASSED = "passed"
    """Published and gone again, all in between."""
    SAME = "same"
    """Touched, and as it was before in the end."""


class Standing(NamedTuple):
    """An update at one moment, without its words."""

    update: UUID
    first_seq: int
    last_seq: int
    time: datetime
    stamp: str
    retracted_at: datetime | None
    moved_to: Mapping[str, Any] | None
    taken: bool
    key: bool
    key_label: str
    verification: str

    @property
    def withdrawn(self) -> bool:
        return self.retracted_at is not None


_COLUMNS = Standing._fields[1:]


@dataclass(frozen=True, slots=True)
class Touched:
    """An update at both moments, and how many entries of which kind were about it in between."""

    update: UUID
    before: Standing | None
    after: Standing
    kinds: Counter[str]

    @property
    def outcome(self) -> Outcome:
        before, after = self.before, self.after
        if before is None:
            return self._gone(Outcome.PASSED) if after.withdrawn else Outcome.PUBLISHED
        if after.withdrawn:
            changed = not before.withdrawn or after.taken != before.taken
            return self._gone(Outcome.WITHDRAWN) if changed else Outcome.SAME
        if before.withdrawn:
            return Outcome.RESTORED
        if self.kinds[EntryKind.REVISE]:
            return Outcome.REVISED
        return Outcome.CHANGED if self.retimed or self.marked or self.verified else Outcome.SAME

    def _gone(self, otherwise: Outcome) -> Outcome:
        if self.after.taken:
            return Outcome.REMOVED
        return Outcome.MOVED if self.after.moved_to else otherwise

    @property
    def lasting(self) -> Standing | None:
        """The update before, where it was there before and is there still."""
        return self.before if self.before and not self.before.withdrawn and not self.after.withdrawn else None

    @property
    def retimed(self) -> bool:
        was = self.lasting
        return was is not None and (was.time, was.stamp) != (self.after.time, self.after.stamp)

    @property
    def marked(self) -> bool:
        was = self.lasting
        return was is not None and (was.key, was.key_label) != (self.after.key, self.after.key_label)

    @property
    def verified(self) -> bool:
        was = self.lasting
        return was is not None and was.verification != self.after.verification


def read_touched(story: int, asked: Asked) -> list[Touched]:
    """All of them, the gravest first and then the newest. Four queries, which read no words."""
    start, end = asked.start.seq, asked.end.seq
    after = list(_standing_after(story, start, end))
    kept = PastUpdate.objects.filter(story_id=story, last_seq__lte=start, until__gt=start)
    before = {row[0]: Standing(*row) for row in kept.values_list("update_id", *_COLUMNS)}
    entries = Entry.objects.filter(story_id=story, seq__gt=start, seq__lte=end)
    kinds: dict[UUID, Counter[str]] = {}
    for update, kind in entries.order_by().values_list("update_id", "kind"):
        if update is not None:
            kinds.setdefault(update, Counter())[kind] += 1
    touched = [Touched(row.update, before.get(row.update), row, kinds.get(row.update, Counter())) for row in after]
    order = list(Outcome)
    touched.sort(key=lambda one: (one.after.time, one.after.first_seq), reverse=True)
    return sorted(touched, key=lambda one: order.index(one.outcome))


def _standing_after(story: int, start: int, end: int) -> Iterator[Standing]:
    """At the later moment, those that an entry since the earlier one was about."""
    now = Update.objects.filter(story_id=story, last_seq__gt=start, last_seq__lte=end)
    kept = PastUpdate.objects.filter(story_id=story, last_seq__gt=start, last_seq__lte=end, until__gt=end)
    yield from (Standing(*row) for row in now.values_list("pk", *_COLUMNS))
    yield from (Standing(*row) for row in kept.values_list("update_id", *_COLUMNS))
