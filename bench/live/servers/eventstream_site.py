"""A Django site with django-eventstream and nothing else. It runs in an environment of its own, without Dateline."""

# mypy: ignore-errors

from __future__ import annotations

import time

from django.conf import settings

settings.configure(
    SECRET_KEY="bench-only",  # noqa: S106 (guards nothing)
    ALLOWED_HOSTS=["localhost", "127.0.0.1"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=["django_eventstream"],
    MIDDLEWARE=[],
    DATABASES={},
    USE_TZ=True,
    LOGGING_CONFIG=None,
)

from django.core.asgi import get_asgi_application  # noqa: E402

application = get_asgi_application()

from django.http import HttpRequest, JsonResponse  # noqa: E402
from django.urls import path  # noqa: E402
from django_eventstream import send_event  # noqa: E402
from django_eventstream.views import events  # noqa: E402


def publish(request: HttpRequest) -> JsonResponse:
    """Answers with the moment at which sending began (monotonic clock, nanoseconds)."""
    step = request.body.decode()
    called = time.monotonic_ns()
    send_event("story", "message", step, json_encode=False)
    return JsonResponse({"called": called})


urlpatterns = [path("publish", publish), path("stream", events, {"channels": ["story"]})]
