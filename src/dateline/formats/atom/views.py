"""The addresses of the feeds."""

from __future__ import annotations

import re

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed

from dateline.formats.atom import corrections, story
from dateline.formats.atom.document import Feed, to_xml
from dateline.history.corrections.views import root_of
from dateline.reader.views.answer import CACHE_CONTROL, rests_on_all, rests_on_story
from dateline.reader.views.finding import head_of, story_at

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
METHODS = ["GET", "HEAD"]
_ARCHIVE = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)


def story_feed(request: HttpRequest, place: str) -> HttpResponse:
    """`/SECTION/STORY/feed.atom`, with `?page=3` for an archive. 404 for one that is not cut yet."""
    if request.method not in METHODS:
        return HttpResponseNotAllowed(METHODS)
    head = head_of(story_at(request, place))
    asked = request.GET.get("page")
    if asked is not None and not _ARCHIVE.fullmatch(asked):
        raise Http404
    feed = story.story_feed(head, request, int(asked) if asked else None)
    if feed is None:
        raise Http404
    return rests_on_story(_answer(feed), head)


def corrections_feed(request: HttpRequest, place: str) -> HttpResponse:
    """`/SECTION/STORY/corrections.atom`."""
    if request.method not in METHODS:
        return HttpResponseNotAllowed(METHODS)
    head = head_of(story_at(request, place))
    return rests_on_story(_answer(corrections.corrections_feed(head, request)), head)


def site_corrections_feed(request: HttpRequest) -> HttpResponse:
    """`/corrections.atom`."""
    if request.method not in METHODS:
        return HttpResponseNotAllowed(METHODS)
    root = root_of(request)
    return rests_on_all(_answer(corrections.site_corrections_feed(root, request)), root)


def _answer(feed: Feed) -> HttpResponse:
    response = HttpResponse(to_xml(feed), content_type=MEDIA_TYPE)
    response["Cache-Control"] = CACHE_CONTROL
    return response
