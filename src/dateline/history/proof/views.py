"""The addresses of a story's record and of the newsroom's key."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase

from dateline.history.proof.export import TakenDownMeanwhile, record_lines
from dateline.history.proof.keys import old_keys, signing_key
from dateline.history.proof.pages import ShownKey, record_page
from dateline.history.proof.sending import send_lines
from dateline.reader.templatetags.reader import absolute
from dateline.reader.views.answer import CACHE_CONTROL, answer, rests_on_site, rests_on_story
from dateline.reader.views.finding import head_of, story_at
from dateline.record.models.story import Story
from dateline.record.proof.signing import public_pem


def record(request: HttpRequest, place: str, number: int | None = None) -> HttpResponse:
    """`/SECTION/STORY/record/`, and `/SECTION/STORY/record/page/3/` counted from the oldest entries."""
    head = head_of(story_at(request, place))
    page = record_page(head, request, signing_key(), number)
    if page is None:
        raise Http404
    return rests_on_story(answer(request, "history/record.html", {"page": page, "header": page.header}), head)


def record_file(request: HttpRequest, place: str) -> HttpResponseBase:
    """`/SECTION/STORY/record.jsonl`."""
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    story = story_at(request, place)
    address = absolute(story.get_url(request) or "/")
    try:
        return _send(request, story, address)
    except TakenDownMeanwhile:
        # What is read now is read after it.
        return _send(request, story, address)


def _send(request: HttpRequest, story: Story, address: str) -> HttpResponseBase:
    head = head_of(story)
    return send_lines(request, record_lines(head, address, signing_key()), head)


def key_page(request: HttpRequest) -> HttpResponse:
    """`/record-key/`: the newsroom's keys, for people."""
    now = signing_key()
    context = {
        "key": ShownKey.of(now.public_key()) if now else None,
        "before": [ShownKey.of(key) for key in old_keys()],
    }
    return rests_on_site(answer(request, "history/record_key.html", context))


def key_file(request: HttpRequest) -> HttpResponse:
    """`/record-key.pem`: every key whose signatures count, as `dateline verify FILE --key` reads them.

    404 where there is none.
    """
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    now = signing_key()
    keys = [*([now.public_key()] if now else []), *old_keys()]
    if not keys:
        raise Http404
    response = HttpResponse(b"".join(map(public_pem, keys)), content_type="application/x-pem-file")
    response["Cache-Control"] = CACHE_CONTROL
    return rests_on_site(response)
