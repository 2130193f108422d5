"""Content security policies: strict for readers, as strict as Wagtail's own screens allow for the newsroom."""

from __future__ import annotations

from collections.abc import Callable

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.http import HttpRequest, HttpResponse

READERS = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF],
    "font-src": [SELF],
    "connect-src": [SELF],
    "manifest-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [SELF],
}
# Wagtail starts its editors from scripts in the page, and shows a picture from memory before it is uploaded.
WAGTAIL = {
    "script-src": [UNSAFE_INLINE],
    "style-src": [UNSAFE_INLINE],
    "img-src": ["data:", "blob:"],
    "frame-src": [SELF],
}
DESK = "/desk/"


class WagtailPolicyMiddleware:
    """Adds what Wagtail's screens need, below the desk's address and nowhere else. Stands below django-csp's own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(DESK):
            response._csp_update = WAGTAIL  # type: ignore[attr-defined]  # noqa: SLF001 (django-csp's own way)
        return response
