"""A story's updates as they stand."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from dateline.record.models.update import Update
from dateline.record.rows.port import Which


class PresentRows:
    """See `Rows`. Each answer is one query."""

    def __init__(self, story: int) -> None:
        self._all = Update.objects.filter(story_id=story)

    def count(self, which: Which) -> int:
        return self._all.filter(which.condition).count()

    def ranked(self, which: Which, first: int, end: int, total: int) -> list[Update]:
        rows = self._all.filter(which.condition).order_by("time", "first_seq").defer("text", "people")
        return list(rows[first:end])

    def latest(self, which: Which, limit: int) -> list[Update]:
        rows = self._all.filter(which.condition).order_by("-time", "-first_seq").defer("text", "people")
        return list(rows[:limit])

    def find(self, updates: Iterable[UUID]) -> dict[UUID, Update]:
        return self._all.defer("html", "text", "people").in_bulk(list(updates))

    def get(self, update: UUID) -> Update | None:
        return self._all.filter(pk=update).first()

    def beside(self, update: Update, step: int) -> UUID | None:
        rows = self._all.filter(retracted_at__isnull=True)
        if step < 0:
            earlier = Q(time__lt=update.time) | Q(time=update.time, first_seq__lt=update.first_seq)
            found = rows.filter(earlier).order_by("-time", "-first_seq")
        else:
            later = Q(time__gt=update.time) | Q(time=update.time, first_seq__gt=update.first_seq)
            found = rows.filter(later).order_by("time", "first_seq")
        return found.values_list("pk", flat=True).first()
