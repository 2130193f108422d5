"""One update as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.safestring import SafeString, mark_safe

from dateline.body.blocks import body_from_json
from dateline.body.outline import first_words
from dateline.reader.pages.moments import Moment
from dateline.record.kinds import Change, Verification
from dateline.record.models.update import Update


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A clarification or correction under an update."""

    change: Change
    when: Moment
    text: str


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """How sure the newsroom is: the state in words, since when, why, and what it was before."""

    state: Verification
    was: Verification | None
    when: Moment
    note: str


@dataclass(frozen=True, slots=True)
class UpdateCard:
    """`first` and `seq` are the first and the last entry about it. `backdated` is when the public first saw it, where
    that differs from the time shown; `stamp` replaces the time where the source gave only a clock."""

    id: UUID
    url: str
    first: int
    seq: int
    version: int
    when: Moment
    stamp: str
    backdated: Moment | None
    headline: str
    html: SafeString
    label: str
    bylines: tuple[str, ...]
    key: bool
    pinned: bool
    claim: ClaimLine | None
    revised: Moment | None
    notes: tuple[NoteLine, ...]
    retracted: Moment | None
    reason: str

    @property
    def anchor(self) -> str:
        """The element's id on a page."""
        return f"u-{self.id}"

    @property
    def revised_since(self) -> Moment | None:
        """The last revision, unless it is the one that the last note is about and says itself."""
        return None if self.notes and self.notes[-1].when == self.revised else self.revised


def update_card(row: Update, *, story_url: str, zone: str, language: str, pinned: UUID | None) -> UpdateCard:
    def moment(at: datetime) -> Moment:
        return Moment(at, zone, language)

    return UpdateCard(
        id=row.id,
        url=f"{story_url}{row.address}",
        first=row.first_seq,
        seq=row.last_seq,
        version=row.version,
        when=moment(row.time),
        stamp=row.stamp,
        backdated=moment(row.published_at) if row.published_at > row.time else None,
        headline=row.headline,
        # The fragment was sanitised when it was published; it is the one piece of HTML a page trusts.
        html=mark_safe(row.html),  # noqa: S308
        label=row.key_label or label_of(row),
        bylines=tuple(row.bylines),
        key=row.key,
        pinned=row.id == pinned,
        claim=_claim(row, zone, language),
        revised=moment(row.revised_at) if row.revised_at else None,
        notes=tuple(
            NoteLine(Change(note["change"]), Moment.parse(note["at"], zone, language), note["text"])
            for note in row.notes
        ),
        retracted=moment(row.retracted_at) if row.retracted_at else None,
        reason=row.reason,
    )


def label_of(row: Update) -> str:
    """A name for an update: its headline, else its first words."""
    return row.headline or (first_words(body_from_json(row.blocks)) if row.blocks else "")


def _claim(row: Update, zone: str, language: str) -> ClaimLine | None:
    if not row.verification or row.verification_at is None:
        return None
    return ClaimLine(
        state=Verification(row.verification),
        was=Verification(row.verification_was) if row.verification_was else None,
        when=Moment(row.verification_at, zone, language),
        note=row.verification_note,
    )
