"""The history of an update as its page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.utils.safestring import SafeString, mark_safe

from dateline.history.acts import act_words
from dateline.history.as_it_stood.dates import stamp
from dateline.history.versions.details import Detail, details
from dateline.history.versions.reading import Version, VersionPage
from dateline.history.versions.showing import NOTHING_TO_SHOW, media_of, show
from dateline.history.versions.shown import ShownDiff
from dateline.history.versions.wording import compare_wordings
from dateline.media.facts import MediaFacts
from dateline.reader.pages.cut import Cut
from dateline.reader.pages.moments import Moment
from dateline.reader.pages.story_header import StoryHeader
from dateline.record.kinds import EntryKind
from dateline.record.models.entry import Entry

# An entry is written a moment after its time; only what came in later than that was an import.
_AT_ONCE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Removal:
    """When, by whom and why text was removed for legal reasons."""

    when: Moment
    actor: str
    reason: str


@dataclass(frozen=True, slots=True)
class VersionCard:
    """One act on the update. `first` is the headline and the body that began it; `diff` what later words changed.
    `recorded` is when an imported entry was written down. `removed` is set where its text was taken out later. `then`
    is the address of the update as it stood after it, where it stood."""

    seq: int
    number: int
    when: Moment
    recorded: Moment | None
    actor: str
    role: str
    kind: str
    change: str
    act: str
    note: str
    details: tuple[Detail, ...]
    headline: str
    first: SafeString | None
    diff: ShownDiff | None
    removed: Removal | None
    then: str

    @property
    def anchor(self) -> str:
        return f"v-{self.seq}"


@dataclass(frozen=True, slots=True)
class Way:
    """Addresses of the page's neighbours and of its other form."""

    inline: str
    side: str
    json: str
    newer: str
    older: str


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """`cards` go from the newest to the oldest."""

    url: str
    cut: Cut
    total: int
    side: bool
    cards: tuple[VersionCard, ...]
    way: Way


def history_page(page: VersionPage, header: StoryHeader, address: str, *, side: bool) -> HistoryPage:
    """`address` is the history's own path."""
    media = media_of(wording for version in page.versions for wording in (version.said, version.says))
    cards = [_card(version, header, media, page.takedowns) for version in reversed(page.versions)]
    return HistoryPage(
        url=address,
        cut=page.cut,
        total=page.total,
        side=side,
        cards=tuple(cards),
        way=_way(page, address, side=side),
    )


def _way(page: VersionPage, address: str, *, side: bool) -> Way:
    def to(number: int | None, view: str = "", base: str = address) -> str:
        asked = {"page": number if number != page.cut.last else None, "view": view}
        query = "&".join(f"{name}={value}" for name, value in asked.items() if value)
        return f"{base}?{query}" if query else base

    view = "side" if side else ""
    return Way(
        inline=to(page.cut.number),
        side=to(page.cut.number, "side"),
        json=to(page.cut.number, base=f"{address.rstrip('/')}.json"),
        newer=to(page.cut.newer, view) if page.cut.newer else "",
        older=to(page.cut.older, view) if page.cut.older else "",
    )


def _card(version: Version, header: StoryHeader, media: MediaFacts, takedowns: Mapping[int, Entry]) -> VersionCard:
    entry = version.entry
    takedown = takedowns.get(entry.seq)
    begins = entry.kind == EntryKind.PUBLISH and not version.taken
    return VersionCard(
        seq=entry.seq,
        number=version.after.version,
        when=header.moment(entry.at),
        recorded=header.moment(entry.recorded_at) if entry.recorded_at - entry.at > _AT_ONCE else None,
        actor=entry.actor,
        role=entry.role,
        kind=entry.kind,
        change=entry.data.get("change", ""),
        act=act_words(entry.kind, entry.data),
        note=entry.note,
        details=details(version, header.moment, header.url),
        headline=version.after.headline if begins else "",
        # The fragment was sanitised when it was published.
        first=mark_safe(entry.html) if begins else None,  # noqa: S308
        diff=_diff(version, media),
        removed=Removal(header.moment(takedown.at), takedown.actor, takedown.note) if takedown else None,
        then=f"{header.url}u/{version.after.id}/at/{stamp(entry.at)}/" if version.speaks and not version.taken else "",
    )


def _diff(version: Version, media: MediaFacts) -> ShownDiff | None:
    """None for acts that leave the words alone, and for the one that brought them first."""
    if not version.speaks or version.spoke is None or version.taken:
        return None
    if version.said is None or version.says is None:
        return NOTHING_TO_SHOW
    return show(compare_wordings(version.said, version.says), media)
