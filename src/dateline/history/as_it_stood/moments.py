"""The seconds in which a story or an update changed: each has a memento."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from dateline.history.as_it_stood.dates import SECOND, whole
from dateline.record.kinds import EntryKind
from dateline.record.models.entry import Entry


@dataclass(frozen=True, slots=True)
class Around:
    """The mementos that a moment lies among. `at` is the last one that is not after it; None before the first."""

    first: datetime
    last: datetime
    at: datetime | None
    before: datetime | None
    after: datetime | None


@dataclass(frozen=True, slots=True)
class Moments:
    """Of the story, or of one of its updates."""

    story: int
    update: UUID | None = None

    @property
    def _entries(self) -> QuerySet[Entry]:
        entries = Entry.objects.filter(story_id=self.story)
        return entries.filter(update_id=self.update) if self.update else entries.filter(seq__gte=self._opening)

    @property
    def _opening(self) -> int:
        """The entry with which the story became public."""
        opened = Entry.objects.filter(story_id=self.story, kind=EntryKind.STORY).order_by("seq")
        return opened.values_list("seq", flat=True).first() or 0

    def all(self) -> list[datetime]:
        """The oldest first."""
        times = self._entries.order_by("at", "seq").values_list("at", flat=True)
        return list(dict.fromkeys(whole(at) for at in times))

    def around(self, moment: datetime) -> Around | None:
        """None when nothing was ever public. Six small queries."""
        times = self._entries.order_by("at", "seq").values_list("at", flat=True)
        first, last = times.first(), times.last()
        if first is None or last is None:
            return None
        at = times.filter(at__lt=whole(moment) + SECOND).last()
        before = times.filter(at__lt=whole(at)).last() if at else None
        after = times.filter(at__gte=whole(moment) + SECOND).first()
        return Around(*(whole(time) if time else None for time in (first, last, at, before, after)))  # type: ignore[arg-type]
