"""Rows to states and back: how `Head` and `Update` store what `fold` computes."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from dateline.body.blocks import body_from_json
from dateline.body.plain_text import to_text
from dateline.record.models.head import Head
from dateline.record.models.story import Story
from dateline.record.models.update import Update
from dateline.record.states import Claim, Counts, HeadState, Note, Speaker, UpdateState


def head_state(head: Head) -> HeadState:
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
    )


def write_head(head: Head, state: HeadState) -> None:
    """One query. The caller holds the row's lock."""
    head.seq, head.at, head.chain_hash = state.seq, state.at, state.chain_hash
    head.state, head.state_at = state.state, state.state_at
    head.facts = dict(state.facts) if state.facts is not None else None
    head.pinned = state.pinned
    head.first_update_at, head.last_update_at = state.first_update_at, state.last_update_at
    head.counts = asdict(state.counts)
    head.speakers = {name: asdict(speaker) for name, speaker in state.speakers.items()}
    head.save(force_update=True)


def update_state(row: Update) -> UpdateState:
    claim = None
    if row.verification:
        assert row.verification_at is not None  # noqa: S101 (written together)
        claim = Claim(row.verification, row.verification_at, row.verification_note, row.verification_was)
    return UpdateState(
        id=row.id,
        time=row.time,
        published_at=row.published_at,
        first_seq=row.first_seq,
        last_seq=row.last_seq,
        version=row.version,
        headline=row.headline,
        blocks=tuple(row.blocks),
        html=row.html,
        bylines=tuple(row.bylines),
        people=tuple((name, role) for name, role in row.speakers),
        stamp=row.stamp,
        key=row.key,
        key_label=row.key_label,
        claim=claim,
        revised_at=row.revised_at,
        notes=tuple(_read_note(note) for note in row.notes),
        retracted_at=row.retracted_at,
        reason=row.reason,
    )


def write_update(story: Story, state: UpdateState, *, new: bool) -> None:
    """One query."""
    claim = state.claim
    text = to_text(body_from_json(list(state.blocks))) if state.blocks else ""
    row = Update(
        id=state.id,
        story=story,
        time=state.time,
        published_at=state.published_at,
        first_seq=state.first_seq,
        last_seq=state.last_seq,
        version=state.version,
        headline=state.headline,
        blocks=list(state.blocks),
        html=state.html,
        text=text,
        bylines=list(state.bylines),
        speakers=[list(person) for person in state.people],
        people=_people(state),
        stamp=state.stamp,
        key=state.key,
        key_label=state.key_label,
        verification=claim.state if claim else "",
        verification_at=claim.at if claim else None,
        verification_note=claim.note if claim else "",
        verification_was=claim.was if claim else "",
        revised_at=state.revised_at,
        notes=[_write_note(note) for note in state.notes],
        retracted_at=state.retracted_at,
        reason=state.reason,
    )
    row.save(force_insert=new, force_update=not new)


def _people(state: UpdateState) -> str:
    names = dict.fromkeys([*state.bylines, *(name for name, _role in state.people)])
    return "\n" + "".join(f"{name}\n" for name in names) if names else ""


def _read_note(value: dict[str, Any]) -> Note:
    return Note(value["seq"], datetime.fromisoformat(value["at"]), value["change"], value["text"])


def _write_note(note: Note) -> dict[str, Any]:
    return {"seq": note.seq, "at": note.at.isoformat(), "change": note.change, "text": note.text}
