"""What stands above and below every page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Page, Site

from dateline.masthead.models import Masthead, SectionPage, StandardPage


@dataclass(frozen=True, slots=True)
class Link:
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class SiteBar:
    """The paper's name, its sections, its standard pages, and its accounts elsewhere."""

    name: str
    motto: str
    home_url: str
    sections: tuple[Link, ...]
    standard: tuple[Link, ...]
    accounts: tuple[Link, ...]
    contact: str


def site_bar(request: HttpRequest) -> SiteBar:
    """Three queries at most; the site itself is cached by Wagtail."""
    site = Site.find_for_request(request)
    if site is None:
        return SiteBar("Dateline", "", "/", (), (), (), "")
    masthead = Masthead.for_request(request)
    root = site.root_page
    return SiteBar(
        name=masthead.name,
        motto=masthead.motto,
        home_url=root.get_url(request) or "/",
        sections=_links(request, SectionPage.objects.child_of(root).live().in_menu()),
        standard=_links(request, StandardPage.objects.child_of(root).live().in_menu()),
        accounts=tuple(Link(name, url) for name, url in masthead.account_links()),
        contact=masthead.contact,
    )


def _links(request: HttpRequest, pages: Iterable[Page]) -> tuple[Link, ...]:
    return tuple(Link(page.title, page.get_url(request) or "/") for page in pages)
