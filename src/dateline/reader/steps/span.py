"""What lies between the page at one entry and the page at the record's head."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from dateline.reader.pages.cut import cut
from dateline.reader.pages.story_page import StoryPage
from dateline.reader.pages.update_card import UpdateCard, card_of
from dateline.reader.steps.public_entries import ENTRIES
from dateline.reader.steps.touched import PARTS, touched
from dateline.record.kinds import EntryKind
from dateline.record.models.entry import Entry
from dateline.record.models.head import Head
from dateline.record.models.update import Update

# Updates that changed but are not on the newest page: a reader who has not let new ones in may still have them.
BEYOND = 40
# What a change of makes every time on the page read otherwise.
_RELAID_BY = {"timezone", "language"}
_PINNING = {EntryKind.PIN, EntryKind.UNPIN, EntryKind.RETRACT, EntryKind.TAKEDOWN}
_CHANGING = {
    EntryKind.REVISE,
    EntryKind.RESTORE,
    EntryKind.RETIME,
    EntryKind.VERIFY,
    EntryKind.MARK,
    EntryKind.UNMARK,
    *_PINNING,
}


@dataclass(frozen=True, slots=True)
class Span:
    """What a page at `after` lacks: `cards` to draw again, `parts` to draw again, and whether the list of updates can
    differ. Not `complete`: more updates beyond the list changed than there are cards for."""

    entries: list[Entry]
    cards: list[UpdateCard]
    parts: frozenset[str]
    relisted: bool
    complete: bool


def span(head: Head, page: StoryPage, after: int) -> Span:
    """At most nine queries, none of which reads more than a page or a bounded number of entries."""
    entries = list(_entries(head).filter(seq__gt=after, seq__lte=head.seq).order_by("seq")[: ENTRIES + 1])
    long = len(entries) > ENTRIES
    kinds = {entry.kind for entry in entries}
    relaid = long or any(_RELAID_BY & set(entry.data.get("changes", ())) for entry in entries)
    # After a change of times, what the page listed before can't be told from what the updates' times are now.
    relaid = relaid or EntryKind.RETIME in kinds
    relisted = relaid or EntryKind.PUBLISH in kinds
    listed = {card.id: card for day in page.days for card in day.updates}
    before = _listed_at(head, after) if relisted else frozenset(listed)
    again = {key for key, card in listed.items() if relaid or card.seq > after or key not in before}
    if long or kinds & _PINNING:
        again |= set(listed) & {_pinned_at(head, after)}
    beyond = _beyond(head, page, after, listed) if long or kinds & _CHANGING else []
    return Span(
        entries=entries,
        cards=[card for key, card in listed.items() if key in again] + beyond[:BEYOND],
        parts=frozenset(PARTS) if relaid or not before else _parts(head, page, after, entries, before ^ set(listed)),
        relisted=relisted,
        complete=len(beyond) <= BEYOND,
    )


def _entries(head: Head) -> QuerySet[Entry]:
    return Entry.objects.filter(story_id=head.story_id)


def _updates(head: Head) -> QuerySet[Update]:
    return Update.objects.filter(story_id=head.story_id)


def _listed_at(head: Head, seq: int) -> frozenset[UUID]:
    """What the newest page listed at `seq`, if no time was changed since: updates come only by being published, and
    never go."""
    rows = _updates(head).filter(first_seq__lte=seq)
    page = cut(rows.count())
    assert page is not None  # noqa: S101 (there is always a newest page)
    return frozenset(rows.order_by("time", "first_seq").values_list("id", flat=True)[page.first : page.end])


def _pinned_at(head: Head, seq: int) -> UUID | None:
    """The update that was pinned at `seq`, or one retracted since: pinning another gives no entry of its own."""
    kinds = [EntryKind.PIN, EntryKind.UNPIN]
    entry = _entries(head).filter(seq__lte=seq, kind__in=kinds).order_by("-seq").only("kind", "update_id").first()
    return entry.update_id if entry and entry.kind == EntryKind.PIN else None


def _beyond(head: Head, page: StoryPage, after: int, listed: dict[UUID, UpdateCard]) -> list[UpdateCard]:
    """Updates of an older page that changed, the most lately changed first; one more than `BEYOND` where there are."""
    rows = _updates(head).filter(first_seq__lte=after, last_seq__gt=after).exclude(pk__in=list(listed))
    return [card_of(row, head, page.header) for row in rows.order_by("-last_seq").defer("text", "people")[: BEYOND + 1]]


def _parts(head: Head, page: StoryPage, after: int, entries: list[Entry], moved: frozenset[UUID]) -> frozenset[str]:
    about = {entry.update_id for entry in entries if entry.update_id}
    rows = _updates(head).filter(pk__in=about).only("key", "notes", "speakers").in_bulk()
    parts = set(touched(entries, rows))
    anchors = {f"u-{key}" for key in moved}
    if any(line.anchor in anchors for line in page.header.summary):
        parts.add("top")
    if any(event.anchor in anchors for event in page.key_events) or _a_day_turned(head, page, after, entries):
        parts.add("events")
    if page.pinned and page.pinned.seq > after:
        parts.add("pinned")
    return frozenset(parts)


def _a_day_turned(head: Head, page: StoryPage, after: int, entries: list[Entry]) -> bool:
    """Whether these entries made it a story of more than one day, whose key events tell the day as well."""
    first, last = page.header.first, page.header.last
    if not first or not last or first.date == last.date or all(e.kind != EntryKind.PUBLISH for e in entries):
        return False
    newest = _updates(head).filter(first_seq__lte=after).order_by("-first_seq").only("published_at").first()
    return newest is not None and page.header.moment(newest.published_at).date == first.date
