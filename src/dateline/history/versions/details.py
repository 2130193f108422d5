"""What an entry changed about an update apart from its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from dateline.history.versions.reading import Version
from dateline.reader.pages.moments import Moment
from dateline.record.kinds import EntryKind, Verification
from dateline.record.states import Place, UpdateState

Clock = Callable[[datetime], Moment]


@dataclass(frozen=True, slots=True)
class Detail:
    """Something about the update apart from its words, as it was and as it is; `url` where it leads somewhere."""

    label: str
    was: str = ""
    now: str = ""
    url: str = ""


def details(version: Version, clock: Clock, story_url: str) -> tuple[Detail, ...]:
    """What the act changed apart from the words."""
    return tuple(_details(version, clock, story_url))


def _details(version: Version, clock: Clock, story_url: str) -> Iterator[Detail]:
    entry, before, after = version.entry, version.before, version.after
    match entry.kind:
        case EntryKind.PUBLISH:
            if after.stamp or after.time != after.published_at:
                yield Detail(_("Time shown"), now=time_words(after, clock))
            if after.came_from:
                yield _place(_("First published in"), after.came_from, story_url)
            yield from changed_marks(None, after)
        case EntryKind.RETRACT if after.moved_to:
            yield _place(_("Now in"), after.moved_to, story_url)
        case EntryKind.RESTORE:
            yield from changed_marks(None, after)
        case EntryKind.RETIME:
            yield Detail(_("Time shown"), time_words(before, clock), time_words(after, clock))
        case EntryKind.MARK | EntryKind.UNMARK | EntryKind.VERIFY:
            yield from changed_marks(before, after)
        case EntryKind.TAKEDOWN if entry.data.get("confirmed_by"):
            yield Detail(_("Confirmed by"), now=entry.data["confirmed_by"])


def time_words(update: UpdateState | None, clock: Clock) -> str:
    if update is None:
        return ""
    return update.stamp or clock(update.time).full


def claim_words(update: UpdateState | None) -> str:
    return str(capfirst(Verification(update.claim.state).label)) if update and update.claim else ""


def key_words(update: UpdateState | None) -> str:
    if update is None or not update.key:
        return ""
    return update.key_label or _("under its own headline")


def changed_marks(before: UpdateState | None, after: UpdateState) -> Iterator[Detail]:
    """How sure the newsroom is, and whether it counts the update as a key event, where that changed."""
    for label, words in ((_("Verification"), claim_words), (_("Key event"), key_words)):
        was, now = words(before), words(after)
        if was != now:
            yield Detail(label, was, now)


def _place(label: str, place: Place, story_url: str) -> Detail:
    """An update's identity alone finds it, below whatever story."""
    return Detail(label, now=place.story or _("another story"), url=f"{story_url}u/{place.update}/")
