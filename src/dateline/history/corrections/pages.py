"""The two lists of corrections: everything they show, as plain values for a template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page as Leaf
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Page

from dateline.history.corrections.correction import Correction
from dateline.history.corrections.finding import corrections_of_site, corrections_of_story, count, count_on_site
from dateline.history.corrections.listing import read_corrections
from dateline.reader.pages.story_header import StoryHeader, sections_of, story_header
from dateline.record.models.entry import Entry
from dateline.record.models.head import Head
from dateline.record.states import Counts

A_PAGE = 50


class Counted(Paginator[Entry]):
    """Leaves of entries whose number is known: the heads of stories have counted them."""

    def __init__(self, entries: QuerySet[Entry], number: int) -> None:
        super().__init__(entries, A_PAGE)
        self._number = number

    @cached_property
    def count(self) -> int:
        return self._number


@dataclass(frozen=True, slots=True)
class StoryCorrections:
    """A leaf of a story's corrections, the newest first."""

    header: StoryHeader
    counts: Counts
    leaf: Leaf[Entry]
    corrections: tuple[Correction, ...]

    @property
    def url(self) -> str:
        return f"{self.header.url}corrections/"


@dataclass(frozen=True, slots=True)
class SiteCorrections:
    """A leaf of the corrections of all public stories, the newest first."""

    leaf: Leaf[Entry]
    corrections: tuple[Correction, ...]


def story_corrections(head: Head, request: HttpRequest) -> StoryCorrections:
    """An unknown page number gives the nearest page there is. At most nine queries."""
    header = story_header(head, request)
    leaf = Counted(corrections_of_story(head), count(head.counts)).get_page(request.GET.get("page"))
    return StoryCorrections(
        header, Counts(**head.counts), leaf, read_corrections(list(leaf.object_list), {head.story_id: header})
    )


def site_corrections(root: Page, request: HttpRequest) -> SiteCorrections:
    """An unknown page number gives the nearest page there is. At most twelve queries, however many stories."""
    leaf = Counted(corrections_of_site(root), count_on_site(root)).get_page(request.GET.get("page"))
    entries = list(leaf.object_list)
    return SiteCorrections(leaf, read_corrections(entries, headers_of(entries, request)))


def headers_of(entries: Sequence[Entry], request: HttpRequest) -> dict[int, StoryHeader]:
    """The headers of the stories that entries are of, by the stories' primary keys. Two queries."""
    stories = {entry.story_id for entry in entries}
    heads = list(Head.objects.filter(story_id__in=stories).select_related("story"))
    sections = sections_of(heads, request)
    return {head.story_id: story_header(head, request, sections) for head in heads}
