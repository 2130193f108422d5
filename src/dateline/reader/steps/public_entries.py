"""Entries of the record as anybody may read them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from dateline.record.kinds import Change, EntryKind
from dateline.record.models.entry import Entry

ENTRIES = 100
BYTES = 64_000

# What each kind says in public. What is not listed stays inside, so a new field is private until somebody decides.
_PUBLIC: Mapping[str, frozenset[str]] = {
    EntryKind.PUBLISH: frozenset({"headline", "bylines", "time", "stamp", "verification", "key", "from"}),
    EntryKind.REVISE: frozenset({"headline", "bylines", "version", "change"}),
    EntryKind.RETRACT: frozenset({"undone", "moved"}),
    EntryKind.RESTORE: frozenset({"headline", "bylines", "version", "verification", "key", "from", "retimed"}),
    EntryKind.PIN: frozenset(),
    EntryKind.UNPIN: frozenset(),
    EntryKind.MARK: frozenset({"label"}),
    EntryKind.UNMARK: frozenset(),
    EntryKind.RETIME: frozenset({"time"}),
    EntryKind.VERIFY: frozenset({"state"}),
    EntryKind.STORY: frozenset({"changes"}),
    EntryKind.STATE: frozenset({"state"}),
    EntryKind.TAKEDOWN: frozenset({"entries", "confirmed_by"}),
}
# What a takedown leaves says so of itself, whatever its kind.
_EVERYWHERE = frozenset({"taken"})
# What may still be told of an update whose words were withdrawn.
_WORDLESS = frozenset(
    {"time", "stamp", "version", "change", "undone", "moved", "retimed", "entries", "confirmed_by", *_EVERYWHERE}
)
# The blocks of the background say what its HTML says.
_NOT_OF_THE_HEADER = frozenset({"background"})


def public_entry(entry: Entry, withdrawn: frozenset[UUID]) -> dict[str, Any]:
    """The entry's public fields. `withdrawn` are the updates that are withdrawn now, whatever this entry did then: an
    answer must not bring their words back. What stays is what their tombstones and the list of corrections show."""
    gone = entry.update_id in withdrawn
    keep = _PUBLIC.get(entry.kind, frozenset()) | _EVERYWHERE
    data = {name: value for name, value in entry.data.items() if name in (keep & _WORDLESS if gone else keep)}
    if "changes" in data:
        data["changes"] = {name: value for name, value in data["changes"].items() if name not in _NOT_OF_THE_HEADER}
    return {
        "seq": entry.seq,
        "kind": entry.kind,
        "update": str(entry.update_id) if entry.update_id else None,
        "at": entry.at.isoformat(),
        "note": "" if gone and not _note_stays(entry) else entry.note,
        "data": data,
        "html": "" if gone else entry.html,
        "withdrawn": gone,
    }


def _note_stays(entry: Entry) -> bool:
    if entry.kind in {EntryKind.RETRACT, EntryKind.TAKEDOWN}:
        return True
    return entry.kind == EntryKind.REVISE and Change(entry.data["change"]).needs_note


def bounded(entries: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """As many as fit in `ENTRIES` and `BYTES`; the first one always, so that whoever follows `next` gets on."""
    kept: list[dict[str, Any]] = []
    size = 0
    for entry in entries:
        size += len(json.dumps(entry, ensure_ascii=False).encode())
        if kept and (size > BYTES or len(kept) == ENTRIES):
            break
        kept.append(entry)
    return kept
