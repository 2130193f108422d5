"""The application of `dateline serve --only stream`: streams, and nothing else."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dateline.config.settings")
django.setup()

from starlette.routing import Mount, Router  # noqa: E402

from dateline.config.live import stream  # noqa: E402
from dateline.stream.uvicorn_shortcut import STATE  # noqa: E402

live = stream()


@asynccontextmanager
async def lifespan(router: Any) -> AsyncIterator[dict[str, Any]]:
    async with live.lifespan(router):
        yield {STATE: live}


application = Router(routes=[Mount("/stream", app=live)], lifespan=lifespan)
