"""The desk's home: what waits for this person, and the stories that run now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Page

from dateline.body.characters import clean_line
from dateline.desk.pages.rows import name_of
from dateline.desk.pages.takedowns import WaitingTakedown, waiting_takedowns
from dateline.desk.rights import editable, publishable, removable
from dateline.masthead.models import SectionPage
from dateline.reader.pages.moments import Moment
from dateline.record.actor import Actor
from dateline.record.kinds import StoryState
from dateline.record.models.draft import Draft, DraftState
from dateline.record.models.entry import Entry
from dateline.record.models.head import Head
from dateline.record.states import Counts
from dateline.staff.models import Person

STORIES: Final = 12
WAITING: Final = 20
FOUND: Final = 30
# A person's stories are those of so many of their last entries: the question must not grow with their years.
LATELY: Final = 400


@dataclass(frozen=True, slots=True)
class HomeStory:
    """A story in a list. `moved` is its last update, or its start before the first one."""

    url: str
    public_url: str
    headline: str
    section: str
    state: StoryState
    moved: Moment
    updates: int
    waiting: int


@dataclass(frozen=True, slots=True)
class HomeDraft:
    """A draft that waits for something: approval, its time, or its author."""

    url: str
    label: str
    story: str
    author: str
    state: DraftState
    saved: Moment
    scheduled: Moment | None
    comment: str


@dataclass(frozen=True, slots=True)
class Batch:
    """At most so many of what there is; `total` counts all."""

    rows: tuple[HomeDraft, ...]
    total: int

    @property
    def more(self) -> int:
        return self.total - len(self.rows)


@dataclass(frozen=True, slots=True)
class DeskHome:
    """`found` is None unless something was searched for. `opens`: there is a section where the person may open
    a story, and where others' drafts wait for them. `takedowns` are for chiefs."""

    query: str
    found: tuple[HomeStory, ...] | None
    approval: Batch
    scheduled: Batch
    own: Batch
    mine: tuple[HomeStory, ...]
    live: tuple[HomeStory, ...]
    live_total: int
    opens: bool
    takedowns: tuple[WaitingTakedown, ...]


def desk_home(request: HttpRequest, user: Person) -> DeskHome:
    """The same number of queries whatever there is."""
    query = clean_line(request.GET.get("q", ""))[:200]
    heads = _heads()
    edited = editable(user, "story__path")
    running = heads.exclude(state=StoryState.ENDED)
    mine = list(heads.filter(_is_mine(user)).order_by(_ended, "-moved", "-story_id")[:STORIES])
    live = list(running[:STORIES])
    found = list(heads.filter(story__title__icontains=query)[:FOUND]) if query else []
    waiting = _waiting({head.story_id for head in (*mine, *live, *found)}, edited)
    sections = _section_names([*mine, *live, *found])

    def shown(stories: Iterable[Head]) -> tuple[HomeStory, ...]:
        return tuple(_story(head, request, sections, waiting) for head in stories)

    drafts = Draft.objects.select_related("author", "story__head", "update")
    return DeskHome(
        query=query,
        found=shown(found) if query else None,
        approval=_batch(drafts.filter(edited, state=DraftState.SUBMITTED).order_by("saved_at")),
        scheduled=_batch(
            drafts.filter(Q(author=user) | publishable(user, "story__path"), state=DraftState.SCHEDULED).order_by(
                "scheduled_at"
            )
        ),
        own=_batch(drafts.filter(author=user).exclude(state=DraftState.SCHEDULED).order_by("-saved_at")),
        mine=shown(mine),
        live=shown(live),
        live_total=len(live) if len(live) < STORIES else running.count(),
        opens=sections_to_open(user).exists(),
        takedowns=waiting_takedowns(removable(user, "story__path"), int(user.pk)),
    )


def sections_to_open(user: Person) -> QuerySet[SectionPage]:
    """Sections in which the person may open a story: see `Act.EDIT`."""
    return SectionPage.objects.live().filter(editable(user)).order_by("path")


def _heads() -> QuerySet[Head]:
    heads = Head.objects.filter(facts__isnull=False, story__live=True).select_related("story").defer("speakers")
    return heads.annotate(moved=Coalesce("last_update_at", "at")).order_by("-moved", "-story_id")


# Those that still run come first.
_ended = Case(When(state=StoryState.ENDED, then=1), default=0)


def _is_mine(user: Person) -> Q:
    """Opened by the person, written to lately, or with a draft of theirs."""
    lately = Entry.objects.filter(user=user).order_by("-pk").values_list("story_id", flat=True)[:LATELY]
    drafting = Exists(Draft.objects.filter(story=OuterRef("story_id"), author=user))
    return Q(story__owner=user) | Q(story_id__in=set(lately)) | Q(drafting)


def _waiting(stories: set[int], edited: Q) -> dict[int, int]:
    """How many drafts wait for approval in each story where the person may give it."""
    rows = Draft.objects.filter(edited, story_id__in=stories, state=DraftState.SUBMITTED)
    counted: dict[int, int] = {}
    for story in rows.values_list("story_id", flat=True):
        counted[story] = counted.get(story, 0) + 1
    return counted


def _section_names(heads: Iterable[Head]) -> dict[str, str]:
    places = {_place(head) for head in heads}
    return dict(Page.objects.filter(path__in=places).values_list("path", "title"))


def _place(head: Head) -> str:
    return str(head.story.path[: -Page.steplen])


def _story(head: Head, request: HttpRequest, sections: dict[str, str], waiting: dict[int, int]) -> HomeStory:
    facts = head.facts or {}
    moved = head.last_update_at or head.at
    assert moved is not None  # noqa: S101 (a head with facts has an entry)
    return HomeStory(
        url=reverse("desk:story", args=[head.story_id]),
        public_url=head.story.get_url(request) or "/",
        headline=facts["headline"],
        section=sections.get(_place(head), ""),
        state=StoryState(head.state),
        moved=Moment(moved, facts["timezone"], facts["language"]),
        updates=Counts(**head.counts).updates,
        waiting=waiting.get(head.story_id, 0),
    )


def _batch(drafts: QuerySet[Draft]) -> Batch:
    rows = list(drafts[:WAITING])
    total = len(rows) if len(rows) < WAITING else drafts.count()
    return Batch(tuple(_draft(row) for row in rows), total)


def _draft(row: Draft) -> HomeDraft:
    facts = getattr(getattr(row.story, "head", None), "facts", None) or {}

    def moment(at: object) -> Moment:
        return Moment(at, facts.get("timezone", "UTC"), facts.get("language", "en"))  # type: ignore[arg-type]

    return HomeDraft(
        url=reverse("desk:story", args=[row.story_id]) + f"drafts/{row.pk}/",
        label=row.headline or " ".join(row.wire[:120].split()) or (name_of(row.update) if row.update else ""),
        story=str(facts.get("headline") or row.story.title),
        author=Actor.of(row.author).name,
        state=DraftState(row.state),
        saved=moment(row.saved_at),
        scheduled=moment(row.scheduled_at) if row.scheduled_at else None,
        comment=row.comment,
    )
