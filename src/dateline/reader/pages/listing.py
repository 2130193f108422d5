"""Stories on the front page, in a section and among search results."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, QuerySet, Window
from django.db.models.functions import Coalesce, RowNumber
from django.http import HttpRequest
from wagtail.models import Page

from dateline.reader.pages.moments import Moment
from dateline.reader.pages.story_header import StoryHeader, sections_of, story_header
from dateline.reader.pages.update_card import label_of
from dateline.record.kinds import StoryState
from dateline.record.models.head import Head
from dateline.record.models.update import Update
from dateline.record.publicity import is_public

LATEST = 3


@dataclass(frozen=True, slots=True)
class Latest:
    """A line about one of a story's newest updates."""

    label: str
    url: str
    when: Moment
    stamp: str


@dataclass(frozen=True, slots=True)
class StoryCard:
    header: StoryHeader
    latest: tuple[Latest, ...]


def public_heads(below: Page | None = None) -> QuerySet[Head]:
    """Heads of public stories, the most lately updated first; `below` bounds them to a part of the tree."""
    heads = Head.objects.filter(is_public()).select_related("story")
    if below is not None:
        heads = heads.filter(story__path__startswith=below.path)
    return heads.annotate(moved=Coalesce("last_update_at", "at")).order_by("-moved", "-story_id")


def story_cards(heads: Sequence[Head], request: HttpRequest, *, with_latest: bool = True) -> tuple[StoryCard, ...]:
    """Cards in the order given. The newest updates of the live ones come in one query for all."""
    live = [head.story_id for head in heads if with_latest and head.state != StoryState.ENDED]
    latest, sections = _latest(live), sections_of(heads, request)
    cards = []
    for head in heads:
        header = story_header(head, request, sections)
        lines = tuple(_line(row, header) for row in latest[head.story_id])
        cards.append(StoryCard(header, lines))
    return tuple(cards)


def _latest(stories: Sequence[int]) -> dict[int, list[Update]]:
    found: dict[int, list[Update]] = defaultdict(list)
    if not stories:
        return found
    rank = Window(RowNumber(), partition_by=F("story_id"), order_by=[F("time").desc(), F("first_seq").desc()])
    rows = (
        Update.objects.filter(story_id__in=stories, retracted_at__isnull=True)
        .annotate(rank=rank)
        .filter(rank__lte=LATEST)
        .defer("html", "text", "people")
        .order_by("story_id", "rank")
    )
    for row in rows:
        found[row.story_id].append(row)
    return found


def _line(row: Update, header: StoryHeader) -> Latest:
    return Latest(label_of(row), f"{header.url}{row.address}", header.moment(row.time), row.stamp)
