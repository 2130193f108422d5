"""How many readers a story has in all processes together. Each writes down its own now and then; the desk adds up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Sum

from dateline.stream.models import ReaderCount

FRESH: Final = timedelta(seconds=30)
"""Three times as long as a process takes between two counts, so that one that is busy is not left out."""
FORGOTTEN: Final = timedelta(hours=1)


def note_readers(process: UUID, readers: Mapping[UUID, int]) -> None:
    """Queries; for a thread of its own. Stories that nobody reads any more are to be left out of `readers`."""
    now = datetime.now(UTC)
    own = ReaderCount.objects.filter(process=process)
    own.exclude(story__in=list(readers)).delete()
    ReaderCount.objects.bulk_create(
        [ReaderCount(process=process, story=story, readers=count, counted_at=now) for story, count in readers.items()],
        update_conflicts=True,
        unique_fields=["process", "story"],
        update_fields=["readers", "counted_at"],
        batch_size=200,
    )
    ReaderCount.objects.filter(counted_at__lt=now - FORGOTTEN).delete()


def readers_now(story: UUID) -> int:
    """Open streams of a story, as last counted. `story` is its head's identity. One query."""
    fresh = ReaderCount.objects.filter(story=story, counted_at__gt=datetime.now(UTC) - FRESH)
    return int(fresh.aggregate(sum=Sum("readers"))["sum"] or 0)
