"""Check a story's record: no gap, no changed byte, and a projection that equals the fold (promises 1, 2, 7)."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Final
from uuid import UUID

from dateline.record.entry_rows import entry_rows
from dateline.record.models.head import Head, PastHead
from dateline.record.models.story import Story
from dateline.record.projection import head_state
from dateline.record.proof.findings import Finding, Part, Takedown
from dateline.record.proof.following import UNFOLLOWABLE
from dateline.record.proof.links import Links
from dateline.record.proof.sealed import SealedEntry
from dateline.record.rebuilding import Replayed, replay
from dateline.record.update_rows import stored_past_updates, stored_updates

__all__ = ["CheckedStory", "Finding", "check_story", "verify_story"]

RARELY: Final = 1_000_000
"""New objects between two looks for garbage."""
PROGRESS: Final = 1_000
"""Entries between two reports."""

Report = Callable[[int, int], None]
"""Called with how many entries were read and how many there are."""


@dataclass(frozen=True, slots=True)
class CheckedStory:
    """How many entries were read, everything that is wrong with them, and what was taken down. No findings: sound."""

    entries: int
    findings: Sequence[Finding]
    takedowns: tuple[Takedown, ...]


def verify_story(story: Story) -> tuple[int, list[Finding]]:
    """See `check_story`."""
    checked = check_story(story)
    return checked.entries, list(checked.findings)


def check_story(story: Story, report: Report | None = None) -> CheckedStory:
    """Reads the whole record. Raises `Head.DoesNotExist` for a story that never was public."""
    head = Head.objects.get(story_id=story.pk)
    reading = _Reading(Links(head.id))
    with _rarely_collecting():
        try:
            followed = replay(reading.checked(_reported(entry_rows(story.pk), head.seq, report)))
        except UNFOLLOWABLE as error:
            reading.findings.append(Finding(reading.seq, f"can't be followed: {error}"))
        else:
            reading.findings.extend(reading.links.end())
            reading.findings.extend(_check_projection(head, followed))
    return CheckedStory(reading.count, reading.findings, reading.links.takedowns)


@contextmanager
def _rarely_collecting() -> Iterator[None]:
    """A story that grows in memory makes Python look for garbage all the time: a quarter of the work, and there is
    none."""
    usual = gc.get_threshold()
    gc.set_threshold(RARELY, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _reported(entries: Iterable[SealedEntry], total: int, report: Report | None) -> Iterator[SealedEntry]:
    for number, entry in enumerate(entries, 1):
        yield entry
        if report and (number % PROGRESS == 0 or number == total):
            report(number, total)


@dataclass(slots=True)
class _Reading:
    links: Links
    count: int = 0
    seq: int | None = None
    findings: list[Finding] = field(default_factory=list)

    def checked(self, entries: Iterable[SealedEntry]) -> Iterator[SealedEntry]:
        """Passes the entries on to the fold, checking each against the one before."""
        for entry in entries:
            self.count, self.seq = self.count + 1, entry.seq
            self.findings.extend(self.links.follow(entry))
            yield entry


def _check_projection(head: Head, followed: Replayed) -> Iterator[Finding]:
    view = followed.view
    if head_state(head) != view.head:
        yield Finding(None, "the story's head is not what its entries say", Part.PROJECTION)
    missing = dict(view.updates)
    for state in stored_updates(head.story_id):
        if missing.pop(state.id, None) != state:
            yield _other_update(state.id)
    yield from map(_other_update, missing)
    yield from _check_past(head, followed)


def _other_update(identity: UUID) -> Finding:
    return Finding(None, f"update {identity} is not what its entries say", Part.PROJECTION)


def _check_past(head: Head, followed: Replayed) -> Iterator[Finding]:
    for said, kept in zip_longest(followed.past_updates, stored_past_updates(head.story_id)):
        if said != kept:
            until = min(known[1] for known in (said, kept) if known)
            yield Finding(until, "what it changed is not kept as it was", Part.PROJECTION)
            break
    heads = PastHead.objects.filter(story_id=head.story_id).order_by("seq")
    for state, row in zip_longest(followed.past_heads, heads.iterator()):
        if state is None or row is None or head_state(row) != state:
            seq = state.seq if state else row.seq if row else None
            yield Finding(seq, "the head kept after it is not what the entries say", Part.PROJECTION)
            break
