"""Mementos as answers: their headers, how long they may be kept, and what is said where one can't be shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from dateline.history.as_it_stood.dates import header_date
from dateline.history.as_it_stood.links import Original, of_memento
from dateline.history.as_it_stood.moments import Around
from dateline.history.as_it_stood.pages import Past, Removal
from dateline.reader.views.answer import answer, rests_on_story

SETTLED: Final = timedelta(minutes=1)
"""How old a second has to be before no entry can be under way that still belongs to it."""
# Browsers for an hour, since a takedown can't reach them; caches that can be told by tag for good (RFC 8246).
FOR_GOOD: Final = "public, max-age=3600, s-maxage=31536000, immutable"
NOT_YET: Final = "no-store"


def memento(
    request: HttpRequest,
    past: Past,
    original: Original,
    around: Around,
    template: str,
    context: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    """The page as it was, with RFC 7089's headers. `status` is what was answered then."""
    return _headed(answer(request, template, context, status), past, original, around)


def removed(
    request: HttpRequest, past: Past, original: Original, around: Around, removals: Sequence[Removal]
) -> HttpResponse:
    """410 in the place of a memento that showed what was later removed for legal reasons."""
    header = past.header_now
    context = {
        "header": header,
        "original": original,
        "when": header.moment(past.moment),
        "removals": [(header.moment(removal.at), removal.reason) for removal in removals],
    }
    return _headed(answer(request, "history/removed.html", context, status=410), past, original, around)


def _headed(response: HttpResponse, past: Past, original: Original, around: Around) -> HttpResponse:
    response["Memento-Datetime"] = header_date(past.moment)
    response["Link"] = of_memento(original, past.moment, around)
    response["X-Robots-Tag"] = "noindex"
    settled = datetime.now(UTC) - past.moment > SETTLED
    response["Cache-Control"] = FOR_GOOD if settled else NOT_YET
    return rests_on_story(response, past.now)
