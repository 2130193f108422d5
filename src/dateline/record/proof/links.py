"""Checks entries against their hashes and each other, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final
from uuid import UUID

from dateline.record.chain import chain_hash, content_hash
from dateline.record.kinds import EntryKind
from dateline.record.proof.findings import Finding, Takedown
from dateline.record.proof.removals import Removals
from dateline.record.proof.sealed import SealedEntry

NOT_LINKED: Final = "the hash chain is broken here"


class Links:
    """The chain of one story, read from its first entry on. It remembers the last entry and what was taken down."""

    def __init__(self, story: UUID) -> None:
        self._story = story
        self._removals = Removals()
        self._stored = self._computed = ""
        self._at: datetime | None = None
        self.seq = 0
        """Of the last entry."""
        self.checked = self.broken = 0
        """How many entries were held against the one before, and how many did not follow from it."""

    @property
    def takedowns(self) -> tuple[Takedown, ...]:
        return tuple(self._removals.takedowns)

    def follow(self, entry: SealedEntry) -> Iterator[Finding]:
        """What is wrong with the next entry."""
        gap = entry.seq != self.seq + 1
        if gap:
            yield Finding(entry.seq, _gap(self.seq, entry.seq))
        found = content_hash(note=entry.note, data=entry.data, html=entry.html)
        as_recorded = entry.content_hash == found
        if not as_recorded and not entry.data.get("taken"):
            yield Finding(entry.seq, "its content is not what was recorded")
        linked = self._links(entry, gap=gap)
        if not linked:
            yield Finding(entry.seq, NOT_LINKED)
        if self._at is not None and entry.at < self._at:
            yield Finding(entry.seq, "its time is before the entry it follows")
        if entry.data.get("taken"):
            yield from self._removals.emptied(entry, found)
        elif entry.kind == EntryKind.TAKEDOWN and as_recorded and linked and not gap:
            yield from self._removals.names(entry)
        self.seq, self._at = entry.seq, entry.at

    def skip(self) -> None:
        """An entry is there that can't be read: what follows it can't be held against it."""
        self.seq += 1
        self._stored = self._computed = ""

    def end(self) -> Iterator[Finding]:
        """What only the whole record shows."""
        yield from self._removals.end()

    def _links(self, entry: SealedEntry, *, gap: bool) -> bool:
        """Whether it follows from the one before. After one that was changed, the hash that this one should have counts
        as well as the one it has: so the finding is at the change and not at what comes after it."""
        known = not gap and (self._stored or self.seq == 0)
        computed = self._hash(self._stored, entry)
        linked = computed == entry.chain_hash
        if known and not linked and self._computed != self._stored:
            linked = self._hash(self._computed, entry) == entry.chain_hash
        self._stored, self._computed = entry.chain_hash, computed
        if not known:
            return True
        self.checked += 1
        self.broken += not linked
        return linked

    def _hash(self, previous: str, entry: SealedEntry) -> str:
        return chain_hash(
            previous=previous,
            story=self._story,
            seq=entry.seq,
            at=entry.at,
            recorded_at=entry.recorded_at,
            kind=entry.kind,
            update=entry.update_id,
            actor=entry.actor,
            role=entry.role,
            content=entry.content_hash,
        )


def _gap(last: int, seq: int) -> str:
    if seq <= last:
        return f"it comes after entry {last}: it is there twice, or out of order"
    missing = f"entry {last + 1} is" if seq == last + 2 else f"entries {last + 1} to {seq - 1} are"
    return f"{missing} missing before it"
