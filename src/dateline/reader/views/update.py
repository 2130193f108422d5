"""One update's own page."""

from __future__ import annotations

from urllib.parse import urlsplit
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import Truncator

from dateline.reader.pages.story_header import story_header
from dateline.reader.pages.update_card import update_card
from dateline.reader.views.answer import answer
from dateline.reader.views.finding import head_of
from dateline.record.models.update import Update

# What share cards show of a text before they cut it themselves.
DESCRIPTION = 200


def update_permalink(request: HttpRequest, place: str, update: UUID) -> HttpResponse:
    """`/SECTION/STORY/u/ID/`. The identity alone finds it: a story that moved sends its old links on.

    A retracted update answers 410 with its tombstone (promise 6).
    """
    row = Update.objects.select_related("story").filter(pk=update).first()
    if row is None:
        raise Http404
    head = head_of(row.story)
    header = story_header(head, request)
    card = update_card(
        row,
        story_url=header.url,
        zone=header.facts.timezone,
        language=header.facts.language,
        pinned=head.pinned,
    )
    if request.path != urlsplit(card.url).path:
        return redirect(card.url, permanent=True)
    context = {
        "header": header,
        "update": card,
        "description": Truncator(" ".join(row.text.split())).chars(DESCRIPTION),
        "before": _neighbour(row, -1, header.url),
        "after": _neighbour(row, 1, header.url),
    }
    if card.retracted:
        return answer(request, "reader/gone.html", context, status=410)
    return answer(request, "reader/update.html", context)


def _neighbour(row: Update, step: int, story_url: str) -> str | None:
    """The address of the update just before or after this one in time."""
    rows = Update.objects.filter(story_id=row.story_id, retracted_at__isnull=True)
    if step < 0:
        earlier = Q(time__lt=row.time) | Q(time=row.time, first_seq__lt=row.first_seq)
        found = rows.filter(earlier).order_by("-time", "-first_seq").first()
    else:
        later = Q(time__gt=row.time) | Q(time=row.time, first_seq__gt=row.first_seq)
        found = rows.filter(later).order_by("time", "first_seq").first()
    return f"{story_url}{found.address}" if found else None
