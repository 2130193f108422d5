"""The page as a pure function of the record (promise 2).

`fold(entries)` computes a story from nothing but its entries, with no query. The stored projection is written by the
same two functions, one entry at a time, so the two can't drift apart by being written twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from dateline.body.blocks import body_from_json
from dateline.body.speakers import speakers
from dateline.record.kinds import Change, EntryKind
from dateline.record.states import Claim, Counts, HeadState, Note, Speaker, StoryView, UpdateState


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
    for entry in entries:
        if entry.seq != head.seq + 1:
            raise BrokenRecord(f"entry {entry.seq} follows entry {head.seq}")
        before = updates.get(entry.update_id) if entry.update_id else None
        after = apply_to_update(before, entry)
        if after is not None:
            updates[after.id] = after
        head = apply_to_head(head, before, after, entry)
    return StoryView(head, updates)


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
    after = replace(before, last_seq=entry.seq)
    match entry.kind:
        case EntryKind.REVISE:
            return _revised(after, entry)
        case EntryKind.RETRACT:
            return _retracted(after, entry)
        case EntryKind.MARK:
            return replace(after, key=True, key_label=entry.data.get("label", ""))
        case EntryKind.UNMARK:
            return replace(after, key=False, key_label="")
        case EntryKind.VERIFY:
            was = before.claim.state if before.claim else ""
            return replace(after, claim=Claim(entry.data["state"], entry.at, entry.note, was))
    return after


def apply_to_head(
    head: HeadState, before: UpdateState | None, after: UpdateState | None, entry: EntryLike
) -> HeadState:
    """The story's head after `entry`; `before` and `after` are the update it is about."""
    head = replace(head, seq=entry.seq, at=entry.at, chain_hash=entry.chain_hash)
    match entry.kind:
        case EntryKind.STORY:
            return replace(head, facts={**(head.facts or {}), **entry.data["changes"]})
        case EntryKind.STATE:
            return replace(head, state=entry.data["state"], state_at=entry.at)
        case EntryKind.PIN:
            return replace(head, pinned=entry.update_id)
        case EntryKind.UNPIN:
            return replace(head, pinned=None)
        case EntryKind.PUBLISH | EntryKind.REVISE | EntryKind.RETRACT if after is not None:
            return _with_update(head, before, after, entry)
    return head


def _published(entry: EntryLike, update: UUID) -> UpdateState:
    data = entry.data
    claim = data.get("verification")
    return UpdateState(
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
        **_words(entry),
    )


def _words(entry: EntryLike) -> dict[str, Any]:
    data = entry.data
    return {
        "headline": data.get("headline", ""),
        "blocks": tuple(data["blocks"]),
        "html": entry.html,
        "bylines": tuple(data.get("bylines", ())),
        "people": tuple((name, role) for name, role in speakers(body_from_json(data["blocks"]))),
    }


def _revised(update: UpdateState, entry: EntryLike) -> UpdateState:
    change = entry.data["change"]
    notes = update.notes
    if Change(change).needs_note:
        notes = (*notes, Note(entry.seq, entry.at, change, entry.note))
    return replace(update, version=update.version + 1, revised_at=entry.at, notes=notes, **_words(entry))


def _retracted(update: UpdateState, entry: EntryLike) -> UpdateState:
    return UpdateState(
        id=update.id,
        time=update.time,
        published_at=update.published_at,
        first_seq=update.first_seq,
        last_seq=entry.seq,
        version=update.version + 1,
        stamp=update.stamp,
        notes=update.notes,
        retracted_at=entry.at,
        reason=entry.note,
    )


def _with_update(head: HeadState, before: UpdateState | None, after: UpdateState, entry: EntryLike) -> HeadState:
    counts = head.counts
    match entry.kind:
        case EntryKind.PUBLISH:
            counts = replace(counts, updates=counts.updates + 1)
        case EntryKind.REVISE:
            counts = _count_change(counts, entry.data["change"])
        case EntryKind.RETRACT:
            counts = replace(counts, retracted=counts.retracted + 1)
    head = replace(head, counts=counts, speakers=_recount(head.speakers, before, after))
    if after.retracted and head.pinned == after.id:
        head = replace(head, pinned=None)
    if entry.kind == EntryKind.PUBLISH:
        head = replace(head, first_update_at=head.first_update_at or entry.at, last_update_at=entry.at)
    return head


def _count_change(counts: Counts, change: str) -> Counts:
    match change:
        case Change.CORRECTION:
            return replace(counts, corrections=counts.corrections + 1)
        case Change.CLARIFICATION:
            return replace(counts, clarifications=counts.clarifications + 1)
    return counts


def _recount(counted: Mapping[str, Speaker], before: UpdateState | None, after: UpdateState) -> Mapping[str, Speaker]:
    was, now = dict(before.people) if before else {}, dict(after.people)
    if not was and not now:
        return counted
    recounted = dict(counted)
    for name in was:
        left = recounted[name].updates - 1
        if left:
            recounted[name] = replace(recounted[name], updates=left)
        else:
            del recounted[name]
    for name, role in now.items():
        known = recounted.get(name)
        recounted[name] = Speaker(name, role or (known.role if known else ""), (known.updates if known else 0) + 1)
    return recounted
