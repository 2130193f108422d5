"""How long what is kept may be shown without asking the record, and who asks it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from typing import Final
from uuid import UUID

from django.db import Error as DatabaseError
from django.db import InterfaceError

from dateline.page_cache.standing import Standing, read_standing

# In seconds. Nothing is shown that was not compared with the record within the last two.
PROMISED: Final = 2.0
# From then on the record is asked in the background, so that on a busy site no reader waits for it.
SOON: Final = 1.0
# A database that takes longer is as good as away.
PATIENCE: Final = 1.0

log = logging.getLogger(__name__)


class Freshness:
    """Lives in one event loop. `compare(before, now)` is called with each standing that differs from the one before."""

    def __init__(
        self, stories: Callable[[], Collection[UUID]], compare: Callable[[Standing | None, Standing], None]
    ) -> None:
        self._stories, self._compare = stories, compare
        self._threads = ThreadPoolExecutor(1, thread_name_prefix="kept pages")
        self._asking: asyncio.Task[None] | None = None
        self._asking_since = 0.0
        self._as_of = float("-inf")
        self._doubtful = False
        self.standing: Standing | None = None
        self.until = float("-inf")
        """A time of the event loop."""
        self.soon = float("-inf")

    def doubt(self) -> None:
        """Something may have been missed: the next answer waits for the record, and every story is asked for."""
        self._doubtful = True
        self.until = self.soon = float("-inf")

    def ask_soon(self) -> None:
        if self._asking is None:
            self._start()

    async def confirm(self, since: float) -> None:
        """Returns when the record was asked after `since`. When it can't be read, what is kept stands: an old page is
        worth more to readers than none (`stale-if-error`, RFC 5861)."""
        limit = asyncio.get_running_loop().time() + PATIENCE
        while self._as_of < since:
            if self._asking is None:
                self._start()
            asking, begun = self._asking, self._asking_since
            assert asking is not None  # noqa: S101 (it was just started)
            await asyncio.wait({asking}, timeout=max(0.0, limit - asyncio.get_running_loop().time()))
            if not asking.done():
                self._postpone()
                return
            if begun >= since:
                return

    def stop(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _start(self) -> None:
        loop = asyncio.get_running_loop()
        self._asking_since = loop.time()
        self._asking = loop.create_task(self._ask(self._asking_since), name="kept pages")

    async def _ask(self, begun: float) -> None:
        before, doubtful, self._doubtful = self.standing, self._doubtful, False
        loop = asyncio.get_running_loop()
        try:
            now = await loop.run_in_executor(
                self._threads, read_standing, self._stories(), None if doubtful else before
            )
        except (DatabaseError, InterfaceError) as error:
            log.warning("Pages are shown as they are, for the record can't be read: %s", str(error).strip())
            self._doubtful = True
            self._postpone()
        else:
            self.standing, self._as_of = now, begun
            if not self._doubtful:
                self.until, self.soon = begun + PROMISED, begun + SOON
            if doubtful or now[:3] != (before and before[:3]):
                self._compare(before, now)
        finally:
            self._asking = None

    def _postpone(self) -> None:
        """Not for every reader anew: the next one to wait comes a second later."""
        now = asyncio.get_running_loop().time()
        self.until, self.soon = now + SOON, now + SOON
