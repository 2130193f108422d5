"""What pages ask of a story's updates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from django.db.models import Q

from dateline.record.models.update import Update


@dataclass(frozen=True, slots=True)
class Which:
    """All updates, or those that are key events, that carry a public note, or in which `person` writes or speaks."""

    key: bool = False
    noted: bool = False
    person: str = ""

    @property
    def condition(self) -> Q:
        found = Q()
        if self.key:
            found &= Q(key=True)
        if self.noted:
            found &= ~Q(notes=[])
        if self.person:
            found &= Q(people__contains=f"\n{self.person}\n")
        return found


class Rows(Protocol):
    """The updates of one story at one entry. Tombstones count as updates everywhere."""

    def count(self, which: Which) -> int:
        """How many there are."""
        ...

    def ranked(self, which: Which, first: int, end: int, total: int) -> list[Update]:
        """Those from rank `first` to before `end` of all `total`, counted from 0 at the oldest, oldest first."""
        ...

    def latest(self, which: Which, limit: int) -> list[Update]:
        """The newest first."""
        ...

    def find(self, updates: Iterable[UUID]) -> dict[UUID, Update]:
        """Those of `updates` that are there."""
        ...

    def get(self, update: UUID) -> Update | None:
        """One of them."""
        ...

    def beside(self, update: Update, step: int) -> UUID | None:
        """The next one in time (`step` 1) or the one before (-1) that was not withdrawn."""
        ...
