"""The page where a reader asks for a story's alerts, what it sends, and the script that shows them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from dateline.alerts.key import alert_key, public_text
from dateline.alerts.subscribing import (
    MAX_BYTES,
    NotGiven,
    TooMany,
    asks_too_often,
    is_same_origin,
    read_endpoint,
    read_subscription,
    subscribe,
    unsubscribe,
)
from dateline.alerts.subscribing.asking import WITHIN
from dateline.reader.pages.story_header import story_header
from dateline.reader.views.answer import answer, rests_on_story
from dateline.reader.views.finding import head_of, story_at
from dateline.record.kinds import StoryState
from dateline.record.models.head import Head
from dateline.record.models.story import Story

WORKER = Path(__file__).parent / "static" / "alerts" / "worker.js"


# The page is the same for everybody and can't carry a token. Nothing of a login is used here: `is_same_origin` keeps
# other sites' pages out, and what they could do in a reader's name is nothing that they couldn't do in their own.
@csrf_exempt
def alerts(request: HttpRequest, place: str) -> HttpResponse:
    """`/SECTION/STORY/alerts/`: GET the page; POST a subscription (201), DELETE its endpoint (204), both as JSON."""
    story = story_at(request, place)
    head = head_of(story)
    if request.method in {"GET", "HEAD"}:
        return _page(request, head)
    if request.method not in {"POST", "DELETE"}:
        return HttpResponseNotAllowed(["GET", "HEAD", "POST", "DELETE"])
    refusal = _refusal(request)
    if refusal is not None:
        return refusal
    # Read up to the limit and no further, whatever length it claims.
    body = request.read(MAX_BYTES + 1)
    if len(body) > MAX_BYTES:
        return _refused(413, _("This is no subscription."))
    try:
        return _begin(story, head, body) if request.method == "POST" else _end(story, body)
    except NotGiven as error:
        return _refused(400, str(error))


def worker(request: HttpRequest) -> HttpResponse:
    """`/alerts-worker.js`, from the root, so that it can show alerts of every story. Asked for anew each time, since a
    browser keeps the worker it has until its bytes change."""
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    response = HttpResponse(_worker(), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@cache
def _worker() -> bytes:
    return WORKER.read_bytes()


def _page(request: HttpRequest, head: Head) -> HttpResponse:
    key = alert_key()
    context = {
        "header": story_header(head, request),
        "ended": head.state == StoryState.ENDED,
        "key": public_text(key) if key else "",
    }
    return rests_on_story(answer(request, "alerts/page.html", context), head)


def _begin(story: Story, head: Head, body: bytes) -> HttpResponse:
    if head.state == StoryState.ENDED:
        return _refused(409, _("This story has ended. There will be no more alerts of it."))
    if alert_key() is None:
        return _refused(503, _("This site sends no alerts at the moment."))
    given = read_subscription(body, getattr(settings, "DATELINE_ALERT_HOSTS", ()))
    try:
        subscribe(story, given)
    except TooMany:
        return _refused(
            409, _("This browser has alerts of as many stories as it may. Stop those of another story first.")
        )
    return JsonResponse({}, status=201)


def _end(story: Story, body: bytes) -> HttpResponse:
    unsubscribe(story, read_endpoint(body))
    return HttpResponse(status=204)


def _refusal(request: HttpRequest) -> HttpResponse | None:
    if not is_same_origin(request):
        return _refused(403, _("Only this site’s own pages ask for alerts."))
    if asks_too_often(request):
        response = _refused(429, _("That was asked for too often. Try again in ten minutes."))
        response["Retry-After"] = str(WITHIN)
        return response
    if request.content_type != "application/json":
        return _refused(415, _("This is no subscription."))
    return None


def _refused(status: int, words: str) -> HttpResponse:
    return JsonResponse({"error": words}, status=status)
