"""The addresses of a comparison."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.utils.translation import gettext as _

from dateline.history.comparing.as_json import between_json
from dateline.history.comparing.asked import asked_of
from dateline.history.comparing.between import Between, read_between
from dateline.history.comparing.page import compare_page
from dateline.reader.pages.story_header import StoryHeader, story_header
from dateline.reader.views.answer import CACHE_CONTROL, answer, rests_on_story
from dateline.reader.views.finding import head_of, story_at
from dateline.record.models.head import Head


def compare(request: HttpRequest, place: str) -> HttpResponse:
    """`/SECTION/STORY/compare/?from=20170302T180000Z&to=2017-03-02T16:30`: what changed between two moments.

    Either can be left out: a story's start, and its last entry. 400 with the form again for what is no time, 404 for a
    page that isn't there.
    """
    head = head_of(story_at(request, place))
    header = story_header(head, request)
    try:
        between = _read(request, head, header)
    except ValueError:
        refused = answer(request, "history/compare_refused.html", {"header": header}, status=400)
        refused["Cache-Control"] = "no-store"
        return refused
    context = {"header": header, "page": compare_page(between, header)}
    return rests_on_story(answer(request, "history/compare.html", context), head)


def diff(request: HttpRequest, place: str) -> HttpResponse:
    """`/SECTION/STORY/diff.json?from=…&to=…`: the same for programs."""
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    head = head_of(story_at(request, place))
    header = story_header(head, request)
    try:
        between = _read(request, head, header)
    except ValueError:
        why = _("“from” and “to” are times such as 20170302T180000Z or 2017-03-02T13:00.")
        refused = JsonResponse({"error": why}, status=400, json_dumps_params={"ensure_ascii": False})
        refused["Cache-Control"] = "no-store"
        return refused
    response = JsonResponse(between_json(between, header), json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = CACHE_CONTROL
    return rests_on_story(response, head)


def _read(request: HttpRequest, head: Head, header: StoryHeader) -> Between:
    between = read_between(head, asked_of(request.GET, head, header.facts.timezone))
    if between is None:
        raise Http404
    return between
