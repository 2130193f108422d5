"""A story's list at the desk: what is being written first, then what is public, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dateline.desk.pages.rows import DraftRow, Place, UpdateRow, draft_row, update_row
from dateline.desk.rights import Rights, own_updates
from dateline.record.drafts import visible_drafts
from dateline.record.models.draft import Draft, DraftState
from dateline.record.models.head import Head
from dateline.record.models.update import Update
from dateline.record.states import Counts
from dateline.staff.models import Person

A_PAGE = 30


class Show(StrEnum):
    ALL = "all"
    DRAFTS = "drafts"
    SUBMITTED = "submitted"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    CORRECTIONS = "corrections"


TITLES: Final[dict[Show, Promise]] = {
    Show.ALL: _("All"),
    Show.DRAFTS: _("Drafts"),
    Show.SUBMITTED: _("Submitted"),
    Show.SCHEDULED: _("Scheduled"),
    Show.PUBLISHED: _("Published"),
    Show.CORRECTIONS: _("Corrections"),
}
STATES: Final = {
    Show.DRAFTS: (DraftState.WRITING, DraftState.RETURNED, DraftState.APPROVED),
    Show.SUBMITTED: (DraftState.SUBMITTED,),
    Show.SCHEDULED: (DraftState.SCHEDULED,),
    Show.ALL: tuple(DraftState),
}


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of the list: `?show=`, and for updates `?before=` an entry's number, for drafts `?skip=` a count."""

    show: Show = Show.ALL
    before: int | None = None
    skip: int = 0

    @classmethod
    def of(cls, request: HttpRequest) -> Part:
        """Unknown values are as good as none."""
        show = request.GET.get("show", "")
        return cls(
            Show(show) if show in set(Show) else Show.ALL, _number(request, "before"), _number(request, "skip") or 0
        )

    def query(self) -> str:
        """Empty for the newest of everything."""
        parts: dict[str, str | int] = {} if self.show is Show.ALL else {"show": self.show.value}
        if self.before is not None:
            parts["before"] = self.before
        if self.skip:
            parts["skip"] = self.skip
        return f"?{urlencode(parts)}" if parts else ""


@dataclass(frozen=True, slots=True)
class Filter:
    """A way to see part of the list. `count` is None where counting would cost more than it tells."""

    title: str | Promise
    query: str
    chosen: bool
    count: int | None


@dataclass(frozen=True, slots=True)
class StoryList:
    """`address` gives this part of the list again. `older` and `newest` are the queries of the ways on; None at an end.
    `undo` is what the person published a moment ago."""

    part: Part
    address: str
    filters: tuple[Filter, ...]
    drafts: tuple[DraftRow, ...]
    updates: tuple[UpdateRow, ...]
    older: str | None
    newest: str | None
    undo: UpdateRow | None

    @property
    def is_empty(self) -> bool:
        return not self.drafts and not self.updates


def story_list(head: Head, part: Part, place: Place, rights: Rights, drafts: QuerySet[Draft]) -> StoryList:
    """At most `A_PAGE` drafts and as many updates. Four queries whatever the length of the story.

    `drafts` are those of the story that the person may see.
    """
    draft_rows, more_drafts = _drafts(part, drafts)
    rows, more_updates = _updates(head, part)
    own = own_updates([row.id for row in rows], rights.user)
    updates = tuple(update_row(row, place, rights, own, head.pinned) for row in rows)
    return StoryList(
        part=part,
        address=f"{place.desk_url}list/{part.query()}",
        filters=_filters(head, part, drafts),
        drafts=tuple(draft_row(row, place, rights) for row in draft_rows),
        updates=updates,
        older=_older(part, rows, more_drafts=more_drafts, more_updates=more_updates),
        newest=Part(part.show).query() if part.before is not None or part.skip else None,
        undo=next((row for row in updates if row.undo_left), None),
    )


def shown_drafts(head: Head, user: Person) -> QuerySet[Draft]:
    """Those that the person may see, with what a row says of them."""
    return visible_drafts(user, head.story).select_related("author", "approved_by", "update")


def _drafts(part: Part, drafts: QuerySet[Draft]) -> tuple[list[Draft], bool]:
    """Under "all" they stand before the newest updates only; those beyond a page are behind "drafts"."""
    states = STATES.get(part.show)
    if states is None or part.before is not None:
        return [], False
    chosen = drafts.filter(state__in=states).order_by("-saved_at", "-pk")
    rows = list(chosen[part.skip : part.skip + A_PAGE + 1])
    return rows[:A_PAGE], len(rows) > A_PAGE


def _updates(head: Head, part: Part) -> tuple[list[Update], bool]:
    if part.show not in {Show.ALL, Show.PUBLISHED, Show.CORRECTIONS}:
        return [], False
    if part.show is Show.CORRECTIONS and not _corrected(head):
        return [], False
    rows = Update.objects.filter(story_id=head.story_id).defer("html", "people", "speakers")
    if part.show is Show.CORRECTIONS:
        rows = rows.filter(~Q(notes=[]))
    if part.before is not None:
        rows = rows.filter(first_seq__lt=part.before)
    found = list(rows.order_by("-first_seq")[: A_PAGE + 1])
    return found[:A_PAGE], len(found) > A_PAGE


def _older(part: Part, rows: list[Update], *, more_drafts: bool, more_updates: bool) -> str | None:
    if more_updates:
        return Part(part.show, before=rows[-1].first_seq).query()
    if more_drafts and part.show is not Show.ALL:
        return Part(part.show, skip=part.skip + A_PAGE).query()
    return None


def _filters(head: Head, part: Part, drafts: QuerySet[Draft]) -> tuple[Filter, ...]:
    counted = dict(drafts.order_by().values_list("state").annotate(Count("pk")))
    counts = Counts(**head.counts)
    totals: dict[Show, int | None] = {
        show: sum(counted.get(state, 0) for state in states) for show, states in STATES.items() if show is not Show.ALL
    }
    totals |= {Show.ALL: None, Show.PUBLISHED: counts.updates, Show.CORRECTIONS: _corrected(head)}
    return tuple(Filter(TITLES[show], Part(show).query(), show is part.show, totals[show]) for show in Show)


def _corrected(head: Head) -> int:
    counts = Counts(**head.counts)
    return counts.corrections + counts.clarifications


def _number(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isdecimal() and len(text) <= 15 else None
