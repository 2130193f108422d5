"""Keeps a connection to a service, however often the service goes away."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable
from typing import NoReturn

FIRST_PAUSE = 0.1
LONGEST_PAUSE = 5.0
# A connection that stood this long was a good one; the next break starts from the first pause again.
STEADY = 5.0

log = logging.getLogger(__name__)


async def keep_connected(
    connection: Callable[[], Awaitable[None]], service: str, errors: tuple[type[Exception], ...]
) -> NoReturn:
    """Calls `connection` again and again, pausing longer each time that it fails. Pauses are of uneven length, so that
    a service that comes back is not met by everybody at once."""
    loop = asyncio.get_running_loop()
    pause = FIRST_PAUSE
    while True:
        started = loop.time()
        try:
            await connection()
        except errors as error:
            log.warning("The connection to %s is lost: %s", service, str(error).strip() or type(error).__name__)
        if loop.time() - started > STEADY:
            pause = FIRST_PAUSE
        await asyncio.sleep(pause * random.uniform(0.5, 1))  # noqa: S311 (spreads load, guards nothing)
        pause = min(2 * pause, LONGEST_PAUSE)
