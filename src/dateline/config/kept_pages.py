"""Kept pages as this site runs them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

from django.conf import settings

from dateline.config.policies import NEWSROOM
from dateline.page_cache.application import PageCache
from dateline.page_cache.limits import Limits
from dateline.page_cache.question import Manners
from dateline.stream.broker.choice import broker
from dateline.stream.broker.memory import MemoryBroker

# Nothing below these is the same for everybody; what a TimeGate answers depends on the date asked for.
PRIVATE: Final = (NEWSROOM, "/documents/", "/api/", "/timegate/")
MEGABYTE: Final = 1024 * 1024


def kept_pages(application: Any) -> PageCache:
    """In front of `application`. One a process."""
    return PageCache(
        application,
        Manners(settings.SESSION_COOKIE_NAME, PRIVATE),
        Limits(size=settings.DATELINE_PAGE_CACHE_MB * MEGABYTE),
    )


@asynccontextmanager
async def hears_of_other_processes(pages: PageCache) -> AsyncIterator[None]:
    """While the server runs, where a broker tells of other processes' entries."""
    if isinstance(broker(), MemoryBroker):
        yield
        return
    listening = asyncio.create_task(broker().listen(pages.hear, pages.missed), name="kept pages broker")
    yield
    listening.cancel()
