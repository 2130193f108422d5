"""Where the whole site stands, in two small queries, and its stories in one more when something moved."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from django.db import connections
from django.db.models import Count, Sum

from dateline.page_cache.models import SiteMark
from dateline.record.models.head import Head

MOST_AT_ONCE = 500


class Standing(NamedTuple):
    """`entries` and `heads` count the whole record: both only grow, so that any new entry changes them. `seqs` are
    the numbers of the last entries of the stories asked for, None when nothing moved."""

    mark: str
    entries: int
    heads: int
    seqs: dict[UUID, int] | None

    def same_record(self, other: Standing) -> bool:
        return (self.entries, self.heads) == (other.entries, other.heads)


def read_standing(stories: Collection[UUID], known: Standing | None) -> Standing:
    """Asks the database, and keeps no connection; for a thread. `known` is the last answer, None to have `seqs`
    whatever it was. Read in this order, the answer is never newer than it says."""
    try:
        mark = SiteMark.current()
        counts = Head.objects.aggregate(entries=Sum("seq"), heads=Count("pk"))
        now = Standing(mark, counts["entries"] or 0, counts["heads"], None)
        if known and now.same_record(known):
            return now
        return now._replace(seqs=_seqs(list(stories)))
    finally:
        connections.close_all()


def _seqs(stories: list[UUID]) -> dict[UUID, int]:
    return {
        story: seq
        for start in range(0, len(stories), MOST_AT_ONCE)
        for story, seq in Head.objects.filter(id__in=stories[start : start + MOST_AT_ONCE]).values_list("id", "seq")
    }
