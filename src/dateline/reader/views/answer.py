"""A public page as an answer: one template, the site bar, and headers that let caches do the work."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from wagtail.models import Page

from dateline.page_cache.tags import Basis, describe, section_tag, story_tag
from dateline.reader.pages.site_bar import site_bar
from dateline.record.models.head import Head

CACHE_CONTROL = "public, max-age=2, s-maxage=5, stale-while-revalidate=30, stale-if-error=86400"


def answer(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Renders a page the same for every reader: nothing on it may depend on who asks."""
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    response = render(request, template, {"bar": site_bar(request), **context}, status=status)
    response["Cache-Control"] = CACHE_CONTROL
    return response


def rests_on_story(response: HttpResponse, head: Head, *more: str, seq: int | None = None) -> HttpResponse:
    """Says that the answer is of one story, read up to the head's entry, or to `seq`; `more` are further tags."""
    section = section_tag(head.story.path[: -Page.steplen])
    describe(response, [story_tag(head.id), *more, section], Basis({head.id: head.seq if seq is None else seq}))
    return response


def rests_on_all(response: HttpResponse, page: Page) -> HttpResponse:
    """Says that the answer lists stories, so that any story's next entry may change it."""
    describe(response, [section_tag(page.path)], Basis(lists=True))
    return response


def rests_on_site(response: HttpResponse) -> HttpResponse:
    """Says that no story is on the page."""
    describe(response, [], Basis())
    return response
