"""One line of a story's list at the desk: an update or a draft, as compact as it can be said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from dateline.body.blocks import body_from_json
from dateline.body.outline import first_words
from dateline.desk.rights import Rights
from dateline.reader.pages.moments import Moment
from dateline.record.actions.undo import UNDO_WITHIN
from dateline.record.actor import Actor
from dateline.record.kinds import Change, Verification
from dateline.record.models.draft import Draft, DraftState
from dateline.record.models.update import Update

EXCERPT = 180


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: the story's addresses, its zone and language, who is editing what."""

    desk_url: str
    story_url: str
    zone: str
    language: str
    editing: Mapping[UUID, tuple[str, ...]]

    def moment(self, at: datetime) -> Moment:
        return Moment(at, self.zone, self.language)


@dataclass(frozen=True, slots=True)
class UpdateRow:
    """`first` is the entry that published it. `mine`: the person at the desk published it. `editing` names those who
    have it open. `undo_left` counts the seconds in which the person may still take
    back what they published; 0 afterwards."""

    id: UUID
    first: int
    url: str
    public_url: str
    label: str
    excerpt: str
    bylines: tuple[str, ...]
    when: Moment
    stamp: str
    backdated: Moment | None
    version: int
    revised: Moment | None
    corrections: int
    clarifications: int
    key: bool
    pinned: bool
    verification: Verification | None
    retracted: Moment | None
    taken: bool
    reason: str
    mine: bool
    may_change: bool
    may_restore: bool
    editing: tuple[str, ...]
    undo_left: int


@dataclass(frozen=True, slots=True)
class DraftRow:
    """`revises` names the update that it is the next version of, empty for a new one. The acts are those that the
    person may do and that make sense in the draft's state."""

    id: UUID
    url: str
    state: DraftState
    label: str
    excerpt: str
    author: str
    mine: bool
    saved: Moment
    scheduled: Moment | None
    revises: str
    comment: str
    approved_by: str
    editing: tuple[str, ...]
    acts: frozenset[str]


def update_row(row: Update, place: Place, rights: Rights, own: frozenset[UUID], pinned: UUID | None) -> UpdateRow:
    changes = [note["change"] for note in row.notes]
    mine = row.id in own
    return UpdateRow(
        id=row.id,
        first=row.first_seq,
        url=f"{place.desk_url}updates/{row.id}/",
        public_url=f"{place.story_url}{row.address}",
        label=name_of(row),
        excerpt=_excerpt(row),
        bylines=tuple(row.bylines),
        when=place.moment(row.time),
        stamp=row.stamp,
        backdated=place.moment(row.published_at) if row.published_at > row.time else None,
        version=row.version,
        revised=place.moment(row.revised_at) if row.revised_at else None,
        corrections=changes.count(Change.CORRECTION),
        clarifications=changes.count(Change.CLARIFICATION),
        key=row.key,
        pinned=row.id == pinned,
        verification=Verification(row.verification) if row.verification else None,
        retracted=place.moment(row.retracted_at) if row.retracted_at else None,
        taken=row.taken,
        reason=row.reason,
        mine=mine,
        may_change=row.retracted_at is None and rights.may_change(row.id, own),
        may_restore=_is_withdrawn(row) and rights.may_change(row.id, own),
        editing=place.editing.get(row.id, ()),
        undo_left=_undo_left(row) if mine else 0,
    )


def _is_withdrawn(row: Update) -> bool:
    """And neither moved nor removed for legal reasons."""
    return row.retracted_at is not None and row.moved_to is None and not row.taken


def draft_row(row: Draft, place: Place, rights: Rights) -> DraftRow:
    """`row.author`, `row.approved_by` and `row.update` must have come with it."""
    mine = row.author_id == rights.user
    return DraftRow(
        id=row.id,
        url=f"{place.desk_url}drafts/{row.id}/",
        state=DraftState(row.state),
        label=row.headline or _first_line(row.wire, 90),
        excerpt=_first_line(row.wire, EXCERPT) if row.headline else "",
        author=Actor.of(row.author).name,
        mine=mine,
        saved=place.moment(row.saved_at),
        scheduled=place.moment(row.scheduled_at) if row.scheduled_at else None,
        revises=name_of(row.update) if row.update else "",
        comment=row.comment,
        approved_by=Actor.of(row.approved_by).name if row.approved_by else "",
        editing=place.editing.get(row.id, ()),
        acts=_draft_acts(row, rights, mine=mine),
    )


def name_of(row: Update) -> str:
    """A name for an update among colleagues: its headline, else its first words."""
    return row.headline or (first_words(body_from_json(row.blocks)) if row.blocks else "")


def _draft_acts(row: Draft, rights: Rights, *, mine: bool) -> frozenset[str]:
    """What is worth offering: `dateline.record.drafts` has the last word."""
    waits, scheduled = row.state == DraftState.SUBMITTED, row.state == DraftState.SCHEDULED
    acts = set()
    if mine or rights.edit:
        acts.add("discard")
    if mine and not rights.write and row.state in {DraftState.WRITING, DraftState.RETURNED}:
        acts.add("submit")
    if rights.edit or (rights.write and (mine or row.approved)):
        acts |= {"unschedule", "publish"} if scheduled else {"publish", "schedule"}
    if rights.edit and not mine and row.state != DraftState.WRITING:
        acts.add("return")
    if rights.edit and waits:
        acts.add("approve")
    return frozenset(acts)


def _excerpt(row: Update) -> str:
    """Nothing where the label is the first words already and says them all."""
    text = _first_line(row.text, EXCERPT)
    return text if row.headline else ("" if len(row.text) <= 90 else text)


def _first_line(text: str, limit: int) -> str:
    words = " ".join(text[: limit * 2].split())
    return words if len(words) <= limit else f"{words[:limit].rsplit(' ', 1)[0]}…"


def _undo_left(row: Update) -> int:
    if row.version > 1 or row.retracted_at is not None:
        return 0
    left = UNDO_WITHIN - (datetime.now(UTC) - row.published_at)
    return max(0, int(left.total_seconds()))
