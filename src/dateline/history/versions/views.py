"""The addresses of an update's history."""

from __future__ import annotations

import re
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import redirect

from dateline.history.versions.as_json import history_json
from dateline.history.versions.page import history_page
from dateline.history.versions.reading import VersionPage, read_versions
from dateline.page_cache.tags import update_tag
from dateline.reader.pages.story_header import StoryHeader, story_header
from dateline.reader.pages.update_card import card_of
from dateline.reader.views.answer import CACHE_CONTROL, answer, rests_on_story
from dateline.reader.views.finding import head_of, require_public
from dateline.record.models.head import Head
from dateline.record.models.update import Update

_NUMBER = re.compile(r"[1-9][0-9]{0,6}", re.ASCII)


def update_history(request: HttpRequest, place: str, update: UUID) -> HttpResponse:
    """`/SECTION/STORY/u/ID/history/`, with `?page=2` and `?view=side`. Of a withdrawn update too: then it says so.

    The identity alone finds it, as it finds the update. 404 for a page that isn't there.
    """
    row, head, header = _find(request, update)
    address = f"{header.url}{row.address}history/"
    if request.path != address:
        return _moved(request, address)
    context = {
        "header": header,
        "update": card_of(row, head, header),
        "taken": row.taken,
        "page": history_page(_page(request, row), header, address, side=request.GET.get("view") == "side"),
    }
    return rests_on_story(answer(request, "history/versions.html", context), head, update_tag(row.pk))


def update_history_json(request: HttpRequest, place: str, update: UUID) -> HttpResponse:
    """`/SECTION/STORY/u/ID/history.json`, with `?page=2`: the same for programs."""
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    row, head, header = _find(request, update)
    address = f"{header.url}{row.address}history.json"
    if request.path != address:
        return _moved(request, address)
    response = JsonResponse(
        history_json(_page(request, row), row, header.url), json_dumps_params={"ensure_ascii": False}
    )
    response["Cache-Control"] = CACHE_CONTROL
    return rests_on_story(response, head, update_tag(row.pk))


def _find(request: HttpRequest, update: UUID) -> tuple[Update, Head, StoryHeader]:
    row = Update.objects.select_related("story").filter(pk=update).first()
    if row is None:
        raise Http404
    require_public(row.story)
    head = head_of(row.story)
    return row, head, story_header(head, request)


def _page(request: HttpRequest, row: Update) -> VersionPage:
    asked = request.GET.get("page")
    if asked is not None and not _NUMBER.fullmatch(asked):
        raise Http404
    page = read_versions(row, int(asked) if asked else None)
    if page is None:
        raise Http404
    return page


def _moved(request: HttpRequest, address: str) -> HttpResponse:
    query = request.META.get("QUERY_STRING", "")
    return redirect(f"{address}?{query}" if query else address, permanent=True)
