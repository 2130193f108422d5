"""Threads that ask the database on behalf of the event loop, which must never wait for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from django.db import connections

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")
# One for a render that takes long, one that stays free for short questions.
THREADS = 2


class RecordThreads:
    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="stream")

    async def run(
        self, act: Callable[Arguments, Result], *arguments: Arguments.args, **named: Arguments.kwargs
    ) -> Result:
        """What `act` returns or raises. The thread keeps no database connection, so a server that went away and came
        back is met with a fresh one, and a pool gets its connection back."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, lambda: _act(act, *arguments, **named))

    def stop(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)


def _act(act: Callable[Arguments, Result], *arguments: Arguments.args, **named: Arguments.kwargs) -> Result:
    try:
        return act(*arguments, **named)
    finally:
        connections.close_all()
