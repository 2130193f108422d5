"""Where stories stand, asked of the record: one query at a time for all who ask meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from typing import Final, NamedTuple
from uuid import UUID

from django.db import Error as DatabaseError
from django.db import InterfaceError

from dateline.record.kinds import StoryState
from dateline.record.models.head import Head
from dateline.record.publicity import is_public
from dateline.stream.record_threads import RecordThreads

UNREACHABLE: Final = (DatabaseError, InterfaceError)
"""What asking raises while the database is away."""
MOST_AT_ONCE = 500
MOST_WAITING = 5_000


class Standing(NamedTuple):
    """The number of a public story's last entry, and whether the story has ended with it."""

    seq: int
    ended: bool


class TooManyAsk(Exception):
    """More stories are waiting to be looked up than an honest crowd of readers would name."""


class Standings:
    def __init__(self, threads: RecordThreads) -> None:
        self._threads = threads
        self._asked: set[UUID] = set()
        self._next: asyncio.Task[dict[UUID, Standing]] | None = None
        self._one_at_a_time = asyncio.Lock()

    async def of(self, stories: Collection[UUID]) -> dict[UUID, Standing]:
        """Of those stories that are public, as they stood at some moment after the call.

        Raises `TooManyAsk`, and one of `UNREACHABLE`.
        """
        if len(self._asked) > MOST_WAITING:
            raise TooManyAsk
        self._asked.update(stories)
        if self._next is None:
            self._next = asyncio.get_running_loop().create_task(self._ask())
        # Shielded: one caller that is cancelled must not take the answer from the others.
        found = await asyncio.shield(self._next)
        return {story: found[story] for story in stories if story in found}

    async def _ask(self) -> dict[UUID, Standing]:
        async with self._one_at_a_time:
            asked, self._asked, self._next = self._asked, set(), None
            return await self._threads.run(standings_in_the_record, asked)


def standings_in_the_record(stories: Collection[UUID]) -> dict[UUID, Standing]:
    """Queries; for a thread of its own. A story that is unknown, or not public, is left out."""
    public = Head.objects.filter(is_public())
    wanted = list(stories)
    return {
        story: Standing(seq, state == StoryState.ENDED)
        for start in range(0, len(wanted), MOST_AT_ONCE)
        for story, seq, state in public.filter(id__in=wanted[start : start + MOST_AT_ONCE]).values_list(
            "id", "seq", "state"
        )
    }
