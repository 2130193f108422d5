"""Which entries were emptied by a takedown, and whether each rightly was.

An emptied entry keeps the content hash of the words it had, so its own hash proves nothing of what is left. What makes
it sound is an entry of kind `takedown` further on in the chain, which names it with the hash of what was left.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dateline.record.kinds import EntryKind
from dateline.record.proof.findings import Finding, Takedown
from dateline.record.proof.sealed import SealedEntry
from dateline.record.residue import HEADER_PARTS, residue


class Removals:
    """Fed with the entries in their order. Memory: one hash for each entry that was emptied."""

    def __init__(self) -> None:
        self.takedowns: list[Takedown] = []
        self._emptied: dict[int, str] = {}
        self._named: dict[int, tuple[int, str]] = {}

    def emptied(self, entry: SealedEntry, found: str) -> Iterator[Finding]:
        """An entry that says it was emptied; `found` is the hash of what is left."""
        self._emptied[entry.seq] = found
        if entry.note or entry.html or not _is_residue(entry):
            yield Finding(entry.seq, "it says that its words were removed, but there are words")

    def names(self, entry: SealedEntry) -> Iterator[Finding]:
        """A `takedown` entry that is sound itself."""
        try:
            named = {int(item["seq"]): str(item["content_hash"]) for item in entry.data["entries"]}
            confirmed_by = str(entry.data["confirmed_by"])
        except (KeyError, TypeError, ValueError, AttributeError):
            yield Finding(entry.seq, "it does not say what was taken down and who confirmed it")
            return
        self._named |= {seq: (entry.seq, left) for seq, left in named.items()}
        self.takedowns.append(
            Takedown(
                seq=entry.seq,
                at=entry.at,
                reason=entry.note,
                actor=entry.actor,
                role=entry.role,
                confirmed_by=confirmed_by,
                update=entry.update_id,
                entries=tuple(sorted(named)),
            )
        )

    def end(self) -> Iterator[Finding]:
        for seq in sorted(self._emptied.keys() | self._named.keys()):
            if seq not in self._named:
                yield Finding(seq, "it says that its words were removed, but no takedown names it")
                continue
            takedown, left = self._named[seq]
            if seq not in self._emptied:
                yield Finding(seq, f"entry {takedown} took its words down, but it is not emptied")
            elif left != self._emptied[seq]:
                yield Finding(seq, f"what is left of it is not what entry {takedown} left")


def _is_residue(entry: SealedEntry) -> bool:
    """Whether only numbers, times and words of the record's own are left."""
    data = dict(entry.data)
    try:
        if entry.kind != EntryKind.STORY:
            return residue(entry.kind, data) == data
        return data.keys() == {"changes", "taken"} and _header_is_residue(data["changes"], data["taken"])
    except (KeyError, TypeError, ValueError, AttributeError):
        return False


def _header_is_residue(changes: Any, taken: Any) -> bool:
    return bool(taken) and HEADER_PARTS.keys() >= set(taken) and changes.keys().isdisjoint(taken)
