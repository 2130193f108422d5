"""Check a story's record: no gap, no changed byte, and a projection that equals the fold (promises 1, 2, 7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.record.chain import chain_hash, content_hash
from dateline.record.fold import BrokenRecord, fold
from dateline.record.models.entry import Entry
from dateline.record.models.head import Head
from dateline.record.models.story import Story
from dateline.record.models.update import Update
from dateline.record.projection import head_state, update_state
from dateline.record.states import StoryView


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong, at an entry (`seq`) or in the projection (None)."""

    seq: int | None
    what: str


def verify_story(story: Story) -> tuple[int, list[Finding]]:
    """How many entries were read, and everything that is wrong with them. An empty list is a sound record."""
    head = Head.objects.get(story_id=story.pk)
    entries = Entry.objects.filter(story_id=story.pk).order_by("seq").iterator(chunk_size=500)
    findings: list[Finding] = []
    reading = _Reading()
    try:
        view = fold(_checked(head, entries, findings, reading))
    except (BrokenRecord, KeyError, ValueError) as error:
        findings.append(Finding(reading.seq, f"can't be followed: {error}"))
    else:
        findings.extend(_check_projection(head, view))
    return reading.count, findings


@dataclass(slots=True)
class _Reading:
    count: int = 0
    seq: int | None = None


def _checked(head: Head, entries: Iterable[Entry], findings: list[Finding], reading: _Reading) -> Iterator[Entry]:
    """Passes the entries on to the fold, checking each against the one before."""
    previous: Entry | None = None
    for entry in entries:
        reading.count, reading.seq = reading.count + 1, entry.seq
        findings.extend(_check_entry(head, previous, entry))
        yield entry
        previous = entry


def _check_entry(head: Head, previous: Entry | None, entry: Entry) -> Iterator[Finding]:
    if entry.content_hash != content_hash(note=entry.note, data=entry.data, html=entry.html):
        yield Finding(entry.seq, "its content is not what was recorded")
    expected = chain_hash(
        previous=previous.chain_hash if previous else "",
        story=head.id,
        seq=entry.seq,
        at=entry.at,
        recorded_at=entry.recorded_at,
        kind=entry.kind,
        update=entry.update_id,
        actor=entry.actor,
        role=entry.role,
        content=entry.content_hash,
    )
    if entry.chain_hash != expected:
        yield Finding(entry.seq, "the hash chain is broken here")
    if previous is not None and entry.at < previous.at:
        yield Finding(entry.seq, "its time is before the entry it follows")


def _check_projection(head: Head, view: StoryView) -> Iterator[Finding]:
    if head_state(head) != view.head:
        yield Finding(None, "the story's head is not what its entries say")
    stored = {row.pk: update_state(row) for row in Update.objects.filter(story_id=head.story_id)}
    for identity in stored.keys() | view.updates.keys():
        if stored.get(identity) != view.updates.get(identity):
            yield Finding(None, f"update {identity} is not what its entries say")
