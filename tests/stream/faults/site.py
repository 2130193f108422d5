"""The whole site as `dateline serve` runs it, with a test's desk in front."""

from __future__ import annotations

from typing import Any

from starlette.routing import Router

from dateline.config import asgi
from tests.stream.desk import desk

desks = Router([desk()], default=asgi.application)


async def application(scope: Any, receive: Any, send: Any) -> None:
    """What happens at the start and at the end is the site's own."""
    answer = asgi.application if scope["type"] == "lifespan" else desks
    await answer(scope, receive, send)
