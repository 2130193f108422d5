"""The pages of a story as they were after one of its entries, drawn by the same templates that draw them now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.utils.functional import cached_property

from dateline.history.as_it_stood.dates import SECOND, whole
from dateline.reader.pages.story_header import StoryHeader, story_header
from dateline.reader.pages.story_page import Choice, StoryPage, story_page
from dateline.reader.pages.update_page import UpdatePage, update_page
from dateline.record.kinds import EntryKind
from dateline.record.models.entry import Entry
from dateline.record.models.head import Head
from dateline.record.past import head_at, seq_before
from dateline.record.rows import PastRows


@dataclass(frozen=True, slots=True)
class Removal:
    """A takedown that took something from this page: when, and the reason given."""

    at: datetime
    reason: str


def address_of(head: Head, request: HttpRequest) -> str:
    """The path of the story, whose page came with the head."""
    return str(head.story.get_url(request) or "/")


class Past:
    """A public story at the end of a second. `seq` is 0 where it was not public yet."""

    def __init__(self, head: Head, moment: datetime, request: HttpRequest) -> None:
        self.now, self.moment, self._request = head, whole(moment), request
        self.seq = seq_before(head.story_id, self.moment + SECOND)

    @cached_property
    def head(self) -> Head:
        return head_at(self.now, self.seq)

    @cached_property
    def rows(self) -> PastRows:
        return PastRows(self.now.story_id, self.seq)

    @property
    def is_public(self) -> bool:
        return self.seq > 0 and self.head.facts is not None

    @cached_property
    def header_now(self) -> StoryHeader:
        """Of the story as it stands."""
        return story_header(self.now, self._request)

    @cached_property
    def header(self) -> StoryHeader:
        return story_header(self.head, self._request)

    def story(self, number: int | None = None) -> StoryPage | None:
        """The page with that number, the newest one when None; None when there was none."""
        return story_page(self.head, self.header, Choice(), number, self.rows)

    def update(self, key: UUID) -> UpdatePage | None:
        row = self.rows.get(key)
        return update_page(self.head, self.header, row, self.rows) if row else None

    def header_removed(self) -> list[Removal]:
        """Why the story's header can't be shown as it was; empty where it can."""
        return self._removals(None) if self.head.blank else []

    def removed_from(self, page: StoryPage) -> list[Removal]:
        """Why this page can't be shown as it was; empty where it can."""
        gone = self.rows.blank()
        shown = shown_on(page) if gone else frozenset()
        # Every page of a story lists those who are quoted anywhere in it.
        missing = [key for key, parts in gone.items() if "people" in parts or key in shown]
        return [removal for key in missing for removal in self._removals(key)]

    def update_removed(self, key: UUID) -> list[Removal]:
        """Why this update can't be shown as it was; empty where it can."""
        return self._removals(key) if key in self.rows.blank() else []

    def _removals(self, update: UUID | None) -> list[Removal]:
        later = Entry.objects.filter(story_id=self.now.story_id, kind=EntryKind.TAKEDOWN, seq__gt=self.seq)
        entries = later.filter(update_id=update).order_by("seq")
        return [Removal(at, note) for at, note in entries.values_list("at", "note")]


def shown_on(page: StoryPage) -> frozenset[UUID]:
    """The updates of which a story page shows anything: itself, as a key event, or a note about it."""
    cards = {card.id for day in page.days for card in day.updates} | ({page.pinned.id} if page.pinned else set())
    events = {UUID(event.anchor.removeprefix("u-")) for event in page.key_events}
    noted = {UUID(line.url.rstrip("/").rpartition("/")[2]) for line in page.corrections}
    return frozenset(cards | events | noted)
