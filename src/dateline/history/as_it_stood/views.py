"""The story as it stood, its older pages and its updates; and the page where a moment is chosen."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from dateline.history.as_it_stood.answers import memento, removed
from dateline.history.as_it_stood.asked import moment_after, moment_of, moment_of_entry
from dateline.history.as_it_stood.banner import banner_of, slider_of, turn_of
from dateline.history.as_it_stood.dates import parse_stamp, stamp
from dateline.history.as_it_stood.links import Original
from dateline.history.as_it_stood.moments import Around, Moments
from dateline.history.as_it_stood.pages import Past, address_of
from dateline.reader.pages.story_header import story_header
from dateline.reader.pages.tools import story_tools
from dateline.reader.views.answer import answer, rests_on_story
from dateline.reader.views.finding import head_of, story_at
from dateline.record.models.head import Head


def story_as_it_stood(request: HttpRequest, place: str, moment: str, number: int | None = None) -> HttpResponse:
    """`/SECTION/STORY/at/20170302T180000Z/`, and `page/3/` below it for its older updates then.

    400 for what is no moment, 404 before the story was public and for what has not come yet, 410 where the page showed
    something that was removed for legal reasons since.
    """
    head = head_of(story_at(request, place))
    try:
        past = _past(request, head, moment)
    except ValueError:
        return _choice(request, head, wrong=True)
    url = address_of(head, request)
    original = Original(url)
    around = _around(past, Moments(head.story_id))
    removals = past.header_removed()
    if removals:
        return removed(request, past, original, around, removals)
    page = past.story(number)
    if page is None:
        raise Http404
    if number is not None and page.paging.cut.is_newest:
        return redirect(f"{url}at/{moment}/")
    removals = past.removed_from(page)
    if removals:
        return removed(request, past, original, around, removals)
    banner = banner_of(past.header, original, past.moment, around.before)
    context = {
        "page": page,
        "tools": story_tools(page),
        "banner": banner,
        "turn": turn_of(page, f"{url}at/{moment}/"),
        "original": original,
    }
    return memento(request, past, original, around, "history/story_at.html", context)


def update_as_it_stood(request: HttpRequest, place: str, update: UUID, moment: str) -> HttpResponse:
    """`/SECTION/STORY/u/ID/at/20170302T180000Z/`: 404 before its publication, 410 while it was withdrawn."""
    head = head_of(story_at(request, place))
    try:
        past = _past(request, head, moment)
    except ValueError:
        return _choice(request, head, wrong=True)
    original = Original(f"{address_of(head, request)}u/{update}/")
    around = _around(past, Moments(head.story_id, update))
    removals = [*past.header_removed(), *past.update_removed(update)]
    if removals:
        return removed(request, past, original, around, removals)
    page = past.update(update)
    if page is None:
        raise Http404
    banner = banner_of(past.header, original, past.moment, around.before)
    template = "history/gone_at.html" if page.update.retracted else "history/update_at.html"
    context = {**page.context, "banner": banner, "original": original}
    return memento(request, past, original, around, template, context, status=page.status)


def choose(request: HttpRequest, place: str) -> HttpResponse:
    """`/SECTION/STORY/at/`: a slider and a field. `?when=TIME`, `?entry=NUMBER` and `?after=MOMENT` lead on."""
    head = head_of(story_at(request, place))
    asked = {name: request.GET[name] for name in ("when", "entry", "after") if request.GET.get(name)}
    try:
        moment = _asked_for(head, (head.facts or {})["timezone"], asked)
    except ValueError:
        return rests_on_story(_choice(request, head, wrong=True), head)
    if moment is None:
        return rests_on_story(_choice(request, head), head)
    if moment > datetime.now(UTC):
        return rests_on_story(_choice(request, head, wrong=True), head)
    around = Moments(head.story_id).around(moment)
    if around is not None and moment < around.first:
        moment = around.first
    return redirect(f"{address_of(head, request)}at/{stamp(moment)}/")


def _asked_for(head: Head, zone: str, asked: dict[str, str]) -> datetime | None:
    """The moment; None when nothing was asked, or when nothing came after the moment given."""
    if "when" in asked:
        return moment_of(asked["when"], zone)
    if "entry" in asked:
        return moment_of_entry(head.story_id, asked["entry"])
    if "after" in asked:
        return moment_after(head.story_id, parse_stamp(asked["after"]))
    return None


def _choice(request: HttpRequest, head: Head, *, wrong: bool = False) -> HttpResponse:
    header = story_header(head, request)
    around = Moments(head.story_id).around(datetime.now(UTC))
    assert around is not None  # noqa: S101 (a public story has an entry)
    context: dict[str, Any] = {
        "header": header,
        "slider": slider_of(header, head.seq, head.seq),
        "first": header.moment(around.first),
        "last": header.moment(around.last),
        "wrong": wrong,
    }
    return answer(request, "history/choose.html", context, status=400 if wrong else 200)


def _past(request: HttpRequest, head: Head, moment: str) -> Past:
    """Raises `ValueError` for what is no moment, and `Http404` for one that has not come or was before the story."""
    at = parse_stamp(moment)
    if at > datetime.now(UTC):
        raise Http404
    past = Past(head, at, request)
    if not past.is_public:
        raise Http404
    return past


def _around(past: Past, moments: Moments) -> Around:
    around = moments.around(past.moment)
    if around is None or around.at is None:
        raise Http404
    return around
