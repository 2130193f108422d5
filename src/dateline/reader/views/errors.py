"""Pages for what is not there and for what went wrong."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dateline.reader.pages.site_bar import site_bar


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return render(request, "reader/404.html", {"bar": site_bar(request)}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: asks the database for nothing, since that may be what failed."""
    return render(request, "reader/500.html", status=500)
