"""Content security policies: strict for readers and for the desk's own screens; Wagtail's get what they need."""

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
    # The player's page, which frames another site under a policy of its own, after a reader's click.
    "frame-src": [SELF],
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
# The desk shows a picture before it is uploaded, and a text as readers will get it in a frame of its own.
DESK = {
    "img-src": ["data:", "blob:"],
    "frame-src": [SELF],
}
NEWSROOM = "/desk/"


class NewsroomPolicyMiddleware:
    """Adds what the newsroom's screens need to what readers' pages may do. Stands below django-csp's own.

    Whose screen answers is known by the name of the view that was found, not by the address: the desk's own stand among
    Wagtail's.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(NEWSROOM) and not hasattr(response, "_csp_update"):
            needs = WAGTAIL if is_wagtails(request) else DESK
            response._csp_update = needs  # type: ignore[attr-defined]  # noqa: SLF001 (django-csp's own way)
        return response


def is_wagtails(request: HttpRequest) -> bool:
    """Wagtail names all its views, or the namespaces they are in, after itself."""
    found = request.resolver_match
    if found is None:
        return False
    return (found.namespaces[0] if found.namespaces else found.url_name or "").startswith("wagtail")
