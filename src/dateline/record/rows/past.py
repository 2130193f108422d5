"""A story's updates as they stood after an entry: rows that have not changed since, and rows kept of what has."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q

from dateline.record.models.update import PastUpdate, Update
from dateline.record.projection import UPDATE_COLUMNS
from dateline.record.rows.port import Which


class Placed(NamedTuple):
    """An update's place in the story, with the key of the row that tells the rest."""

    time: datetime
    first_seq: int
    update: UUID
    kept: int | None
    """Of `PastUpdate`; None where the update has not changed since."""


class PastRows:
    """See `Rows`. `latest` and `ranked` cost four queries, of which two read no more than places; `ranked` starts from
    the nearer end, so that the newest page costs as little as in a short story."""

    def __init__(self, story: int, seq: int) -> None:
        self._same = Update.objects.filter(story_id=story, last_seq__lte=seq)
        self._kept = PastUpdate.objects.filter(story_id=story, last_seq__lte=seq, until__gt=seq)

    def count(self, which: Which) -> int:
        return self._same.filter(which.condition).count() + self._kept.filter(which.condition).count()

    def ranked(self, which: Which, first: int, end: int, total: int) -> list[Update]:
        if end <= total - first:
            return self._read(self._oldest(which.condition, end)[first:])
        newest = self._newest(which.condition, total - first)
        return self._read(reversed(newest[total - end :]))

    def latest(self, which: Which, limit: int) -> list[Update]:
        return self._read(self._newest(which.condition, limit))

    def get(self, update: UUID) -> Update | None:
        row = self._same.filter(pk=update).first()
        if row is not None:
            return row
        kept = self._kept.filter(update_id=update).first()
        return as_update(kept) if kept else None

    def find(self, updates: Iterable[UUID]) -> dict[UUID, Update]:
        """Those of `updates` that were there."""
        wanted = list(updates)
        rows = {row.pk: row for row in self._same.filter(pk__in=wanted)}
        rows |= {kept.update_id: as_update(kept) for kept in self._kept.filter(update_id__in=wanted)}
        return rows

    def beside(self, update: Update, step: int) -> UUID | None:
        standing, time, seq = Q(retracted_at__isnull=True), update.time, update.first_seq
        if step < 0:
            found = self._newest(standing & (Q(time__lt=time) | Q(time=time, first_seq__lt=seq)), 1)
        else:
            found = self._oldest(standing & (Q(time__gt=time) | Q(time=time, first_seq__gt=seq)), 1)
        return found[0].update if found else None

    def blank(self) -> dict[UUID, list[str]]:
        """The updates that then showed what a later takedown has removed, and which parts of them."""
        return dict(self._kept.exclude(blank=[]).values_list("update_id", "blank"))

    def _oldest(self, condition: Q, limit: int) -> list[Placed]:
        places = self._places(condition, limit, "time", "first_seq")
        return sorted(places, key=lambda place: place[:2])[:limit]

    def _newest(self, condition: Q, limit: int) -> list[Placed]:
        places = self._places(condition, limit, "-time", "-first_seq")
        return sorted(places, key=lambda place: place[:2], reverse=True)[:limit]

    def _places(self, condition: Q, limit: int, *order: str) -> list[Placed]:
        """Enough of both kinds that the first `limit` in that order are among them."""
        same = self._same.filter(condition).order_by(*order).values_list("time", "first_seq", "pk")[:limit]
        kept = self._kept.filter(condition).order_by(*order)
        kept_places = kept.values_list("time", "first_seq", "update_id", "pk")[:limit]
        return [*(Placed(*row, None) for row in same), *(Placed(*row) for row in kept_places)]

    def _read(self, places: Iterable[Placed]) -> list[Update]:
        wanted = list(places)
        same = self._same.in_bulk([place.update for place in wanted if place.kept is None])
        kept = self._kept.in_bulk([place.kept for place in wanted if place.kept is not None])
        return [same[place.update] if place.kept is None else as_update(kept[place.kept]) for place in wanted]


def as_update(kept: PastUpdate) -> Update:
    """The row as it was. Not for saving."""
    columns = {name: getattr(kept, name) for name in UPDATE_COLUMNS}
    return Update(id=kept.update_id, story_id=kept.story_id, **columns)
