"""The entries about one update, each with what they made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.history.versions.wording import SPEAKING, Wording, wording_of
from dateline.reader.pages.cut import Cut, cut
from dateline.record.fold import apply_to_update
from dateline.record.kinds import EntryKind
from dateline.record.models.entry import Entry
from dateline.record.models.update import PastUpdate, Update
from dateline.record.projection import update_state
from dateline.record.states import UpdateState


@dataclass(frozen=True, slots=True)
class Version:
    """An entry, the update before and after it, and the words that both entries left. `spoke` is the entry that left
    the words before, None where there were none; `said` and `says` are None where they were removed."""

    entry: Entry
    before: UpdateState | None
    after: UpdateState
    spoke: int | None
    said: Wording | None
    says: Wording | None

    @property
    def speaks(self) -> bool:
        return self.entry.kind in SPEAKING

    @property
    def taken(self) -> bool:
        return bool(self.entry.data.get("taken"))


@dataclass(frozen=True, slots=True)
class VersionPage:
    """One page of an update's versions, oldest first. `takedowns` are the entries that removed text, by the entries
    that they emptied."""

    cut: Cut
    total: int
    versions: tuple[Version, ...]
    takedowns: Mapping[int, Entry]


def read_versions(update: Update, number: int | None) -> VersionPage | None:
    """The page `number` of an update's entries, cut from the oldest end like a story's pages; the newest when None.
    None when there is no such page. Five queries at most, however many entries there are."""
    entries = Entry.objects.filter(update_id=update.pk).order_by("seq")
    total = entries.count()
    page = cut(total, number)
    if page is None:
        return None
    shown = list(entries[page.first : page.end])
    before = PastUpdate.objects.filter(update_id=update.pk, until=shown[0].seq).first() if page.first else None
    spoke = entries.filter(seq__lt=shown[0].seq, kind__in=SPEAKING).last() if page.first else None
    return VersionPage(page, total, _follow(shown, before, spoke), _takedowns(update))


def _follow(entries: list[Entry], past: PastUpdate | None, spoke: Entry | None) -> tuple[Version, ...]:
    state = update_state(past, past.update_id) if past else None
    said = wording_of(spoke) if spoke else None
    versions = []
    for entry in entries:
        after = apply_to_update(state, entry)
        assert after is not None  # noqa: S101 (every one of them is about the update)
        speaks = entry.kind in SPEAKING
        says = wording_of(entry) if speaks else said
        versions.append(Version(entry, state, after, spoke.seq if spoke else None, said, says))
        state, said, spoke = after, says, entry if speaks else spoke
    return tuple(versions)


def _takedowns(update: Update) -> dict[int, Entry]:
    takedowns = Entry.objects.filter(update_id=update.pk, kind=EntryKind.TAKEDOWN).order_by("seq")
    return {emptied["seq"]: entry for entry in takedowns for emptied in entry.data["entries"]}
