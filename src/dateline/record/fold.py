"""The page as a pure function of the record (promise 2).

`fold(entries)` computes a story from nothing but its entries, with no query. The stored projection is written by the
same two functions, one entry at a time, so the two can't drift apart by being written twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from dateline.body.speakers import speakers
from dateline.record.kinds import Change, EntryKind
from dateline.record.residue import HEADER_PARTS, parts_missing, parts_stated
from dateline.record.states import (
    Claim,
    Counts,
    HeadState,
    Note,
    Place,
    Restored,
    Speaker,
    StoryView,
    UpdateState,
    altered,
    stated,
)


class EntryLike(Protocol):
    """What folding reads of an entry: a row, or a line of an exported record."""

    seq: int
    at: datetime
    kind: str
    update_id: UUID | None
    note: str
    data: Mapping[str, Any]
    html: str
    chain_hash: str


class BrokenRecord(ValueError):
    """The entries can't have been written by the actions: one is missing, doubled or out of order."""


def fold(entries: Iterable[EntryLike], since: StoryView | None = None) -> StoryView:
    """The story after `entries`, which must follow on from `since` without a gap.

    Raises `BrokenRecord`.
    """
    view = since or StoryView()
    head, updates = view.head, dict(view.updates)
    for step in follow(entries, head, updates):
        head = step.head
    return StoryView(head, updates)


class Step(NamedTuple):
    """An entry, the update it is about before and after it, and the head after it."""

    entry: EntryLike
    before: UpdateState | None
    after: UpdateState | None
    head: HeadState


def follow(entries: Iterable[EntryLike], head: HeadState, updates: dict[UUID, UpdateState]) -> Iterator[Step]:
    """Goes through `entries` from `head` on and keeps `updates` as they are after each. Raises `BrokenRecord`."""
    for entry in entries:
        if entry.seq != head.seq + 1:
            raise BrokenRecord(f"entry {entry.seq} follows entry {head.seq}")
        before = updates.get(entry.update_id) if entry.update_id else None
        after = apply_to_update(before, entry)
        if after is not None:
            updates[after.id] = after
        head = apply_to_head(head, before, after, entry)
        yield Step(entry, before, after, head)


def apply_to_update(before: UpdateState | None, entry: EntryLike) -> UpdateState | None:
    """The update after `entry`, or None for an entry about the story alone. Raises `BrokenRecord`."""
    if entry.update_id is None:
        return None
    if entry.kind == EntryKind.PUBLISH:
        if before is not None:
            raise BrokenRecord(f"entry {entry.seq} publishes an update that is there already")
        return _published(entry, entry.update_id)
    if before is None:
        raise BrokenRecord(f"entry {entry.seq} is about an update that was never published")
    return _changed(altered(before, last_seq=entry.seq, blank=_blank(before.blank, entry)), entry)


def _changed(update: UpdateState, entry: EntryLike) -> UpdateState:
    match entry.kind:
        case EntryKind.REVISE:
            return _revised(update, entry)
        case EntryKind.RETRACT:
            return _withdrawn(update, entry.seq, entry.at, entry.note, _place(entry.data.get("moved")))
        case EntryKind.RESTORE:
            return _restored(update, entry)
        case EntryKind.MARK:
            return altered(update, key=True, key_label=entry.data.get("label", ""))
        case EntryKind.UNMARK:
            return altered(update, key=False, key_label="")
        case EntryKind.RETIME:
            return altered(update, time=datetime.fromisoformat(entry.data["time"]), stamp="", retimed_at=entry.at)
        case EntryKind.VERIFY:
            was = update.claim.state if update.claim else ""
            return altered(update, claim=Claim(entry.data["state"], entry.at, entry.note, was))
        case EntryKind.TAKEDOWN:
            return _taken_down(update, entry)
    return update


def _blank(blank: tuple[str, ...], entry: EntryLike) -> tuple[str, ...]:
    """What is missing of an update after `entry`: its own text if that was removed, less what it says anew."""
    kept = blank
    if blank:
        said = parts_stated(entry.kind, entry.data)
        kept = tuple(part for part in blank if part not in said or part == "notes")
    if not entry.data.get("taken"):
        return kept
    return tuple(dict.fromkeys((*kept, *parts_missing(entry.kind, entry.data))))


def apply_to_head(
    head: HeadState, before: UpdateState | None, after: UpdateState | None, entry: EntryLike
) -> HeadState:
    """The story's head after `entry`; `before` and `after` are the update it is about."""
    head = altered(head, seq=entry.seq, at=entry.at, chain_hash=entry.chain_hash)
    match entry.kind:
        case EntryKind.STORY:
            return _restated(head, entry)
        case EntryKind.TAKEDOWN if after is None:
            return altered(head, blank=())
        case EntryKind.STATE:
            return altered(head, state=entry.data["state"], state_at=entry.at)
        case EntryKind.PIN:
            return altered(head, pinned=entry.update_id)
        case EntryKind.UNPIN:
            return altered(head, pinned=None)
        case EntryKind.PUBLISH | EntryKind.REVISE | EntryKind.RETRACT | EntryKind.RESTORE if after is not None:
            return _with_update(head, before, after, entry)
        case EntryKind.TAKEDOWN if after is not None:
            return _with_update(head, before, after, entry)
    return head


def _restated(head: HeadState, entry: EntryLike) -> HeadState:
    changes, taken = entry.data["changes"], tuple(entry.data.get("taken", ()))
    blank = tuple(name for name in head.blank if name not in changes and name not in taken)
    missing = {name: HEADER_PARTS[name] for name in taken}
    return altered(head, facts={**(head.facts or {}), **changes, **missing}, blank=(*blank, *taken))


def _published(entry: EntryLike, update: UUID) -> UpdateState:
    data = entry.data
    claim = data.get("verification")
    return stated(
        id=update,
        time=datetime.fromisoformat(data["time"]),
        published_at=entry.at,
        first_seq=entry.seq,
        last_seq=entry.seq,
        version=1,
        stamp=data.get("stamp", ""),
        key="key" in data,
        key_label=data.get("key", ""),
        claim=Claim(claim, entry.at) if claim else None,
        came_from=_place(data.get("from")),
        blank=_blank((), entry),
        **_words(entry),
    )


def _place(value: Mapping[str, str] | None) -> Place | None:
    return Place(UUID(value["update"]), value["story"]) if value else None


def _words(entry: EntryLike) -> dict[str, Any]:
    data = entry.data
    return {
        "headline": data.get("headline", ""),
        "blocks": tuple(data.get("blocks", ())),
        "html": entry.html,
        "bylines": tuple(data.get("bylines", ())),
        "people": tuple([(name, role) for name, role in speakers(data.get("blocks", ()))]),
    }


def _revised(update: UpdateState, entry: EntryLike) -> UpdateState:
    change = entry.data["change"]
    notes = update.notes
    if Change(change).needs_note:
        notes = (*notes, Note(entry.seq, entry.at, change, entry.note))
    return altered(update, version=update.version + 1, revised_at=entry.at, notes=notes, **_words(entry))


def _withdrawn(update: UpdateState, seq: int, at: datetime, reason: str, moved_to: Place | None) -> UpdateState:
    return UpdateState(
        id=update.id,
        time=update.time,
        published_at=update.published_at,
        first_seq=update.first_seq,
        last_seq=seq,
        version=update.version + 1,
        stamp=update.stamp,
        notes=update.notes,
        retracted_at=at,
        reason=reason,
        moved_to=moved_to,
        blank=update.blank,
    )


def _restored(update: UpdateState, entry: EntryLike) -> UpdateState:
    data = entry.data
    claim = data.get("verification")
    retimed = data.get("retimed")
    return UpdateState(
        id=update.id,
        time=update.time,
        published_at=update.published_at,
        first_seq=update.first_seq,
        last_seq=entry.seq,
        version=update.version + 1,
        stamp=update.stamp,
        key="key" in data,
        key_label=data.get("key", ""),
        claim=Claim(claim, entry.at) if claim else None,
        notes=update.notes,
        retimed_at=datetime.fromisoformat(retimed) if retimed else None,
        came_from=_place(data.get("from")),
        restored=Restored(entry.at, update.retracted_at or entry.at, entry.note),
        blank=update.blank,
        **_words(entry),
    )


def _taken_down(update: UpdateState, entry: EntryLike) -> UpdateState:
    """An update whose present words are gone becomes a tombstone; where only earlier ones went it stays as it is."""
    if "words" not in update.blank:
        return altered(update, blank=())
    at = update.retracted_at or entry.at
    return altered(_withdrawn(update, entry.seq, at, entry.note, update.moved_to), taken=True, blank=())


def _with_update(head: HeadState, before: UpdateState | None, after: UpdateState, entry: EntryLike) -> HeadState:
    counts = head.counts
    match entry.kind:
        case EntryKind.PUBLISH:
            counts = altered(counts, updates=counts.updates + 1)
        case EntryKind.REVISE:
            counts = _count_change(counts, entry.data["change"])
        case EntryKind.RETRACT if after.moved_to is None:
            counts = altered(counts, retracted=counts.retracted + 1)
        case EntryKind.RESTORE:
            counts = altered(counts, retracted=counts.retracted - 1)
        case EntryKind.TAKEDOWN if after.retracted and before is not None and not before.retracted:
            counts = altered(counts, retracted=counts.retracted + 1)
    changes: dict[str, Any] = {"counts": counts, "speakers": _recount(head.speakers, before, after)}
    if after.retracted and head.pinned == after.id:
        changes["pinned"] = None
    if entry.kind == EntryKind.PUBLISH:
        changes |= {"first_update_at": head.first_update_at or entry.at, "last_update_at": entry.at}
    return altered(head, **changes)


def _count_change(counts: Counts, change: str) -> Counts:
    match change:
        case Change.CORRECTION:
            return altered(counts, corrections=counts.corrections + 1)
        case Change.CLARIFICATION:
            return altered(counts, clarifications=counts.clarifications + 1)
    return counts


def _recount(counted: Mapping[str, Speaker], before: UpdateState | None, after: UpdateState) -> Mapping[str, Speaker]:
    was, now = dict(before.people) if before else {}, dict(after.people)
    if not was and not now:
        return counted
    recounted = dict(counted)
    for name in was:
        left = recounted[name].updates - 1
        if left:
            recounted[name] = altered(recounted[name], updates=left)
        else:
            del recounted[name]
    for name, role in now.items():
        known = recounted.get(name)
        recounted[name] = Speaker(name, role or (known.role if known else ""), (known.updates if known else 0) + 1)
    return recounted
