"""The front page and section pages."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page as Leaf
from django.core.paginator import Paginator
from django.http import HttpRequest

from dateline.masthead.models import HomePage, SectionPage
from dateline.reader.pages.listing import StoryCard, public_heads, story_cards
from dateline.reader.pages.site_bar import Link
from dateline.record.kinds import StoryState
from dateline.record.models.head import Head

LIVE = 12
A_SECTION = 4
A_PAGE = 24


@dataclass(frozen=True, slots=True)
class Shelf:
    """A section on the front page with its newest stories."""

    section: Link
    cards: tuple[StoryCard, ...]


@dataclass(frozen=True, slots=True)
class FrontPage:
    """Live and paused stories first, then the newest ended ones of each section. `view` is list or grid."""

    live: tuple[StoryCard, ...]
    shelves: tuple[Shelf, ...]
    view: str

    @property
    def is_empty(self) -> bool:
        return not self.live and not any(shelf.cards for shelf in self.shelves)


def view_of(request: HttpRequest) -> str:
    return "grid" if request.GET.get("view") == "grid" else "list"


def front_page(home: HomePage, request: HttpRequest) -> FrontPage:
    running = list(public_heads(home).exclude(state=StoryState.ENDED)[:LIVE])
    shelves = []
    for section in SectionPage.objects.child_of(home).live().in_menu():
        ended = list(public_heads(section).filter(state=StoryState.ENDED)[:A_SECTION])
        if ended:
            link = Link(section.title, section.get_url(request) or "/")
            shelves.append(Shelf(link, story_cards(ended, request)))
    return FrontPage(story_cards(running, request), tuple(shelves), view_of(request))


@dataclass(frozen=True, slots=True)
class SectionListing:
    """A leaf of a section's stories, newest first, and the sections below it."""

    title: str
    intro: str
    url: str
    below: tuple[Link, ...]
    cards: tuple[StoryCard, ...]
    leaf: Leaf[Head]
    view: str


def section_listing(section: SectionPage, request: HttpRequest) -> SectionListing:
    """An unknown page number gives the nearest page there is."""
    leaf = Paginator(public_heads(section), A_PAGE).get_page(request.GET.get("page"))
    return SectionListing(
        title=section.title,
        intro=section.intro,
        url=section.get_url(request) or "/",
        below=tuple(
            Link(page.title, page.get_url(request) or "/") for page in SectionPage.objects.child_of(section).live()
        ),
        cards=story_cards(list(leaf.object_list), request),
        leaf=leaf,
        view=view_of(request),
    )
