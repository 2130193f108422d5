"""Search: stories by their header, updates by their words."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from dateline.body.characters import clean_line
from dateline.reader.pages.listing import Latest, StoryCard, public_heads, story_cards
from dateline.reader.pages.story_header import StoryHeader, sections_of, story_header
from dateline.reader.pages.update_card import label_of
from dateline.record.models.update import Update

STORIES = 20
UPDATES = 30
LONGEST = 200


@dataclass(frozen=True, slots=True)
class UpdateHit:
    """An update whose words hold what was asked for."""

    header: StoryHeader
    line: Latest


@dataclass(frozen=True, slots=True)
class SearchResults:
    """`asked` is empty before anything was asked."""

    asked: str
    stories: tuple[StoryCard, ...]
    updates: tuple[UpdateHit, ...]


def search_results(request: HttpRequest) -> SearchResults:
    """Every word must occur, in any order, whatever its case."""
    asked = clean_line(request.GET.get("q", ""))[:LONGEST].strip()
    if not asked:
        return SearchResults("", (), ())
    heads, rows = public_heads(), Update.objects.filter(retracted_at__isnull=True, story__live=True)
    for word in asked.split():
        heads = heads.filter(facts__headline__icontains=word) | heads.filter(facts__standfirst__icontains=word)
        rows = rows.filter(text__icontains=word) | rows.filter(headline__icontains=word)
    found = story_cards(list(heads[:STORIES]), request, with_latest=False)
    return SearchResults(asked, found, _hits(list(rows.order_by("-time", "-first_seq")[:UPDATES]), request))


def _hits(rows: list[Update], request: HttpRequest) -> tuple[UpdateHit, ...]:
    heads = {head.story_id: head for head in public_heads().filter(story_id__in={row.story_id for row in rows})}
    sections = sections_of(heads.values(), request)
    headers = {key: story_header(head, request, sections) for key, head in heads.items()}
    return tuple(
        UpdateHit(header, Latest(label_of(row), f"{header.url}{row.address}", header.moment(row.time), row.stamp))
        for row in rows
        if (header := headers.get(row.story_id)) is not None
    )
