"""A public page as an answer: one template, the site bar, and headers that let caches do the work."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render

from dateline.reader.pages.site_bar import site_bar

CACHE_CONTROL = "public, max-age=2, s-maxage=5, stale-while-revalidate=30, stale-if-error=86400"


def answer(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Renders a page the same for every reader: nothing on it may depend on who asks."""
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    response = render(request, template, {"bar": site_bar(request), **context}, status=status)
    response["Cache-Control"] = CACHE_CONTROL
    return response
