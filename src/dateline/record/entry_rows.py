"""A story's entries read from the database as plain rows, which costs a fraction of what model instances do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dateline.record.models.entry import Entry
from dateline.record.plain_rows import as_text, from_json, moment
from dateline.record.proof.sealed import SealedEntry

CHUNK: Final = 500
"""Entries that are in memory at once."""
_PLAIN: Final = frozenset({"at", "recorded_at", "data"})
_COLUMNS: Final = tuple(as_text(name) if name in _PLAIN else name for name in SealedEntry.__slots__)


def entry_rows(story: int, *, after: int = 0, until: int | None = None) -> Iterator[SealedEntry]:
    """The entries from `after`, not included, to `until`, oldest first, by the story's key. One query."""
    rows = Entry.objects.filter(story_id=story, seq__gt=after).order_by("seq")
    if until is not None:
        rows = rows.filter(seq__lte=until)
    for row in rows.values_list(*_COLUMNS).iterator(chunk_size=CHUNK):
        entry = SealedEntry(*row)
        entry.at, entry.recorded_at, entry.data = moment(row[1]), moment(row[2]), from_json(row[8])
        yield entry
