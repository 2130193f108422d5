"""Addresses that can't name anything."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest


class PlainAddressMiddleware:
    """Answers 400 to a path with a NUL in it: no page has one, and PostgreSQL can't even be asked for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info:
            return HttpResponseBadRequest("This address can't name a page.", content_type="text/plain")
        return self.get_response(request)
