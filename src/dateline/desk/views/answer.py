"""The desk's answers: a whole page, or, for htmx, the piece of it that was asked for."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django_htmx.http import trigger_client_event

from dateline.desk.pages.bar import desk_bar

CHANGED = "desk-changed"
SAID = "desk-said"
REFUSED = 422


def wants_piece(request: HttpRequest) -> bool:
    """Whether htmx asks, and not for the whole page that it lost from its history."""
    htmx = request.htmx  # type: ignore[attr-defined]
    return bool(htmx) and not htmx.history_restore_request


def answer(request: HttpRequest, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """`desk/NAME.html`, a page that includes `desk/parts/NAME.html`; htmx gets the part alone."""
    if wants_piece(request):
        return render(request, f"desk/parts/{name}.html", context, status=status)
    return render(request, f"desk/{name}.html", {"bar": desk_bar(request), **context}, status=status)


def done(request: HttpRequest, address: str, said: str) -> HttpResponse:
    """After an act: htmx is told what to say and that the desk changed; without it the person goes to `address`, where
    the message is."""
    if wants_piece(request):
        response = HttpResponse(status=204)
        trigger_client_event(response, SAID, {"text": said})
        return trigger_client_event(response, CHANGED, {})
    messages.success(request, said)
    return redirect(address)
