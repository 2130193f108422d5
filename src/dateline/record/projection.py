"""Rows to states and back: how `Head` and `Update` store what `fold` computes."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from dateline.body.blocks import body_from_json
from dateline.body.plain_text import to_text
from dateline.record.models.head import Head, HeadColumns, PastHead
from dateline.record.models.story import Story
from dateline.record.models.update import PastUpdate, Update, UpdateColumns
from dateline.record.states import Claim, Counts, HeadState, Note, Place, Restored, Speaker, UpdateState, stated

STRIDE: Final = 64
"""How many entries lie between two rows of `PastHead`, and so how many at most are folded to know a past head."""
HEAD_COLUMNS: Final = tuple(field.attname for field in HeadColumns._meta.fields)
UPDATE_COLUMNS: Final = tuple(field.attname for field in UpdateColumns._meta.fields)


def head_state(head: HeadColumns) -> HeadState:
    return HeadState(
        seq=head.seq,
        at=head.at,
        chain_hash=head.chain_hash,
        state=head.state,
        state_at=head.state_at,
        facts=head.facts,
        pinned=head.pinned,
        first_update_at=head.first_update_at,
        last_update_at=head.last_update_at,
        counts=Counts(**head.counts),
        speakers={name: Speaker(**values) for name, values in head.speakers.items()},
        blank=tuple(head.blank),
    )


def set_head(head: HeadColumns, state: HeadState) -> None:
    """Puts the state on the row. Nothing is saved."""
    head.seq, head.at, head.chain_hash = state.seq, state.at, state.chain_hash
    head.state, head.state_at = state.state, state.state_at
    head.facts = dict(state.facts) if state.facts is not None else None
    head.pinned = state.pinned
    head.first_update_at, head.last_update_at = state.first_update_at, state.last_update_at
    head.counts = asdict(state.counts)
    head.speakers = {name: asdict(speaker) for name, speaker in state.speakers.items()}
    head.blank = list(state.blank)


def write_head(head: Head, state: HeadState) -> None:
    """One query, and one more every `STRIDE` entries. The caller holds the row's lock."""
    set_head(head, state)
    head.save(force_update=True)
    if state.seq % STRIDE == 0:
        past_head(head.story_id, state).save(force_insert=True)


def past_head(story: int, state: HeadState) -> PastHead:
    row = PastHead(story_id=story)
    set_head(row, state)
    return row


def update_state(row: UpdateColumns, identity: UUID | None = None) -> UpdateState:
    """`identity` is the update's where the row has another key of its own."""
    claim = None
    if row.verification:
        assert row.verification_at is not None  # noqa: S101 (written together)
        claim = Claim(row.verification, row.verification_at, row.verification_note, row.verification_was)
    return stated(
        id=identity or row.pk,
        time=row.time,
        published_at=row.published_at,
        first_seq=row.first_seq,
        last_seq=row.last_seq,
        version=row.version,
        headline=row.headline,
        blocks=tuple(row.blocks),
        html=row.html,
        bylines=tuple(row.bylines),
        people=tuple([(name, role) for name, role in row.speakers]),
        stamp=row.stamp,
        key=row.key,
        key_label=row.key_label,
        claim=claim,
        revised_at=row.revised_at,
        notes=tuple([_read_note(note) for note in row.notes]),
        retimed_at=row.retimed_at,
        came_from=_read_place(row.came_from),
        retracted_at=row.retracted_at,
        reason=row.reason,
        moved_to=_read_place(row.moved_to),
        restored=_read_restored(row.restored),
        taken=row.taken,
        blank=tuple(row.blank),
    )


def write_update(story: Story, state: UpdateState, before: UpdateState | None) -> None:
    """One query for a new update, two for one that was `before`: what it was is kept."""
    if before is not None:
        past_update(story.pk, before, until=state.last_seq).save(force_insert=True)
    update_row(story.pk, state).save(force_insert=before is None, force_update=before is not None)


def update_row(story: int, state: UpdateState) -> Update:
    return Update(id=state.id, story_id=story, **_columns(state))


def past_update(story: int, state: UpdateState, *, until: int) -> PastUpdate:
    return PastUpdate(story_id=story, update_id=state.id, until=until, **_columns(state))


def _columns(state: UpdateState) -> dict[str, Any]:
    claim = state.claim
    return {
        "time": state.time,
        "published_at": state.published_at,
        "first_seq": state.first_seq,
        "last_seq": state.last_seq,
        "version": state.version,
        "headline": state.headline,
        "blocks": list(state.blocks),
        "html": state.html,
        "text": to_text(body_from_json(list(state.blocks))) if state.blocks else "",
        "bylines": list(state.bylines),
        "speakers": [list(person) for person in state.people],
        "people": _people(state),
        "stamp": state.stamp,
        "key": state.key,
        "key_label": state.key_label,
        "verification": claim.state if claim else "",
        "verification_at": claim.at if claim else None,
        "verification_note": claim.note if claim else "",
        "verification_was": claim.was if claim else "",
        "revised_at": state.revised_at,
        "notes": [_write_note(note) for note in state.notes],
        "retimed_at": state.retimed_at,
        "came_from": _write_place(state.came_from),
        "retracted_at": state.retracted_at,
        "reason": state.reason,
        "moved_to": _write_place(state.moved_to),
        "restored": _write_restored(state.restored),
        "taken": state.taken,
        "blank": list(state.blank),
    }


def _people(state: UpdateState) -> str:
    names = dict.fromkeys([*state.bylines, *(name for name, _role in state.people)])
    return "\n" + "".join(f"{name}\n" for name in names) if names else ""


def _read_place(value: dict[str, str] | None) -> Place | None:
    return Place(UUID(value["update"]), value["story"]) if value else None


def _write_place(place: Place | None) -> dict[str, str] | None:
    return place_json(place) if place else None


def place_json(place: Place) -> dict[str, str]:
    """As an entry and a row hold it."""
    return {"update": str(place.update), "story": place.story}


def _read_note(value: dict[str, Any]) -> Note:
    return Note(value["seq"], datetime.fromisoformat(value["at"]), value["change"], value["text"])


def _write_note(note: Note) -> dict[str, Any]:
    return {"seq": note.seq, "at": note.at.isoformat(), "change": note.change, "text": note.text}


def _read_restored(value: dict[str, str] | None) -> Restored | None:
    if value is None:
        return None
    at, withdrawn_at = (datetime.fromisoformat(value[name]) for name in ("at", "withdrawn_at"))
    return Restored(at, withdrawn_at, value["note"])


def _write_restored(restored: Restored | None) -> dict[str, str] | None:
    if restored is None:
        return None
    return {
        "at": restored.at.isoformat(),
        "withdrawn_at": restored.withdrawn_at.isoformat(),
        "note": restored.note,
    }
