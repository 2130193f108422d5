"""A page with nothing but another site's player, which a reader asked for with a click."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render

from dateline.embeds.players import host_of_player
from dateline.media.models import EmbedSnapshot
from dateline.reader.views.answer import CACHE_CONTROL

# This page and no other may frame that host and no other. It has no script of its own.
POLICY = (
    "default-src 'none'; style-src 'self'; frame-src https://{host}; "
    "frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
)


def player(request: HttpRequest, key: UUID) -> HttpResponse:
    """`/player/ID/`: 404 unless the snapshot has a player of a site that Dateline knows.

    A page of its own, so that stories' pages never have to allow another site in their policy.
    """
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    snapshot = EmbedSnapshot.objects.filter(public_id=key).first()
    host = host_of_player(snapshot.player) if snapshot else ""
    if snapshot is None or not host:
        raise Http404
    response = render(request, "reader/player.html", {"snapshot": snapshot})
    response["Content-Security-Policy"] = POLICY.format(host=host)
    response["Referrer-Policy"] = "strict-origin-when-cross-origin"
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = CACHE_CONTROL
    return response
