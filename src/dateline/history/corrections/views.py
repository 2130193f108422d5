"""The addresses of both lists."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import Page, Site

from dateline.history.corrections import pages
from dateline.reader.views.answer import answer, rests_on_all, rests_on_story
from dateline.reader.views.finding import head_of, story_at


def story_corrections(request: HttpRequest, place: str) -> HttpResponse:
    """`/SECTION/STORY/corrections/`, with `?page=2`."""
    head = head_of(story_at(request, place))
    context = {"page": pages.story_corrections(head, request)}
    return rests_on_story(answer(request, "history/corrections.html", context), head)


def site_corrections(request: HttpRequest) -> HttpResponse:
    """`/corrections/`, with `?page=2`."""
    root = root_of(request)
    context = {"page": pages.site_corrections(root, request)}
    return rests_on_all(answer(request, "history/corrections_of_site.html", context), root)


def root_of(request: HttpRequest) -> Page:
    """The front page of the site that is asked. Raises `Http404`."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    return site.root_page
