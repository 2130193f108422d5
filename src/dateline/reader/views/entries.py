"""The record from an entry on, as JSON: how an open page catches up."""

from __future__ import annotations

import gzip
import re
from hashlib import sha256

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _

from dateline.reader.pages.edition import edition
from dateline.reader.steps import NoStep, make_step, to_json
from dateline.reader.steps.step import story_address
from dateline.reader.views.answer import CACHE_CONTROL, rests_on_story
from dateline.reader.views.finding import head_of, story_at
from dateline.record.models.head import Head

# JSON and JavaScript hold whole numbers exactly up to 2^53.
_NUMBER = re.compile(r"[0-9]{1,15}", re.ASCII)


def entries(request: HttpRequest, place: str) -> HttpResponse:
    """`/SECTION/STORY/entries?after=41`: one step from entry 41 to the record's head. Without `after`, from the start.

    Readers who know of a later entry add `&head=44`, so that no cache answers with less. 400 for what is no number,
    404 for numbers that the record does not reach.
    """
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    after, least = request.GET.get("after", "0"), request.GET.get("head", "0")
    if not _NUMBER.fullmatch(after) or not _NUMBER.fullmatch(least):
        return _refused(_("“after” and “head” are numbers of entries: whole, and not negative."), 400)
    head = head_of(story_at(request, place))
    if max(int(after), int(least)) > head.seq:
        return _refused(_("The record does not reach that far yet."), 404, head=head.seq)
    compressed = "gzip" in request.headers.get("Accept-Encoding", "")
    etag = _etag(head, int(after), head.seq, compressed)
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return rests_on_story(_with_headers(unchanged, etag), head)
    return _answer(head, int(after), compressed)


def _answer(head: Head, after: int, compressed: bool) -> HttpResponse:
    """The mark is made from the step's own head: the record may have moved since it was asked for."""
    try:
        step = make_step(head.id, after, head.seq)
    except NoStep:
        return _refused(_("This story is not public any more."), 404)
    body = to_json(step)
    response = HttpResponse(
        gzip.compress(body, 6, mtime=0) if compressed else body, content_type="application/json; charset=utf-8"
    )
    if compressed:
        response["Content-Encoding"] = "gzip"
    response = _with_headers(response, _etag(head, after, step["head"], compressed))
    return rests_on_story(response, head, seq=step["head"])


def _etag(head: Head, after: int, seq: int, compressed: bool) -> str:
    """Strong: the same mark means the same bytes, so each encoding has its own (RFC 9110 section 8.8.3.3)."""
    made_of = f"{head.id} {story_address(head)} {after} {seq} {edition()}"
    return f'"{sha256(made_of.encode()).hexdigest()[:20]}{"-gzip" if compressed else ""}"'


def _with_headers(response: HttpResponse, etag: str) -> HttpResponse:
    response["ETag"] = etag
    response["Cache-Control"] = CACHE_CONTROL
    response["Vary"] = "Accept-Encoding"
    return response


def _refused(why: str, status: int, **more: int) -> HttpResponse:
    response = JsonResponse({"error": why, **more}, status=status, json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = "no-store"
    return response
