"""The feed of a story's updates.

The current document has the updates that changed last, and all that are in no archive yet. Archives are cut from the
oldest end in the order in which updates were first published, so each is of the same updates for good (RFC 5005 section
4). What they say is always what the page says now: words that were withdrawn are in none of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Max, Q
from django.http import HttpRequest
from django.utils.translation import gettext as _

from dateline.formats.atom.content import update_content
from dateline.formats.atom.document import HTML, Feed, FeedEntry, Link, Tombstone
from dateline.masthead.models import Masthead
from dateline.reader.pages.story_header import StoryHeader, story_header
from dateline.reader.pages.update_card import UpdateCard, card_of
from dateline.reader.templatetags.reader import absolute
from dateline.record.kinds import Change, EntryKind
from dateline.record.models.entry import Entry
from dateline.record.models.head import Head
from dateline.record.models.update import Update

AN_ARCHIVE = 50
LATELY_CHANGED = 50
# What changes an update so that whoever read it should read it again (RFC 4287, section 4.2.15).
_MATTERS = Q(kind__in=[EntryKind.PUBLISH, EntryKind.RESTORE, EntryKind.VERIFY]) | Q(
    kind=EntryKind.REVISE, data__change__in=[Change.CLARIFICATION, Change.CORRECTION, Change.ADDITION]
)


def story_feed(head: Head, request: HttpRequest, archive: int | None = None) -> Feed | None:
    """The current document, or the archive of that number, 1 being the oldest; None where there is no such archive yet.

    At most six queries, and never more than a hundred updates.
    """
    archives = int(head.counts.get("updates", 0)) // AN_ARCHIVE
    if archive is not None and not 1 <= archive <= archives:
        return None
    header = story_header(head, request)
    rows = _current(head, archives) if archive is None else _archived(head, archive)
    url = absolute(header.url)
    facts = header.facts
    return Feed(
        id=head.id,
        title=facts.headline,
        subtitle=facts.standfirst,
        language=facts.language,
        link=url,
        address=_address(url, archive),
        changed=header.changed.at,
        authors=facts.bylines or (Masthead.for_request(request).name,),
        categories=facts.tags,
        links=tuple(_ways(url, archive, archives)),
        archive=archive is not None,
        entries=_entries(head, header, [row for row in rows if row.retracted_at is None]),
        tombstones=tuple(_tombstone(card_of(row, head, header)) for row in rows if row.retracted_at),
    )


def _address(url: str, archive: int | None) -> str:
    return f"{url}feed.atom" if archive is None else f"{url}feed.atom?page={archive}"


def _ways(url: str, archive: int | None, archives: int) -> Iterable[Link]:
    if archive is not None:
        yield Link("current", _address(url, None))
    before = archives if archive is None else archive - 1
    if before:
        yield Link("prev-archive", _address(url, before))
    if archive is not None and archive < archives:
        yield Link("next-archive", _address(url, archive + 1))


def _current(head: Head, archives: int) -> list[Update]:
    """The most lately changed first."""
    keys = Update.objects.filter(story_id=head.story_id)
    lately = keys.order_by("-last_seq").values_list("pk", flat=True)[:LATELY_CHANGED]
    unarchived = keys.order_by("first_seq").values_list("pk", flat=True)[archives * AN_ARCHIVE :]
    rows = Update.objects.filter(pk__in={*lately, *unarchived}).defer("text", "people", "speakers")
    return sorted(rows, key=lambda row: row.last_seq, reverse=True)


def _archived(head: Head, archive: int) -> list[Update]:
    """The newest first."""
    rows = Update.objects.filter(story_id=head.story_id).order_by("first_seq").defer("text", "people", "speakers")
    return list(rows[(archive - 1) * AN_ARCHIVE : archive * AN_ARCHIVE])[::-1]


def _entries(head: Head, header: StoryHeader, rows: list[Update]) -> tuple[FeedEntry, ...]:
    times = _times(row.id for row in rows)
    return tuple(_entry(row, card_of(row, head, header), *times[row.id]) for row in rows)


def _times(updates: Iterable[UUID]) -> dict[UUID, tuple[datetime, datetime]]:
    """When each was changed last in a way that matters, and when at all."""
    found = (
        Entry.objects.filter(update_id__in=list(updates))
        .order_by()
        .values("update_id")
        .annotate(updated=Max("at", filter=_MATTERS), edited=Max("at"))
    )
    return {row["update_id"]: (row["updated"], row["edited"]) for row in found}


def _entry(row: Update, card: UpdateCard, updated: datetime, edited: datetime) -> FeedEntry:
    url = absolute(card.url)
    return FeedEntry(
        id=card.id,
        title=card.label or card.stamp or card.when.full,
        link=url,
        published=row.published_at,
        updated=updated,
        edited=edited,
        html=update_content(card),
        authors=card.bylines,
        links=(Link("version-history", f"{url}history/", HTML),),
    )


def _tombstone(card: UpdateCard) -> Tombstone:
    assert card.retracted is not None  # noqa: S101 (asked before)
    if card.moved_to is None:
        return Tombstone(card.id, card.retracted.at, card.reason)
    moved = _("Moved to “%(story)s”") % {"story": card.moved_to.story}
    return Tombstone(card.id, card.retracted.at, moved, (Link("related", absolute(card.moved_to.url), HTML),))
