"""A story's record as a page shows it: plain values for the template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Self
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.http import HttpRequest

from dateline.history.acts import act_words
from dateline.history.proof.export import sign_head
from dateline.history.proof.subjects import subject_words
from dateline.reader.pages.cut import Cut
from dateline.reader.pages.moments import Moment
from dateline.reader.pages.story_header import StoryHeader, story_header
from dateline.reader.templatetags.reader import absolute
from dateline.record.entry_rows import entry_rows
from dateline.record.kinds import EntryKind
from dateline.record.models.entry import Entry
from dateline.record.models.head import Head
from dateline.record.models.update import Update
from dateline.record.proof.sealed import SealedEntry
from dateline.record.proof.signing import Signature, fingerprint, public_pem

SIZE: Final = 100
SHORT: Final = 12
"""Digits of a hash that are shown before anybody asks for all of it."""


@dataclass(frozen=True, slots=True)
class ShownKey:
    """A public key for people: its fingerprint, and the file as text."""

    fingerprint: str
    pem: str

    @classmethod
    def of(cls, key: Ed25519PublicKey) -> Self:
        return cls(fingerprint(key), public_pem(key).decode("ascii"))


@dataclass(frozen=True, slots=True)
class Removal:
    """Which entry took the words down and where it stands, when, and why."""

    seq: int
    url: str
    when: Moment
    reason: str


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One entry. `update` and `history` are addresses, empty for an entry about the story alone; `update` is empty too
    where nothing stands there any more. `removal` is set where its words are gone, `withdrawn` where its update is."""

    seq: int
    when: Moment
    what: str
    subject: str
    note: str
    people: str
    update: str
    history: str
    content_hash: str
    chain_hash: str
    withdrawn: bool
    removal: Removal | None
    removes: tuple[int, ...]
    """The entries that this one emptied."""
    confirmed_by: str

    @property
    def short(self) -> str:
        return self.chain_hash[:SHORT]


@dataclass(frozen=True, slots=True)
class RecordPage:
    """Entries newest first. `signature` is None where the newsroom has no key."""

    header: StoryHeader
    cut: Cut
    lines: tuple[RecordLine, ...]
    chain_hash: str
    signature: Signature | None
    removals: int
    file_name: str

    @property
    def url(self) -> str:
        return f"{self.header.url}record/"

    @property
    def file(self) -> str:
        return f"{self.header.url}record.jsonl"

    @property
    def newer(self) -> str:
        """The address of the page above, empty where there is none."""
        return _page_url(self.header, self.cut.end + 1) if self.cut.newer else ""

    @property
    def older(self) -> str:
        return _page_url(self.header, self.cut.first) if self.cut.older else ""


def record_page(
    head: Head, request: HttpRequest, key: Ed25519PrivateKey | None, number: int | None = None
) -> RecordPage | None:
    """None when there is no such page. Four queries."""
    cut = record_cut(head.seq, number)
    if cut is None:
        return None
    header = story_header(head, request)
    takedowns = _takedowns(head)
    entries = list(entry_rows(head.story_id, after=cut.first, until=cut.end))
    withdrawn = _withdrawn(entries)
    return RecordPage(
        header=header,
        cut=cut,
        lines=tuple(_line(entry, header, withdrawn, takedowns.get(entry.seq)) for entry in reversed(entries)),
        chain_hash=head.chain_hash,
        signature=sign_head(head, absolute(header.url), key) if key else None,
        removals=len({takedown.seq for takedown in takedowns.values()}),
        file_name=f"{head.story.slug}-record.jsonl",
    )


def record_cut(total: int, number: int | None = None) -> Cut | None:
    """From the oldest end, so that a full page never shifts; the newest page holds what is left with the last full
    one."""
    last = max(1, total // SIZE)
    wanted = last if number is None else number
    if not 1 <= wanted <= last:
        return None
    return Cut(wanted, last, (wanted - 1) * SIZE, total if wanted == last else wanted * SIZE)


def _takedowns(head: Head) -> Mapping[int, Entry]:
    """The takedown of each entry that was emptied, the last where there were several."""
    rows = Entry.objects.filter(story_id=head.story_id, kind=EntryKind.TAKEDOWN, seq__lte=head.seq).order_by("seq")
    return {named["seq"]: row for row in rows for named in row.data["entries"]}


def _withdrawn(entries: Iterable[SealedEntry]) -> frozenset[UUID]:
    about = {entry.update_id for entry in entries if entry.update_id}
    rows = Update.objects.filter(pk__in=about, retracted_at__isnull=False)
    return frozenset(rows.values_list("pk", flat=True))


def _line(entry: SealedEntry, header: StoryHeader, withdrawn: frozenset[UUID], takedown: Entry | None) -> RecordLine:
    told = entry.data if entry.kind == EntryKind.TAKEDOWN else {}
    permalink = f"{header.url}u/{entry.update_id}/" if entry.update_id else ""
    gone = entry.update_id in withdrawn
    return RecordLine(
        seq=entry.seq,
        when=header.moment(entry.at),
        what=act_words(entry.kind, entry.data),
        subject=_subject(entry),
        note=entry.note,
        people=_people(entry.actor, entry.role),
        update="" if gone else permalink,
        history=f"{permalink}history/" if permalink else "",
        content_hash=entry.content_hash,
        chain_hash=entry.chain_hash,
        withdrawn=gone and entry.kind in {EntryKind.PUBLISH, EntryKind.REVISE, EntryKind.RESTORE},
        removal=_removal(takedown, header) if takedown else None,
        removes=tuple(named["seq"] for named in told.get("entries", ())),
        confirmed_by=told.get("confirmed_by", ""),
    )


def _subject(entry: SealedEntry) -> str:
    """Nothing where the words are gone: for an update's entry all of them are, for a header's some."""
    if entry.data.get("taken") and entry.kind != EntryKind.STORY:
        return ""
    return subject_words(entry.kind, entry.data)


def _removal(takedown: Entry, header: StoryHeader) -> Removal:
    url = f"{_page_url(header, takedown.seq)}#e-{takedown.seq}"
    return Removal(takedown.seq, url, header.moment(takedown.at), takedown.note)


def _page_url(header: StoryHeader, seq: int) -> str:
    """Of the page on which an entry stands."""
    last, number = max(1, header.seq // SIZE), (seq - 1) // SIZE + 1
    return f"{header.url}record/" if number >= last else f"{header.url}record/page/{number}/"


def _people(name: str, role: str) -> str:
    return f"{name}, {role}" if role else name
