"""TimeGate and TimeMap (RFC 7089): from a date to the page as it was then, and the list of all there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.utils.translation import gettext as _

from dateline.history.as_it_stood.dates import header_date, parse_accept_datetime
from dateline.history.as_it_stood.links import LINK_FORMAT, Original, link, of_timegate
from dateline.history.as_it_stood.moments import Moments
from dateline.history.as_it_stood.pages import address_of
from dateline.reader.views.answer import CACHE_CONTROL, rests_on_story
from dateline.reader.views.finding import head_of, story_at
from dateline.record.models.head import Head
from dateline.record.models.update import Update

PAGE: Final = 1_000
"""Mementos in one TimeMap; a longer one goes on in others (RFC 7089 section 5.1.1)."""
PLAIN: Final = "text/plain; charset=utf-8"


def timegate(request: HttpRequest, place: str, update: UUID | None = None) -> HttpResponse:
    """`/timegate/SECTION/STORY/`: 302 to the memento that `Accept-Datetime` asks for.

    The last that is not after it; the first for an earlier date, the newest without one; 400 for what is no date.
    """
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    _head, original, moments = _found(request, place, update)
    try:
        asked = parse_accept_datetime(request.headers.get("Accept-Datetime", "") or header_date(datetime.now(UTC)))
    except ValueError:
        why = _("Accept-Datetime has to be a date such as Thu, 02 Mar 2017 18:00:00 GMT.")
        return _varied(HttpResponse(why, status=400, content_type=PLAIN))
    around = moments.around(asked)
    if around is None:
        raise Http404
    chosen = around.at or around.first
    response = HttpResponse(status=302)
    response["Location"] = original.memento(chosen)
    response["Link"] = of_timegate(original, around, chosen)
    return _varied(response)


def _varied(response: HttpResponse) -> HttpResponse:
    response["Vary"] = "accept-datetime"
    response["Cache-Control"] = "no-cache"
    return response


@dataclass(frozen=True, slots=True)
class Sheet:
    """One TimeMap of those that a long list is cut into, from the oldest end; counted from 1."""

    number: int
    url: str
    mementos: Sequence[datetime]

    @property
    def span(self) -> dict[str, str]:
        return {"from": header_date(self.mementos[0]), "until": header_date(self.mementos[-1])}


def timemap(request: HttpRequest, place: str, update: UUID | None = None) -> HttpResponse:
    """`/timemap/SECTION/STORY/`, with `?page=2` for the next thousand and `?format=json`."""
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    head, original, moments = _found(request, place, update)
    every = moments.all()
    json = request.GET.get("format") == "json"
    sheets = [
        Sheet(number, _sheet_url(original, number, json=json), every[start : start + PAGE])
        for number, start in enumerate(range(0, len(every), PAGE), 1)
    ]
    wanted = request.GET.get("page", "1")
    sheet = next((sheet for sheet in sheets if str(sheet.number) == wanted), None)
    if sheet is None:
        raise Http404
    if json:
        response: HttpResponse = JsonResponse(_json(original, every, sheet, sheets))
    else:
        lines = ",\n".join(_lines(original, every, sheet, sheets))
        response = HttpResponse(f"{lines}\n", content_type=LINK_FORMAT)
    response["Cache-Control"] = CACHE_CONTROL
    return rests_on_story(response, head)


def _sheet_url(original: Original, number: int, *, json: bool) -> str:
    asked = [*(["format=json"] if json else []), *([f"page={number}"] if number > 1 else [])]
    return original.timemap + (f"?{'&'.join(asked)}" if asked else "")


def _lines(original: Original, every: Sequence[datetime], sheet: Sheet, sheets: Sequence[Sheet]) -> Iterator[str]:
    yield link(original.url, "original")
    yield link(sheet.url, "self", type=LINK_FORMAT, **sheet.span)
    yield link(original.timegate, "timegate")
    for other in sheets:
        if other is not sheet:
            yield link(other.url, "timemap", type=LINK_FORMAT, **other.span)
    for time in sheet.mementos:
        names = ["first"] if time == every[0] else []
        names += ["last"] if time == every[-1] else []
        yield link(original.memento(time), " ".join([*names, "memento"]), datetime=header_date(time))


def _json(original: Original, every: Sequence[datetime], sheet: Sheet, sheets: Sequence[Sheet]) -> dict[str, Any]:
    def listed(time: datetime) -> dict[str, str]:
        return {"datetime": time.isoformat().replace("+00:00", "Z"), "uri": original.memento(time)}

    others = [{"uri": other.url, **other.span} for other in sheets if other is not sheet]
    return {
        "original_uri": original.url,
        "self": sheet.url,
        "timegate_uri": original.timegate,
        "timemap_uri": {"link_format": original.timemap},
        **({"timemap_index": others} if others else {}),
        "mementos": {
            "first": listed(every[0]),
            "last": listed(every[-1]),
            "list": [listed(time) for time in sheet.mementos],
        },
    }


def _found(request: HttpRequest, place: str, update: UUID | None) -> tuple[Head, Original, Moments]:
    head = head_of(story_at(request, place))
    url = address_of(head, request)
    if update is None:
        return head, Original(url), Moments(head.story_id)
    if not Update.objects.filter(pk=update, story_id=head.story_id).exists():
        raise Http404
    return head, Original(f"{url}u/{update}/"), Moments(head.story_id, update)
