"""Publishes what is scheduled while the site runs. Every process of the site does this; each draft goes out once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime

from dateline.record.drafts import next_due, publish_due
from dateline.stream.record_threads import RecordThreads

log = logging.getLogger(__name__)

# Another process may schedule something at any time, and so this one looks at least this often: one indexed query.
LOOK_EVERY = 1.0
# With the database away there is no use in asking as often.
WAIT_AFTER_TROUBLE = 5.0


@asynccontextmanager
async def publishing_scheduled() -> AsyncIterator[None]:
    """Publishes drafts as they fall due, until the body ends. What is being published then is finished."""
    threads = RecordThreads()
    task = asyncio.create_task(_keep_publishing(threads), name="scheduled drafts")
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        threads.stop()


async def _keep_publishing(threads: RecordThreads) -> None:
    while True:
        try:
            wait = await threads.run(_publish)
        except Exception:
            log.exception("scheduled drafts could not be looked for")
            wait = WAIT_AFTER_TROUBLE
        await asyncio.sleep(wait)


def _publish() -> float:
    """Publishes what is due; returns the seconds to wait before the next look."""
    publish_due()
    due = next_due()
    left = (due - datetime.now(UTC)).total_seconds() if due else LOOK_EVERY
    # What is due and still there is in another process's hands.
    return min(LOOK_EVERY, left) if left > 0 else LOOK_EVERY
