"""The application: streams, static files and pictures first, then pages that are kept, Django behind them all."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dateline.config.settings")
django.setup(set_prefix=False)

from starlette.routing import Mount, Router  # noqa: E402

from dateline.config.alerts import sending_alerts  # noqa: E402
from dateline.config.files import packaged_static, public_media  # noqa: E402
from dateline.config.kept_pages import hears_of_other_processes, kept_pages  # noqa: E402
from dateline.config.live import stream  # noqa: E402
from dateline.config.lost_posts import looking_for_lost_posts  # noqa: E402
from dateline.config.one_thread import OneThreadHandler  # noqa: E402
from dateline.config.schedule import publishing_scheduled  # noqa: E402
from dateline.config.takedowns import cleaning_up_takedowns  # noqa: E402
from dateline.page_cache.application import PageCache  # noqa: E402
from dateline.page_cache.uvicorn_shortcut import STATE  # noqa: E402
from dateline.stream.uvicorn_shortcut import STATE as STREAM  # noqa: E402

django_application = OneThreadHandler()


def site(pages: PageCache) -> Router:
    """The whole site in one event loop. `pages` answers what is no stream and no file."""
    live = stream()

    @asynccontextmanager
    async def lifespan(router: Any) -> AsyncIterator[dict[str, Any]]:
        async with live.lifespan(router), pages.lifespan(), hears_of_other_processes(pages), publishing_scheduled():
            with looking_for_lost_posts(), cleaning_up_takedowns(), sending_alerts():
                yield {STATE: pages, STREAM: live}

    return Router(
        routes=[
            Mount("/stream", app=live),
            Mount("/static", app=packaged_static()),
            Mount("/media", app=public_media()),
        ],
        default=pages,
        lifespan=lifespan,
    )


application = site(kept_pages(django_application))
