"""One update as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.safestring import SafeString, mark_safe

from dateline.body.blocks import body_from_json
from dateline.body.outline import first_words
from dateline.reader.pages.moments import Moment
from dateline.reader.pages.story_header import StoryHeader
from dateline.record.kinds import Change, Verification
from dateline.record.models.head import Head
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
class ReturnLine:
    """A withdrawn update came back: when it was withdrawn, when it returned, and why."""

    withdrawn: Moment
    when: Moment
    note: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The same words in another story: its headline when they went there, and the update's address."""

    story: str
    url: str


@dataclass(frozen=True, slots=True)
class UpdateCard:
    """`first` and `seq` are the first and the last entry about it. `backdated` is when the public first saw it, where
    that differs from the time shown; `retimed` when the time shown was changed last; `stamp` replaces the time where
    the source gave only a clock."""

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
    retimed: Moment | None
    came_from: Elsewhere | None
    notes: tuple[NoteLine, ...]
    restored: ReturnLine | None
    retracted: Moment | None
    taken: bool
    reason: str
    moved_to: Elsewhere | None

    @property
    def anchor(self) -> str:
        """The element's id on a page."""
        return f"u-{self.id}"

    @property
    def revised_since(self) -> Moment | None:
        """The last revision, unless it is the one that the last note is about and says itself."""
        return None if self.notes and self.notes[-1].when == self.revised else self.revised


def card_of(row: Update, head: Head, header: StoryHeader) -> UpdateCard:
    """The card of an update of this story, all three as of one moment."""
    facts = header.facts
    return update_card(row, story_url=header.url, zone=facts.timezone, language=facts.language, pinned=head.pinned)


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
        retimed=moment(row.retimed_at) if row.retimed_at else None,
        came_from=_elsewhere(row.came_from, story_url),
        notes=tuple(
            NoteLine(Change(note["change"]), Moment.parse(note["at"], zone, language), note["text"])
            for note in row.notes
        ),
        restored=_restored(row, zone, language),
        retracted=moment(row.retracted_at) if row.retracted_at else None,
        taken=row.taken,
        reason=row.reason,
        moved_to=_elsewhere(row.moved_to, story_url),
    )


def _restored(row: Update, zone: str, language: str) -> ReturnLine | None:
    if row.restored is None:
        return None
    withdrawn, back = (Moment.parse(row.restored[name], zone, language) for name in ("withdrawn_at", "at"))
    return ReturnLine(withdrawn, back, row.restored["note"])


def _elsewhere(place: dict[str, str] | None, story_url: str) -> Elsewhere | None:
    """An update's identity alone finds it, below whatever story: the address leads there also after a move."""
    return Elsewhere(place["story"], f"{story_url}u/{place['update']}/") if place else None


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
