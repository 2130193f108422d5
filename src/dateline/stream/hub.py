"""All readers of this process, story by story."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from uuid import UUID, uuid4

from dateline.stream import events
from dateline.stream.broker.port import Broker
from dateline.stream.counting import note_readers
from dateline.stream.frames import Frames, StepMaker
from dateline.stream.limits import Limits
from dateline.stream.record_threads import RecordThreads
from dateline.stream.standings import UNREACHABLE, Standing, Standings, TooManyAsk
from dateline.stream.story_readers import Connection, StoryReaders
from dateline.stream.tasks import start

# A heartbeat to ten thousand readers takes a tenth of a second; news gets through between two slices of it.
SLICE = 250
# When the process stops, its readers come back in so many groups, each at its own time.
GROUPS = 32
FIRST_BACK = 1_000
BACK_A_SECOND = 2_000
SHORTEST_SPREAD = 2.0
# Seconds until the heads are asked for again when the database could not be reached.
AGAIN = 1.0

log = logging.getLogger(__name__)


class Hub:
    """Lives in one event loop. `start` may be called any number of times; after `stop` nobody can join."""

    def __init__(self, make_step: StepMaker, broker: Broker, limits: Limits) -> None:
        self.limits = limits
        self.size = 0
        self.closing = False
        self._broker = broker
        self._threads = RecordThreads()
        self._standings = Standings(self._threads)
        self._frames = Frames(make_step, self._threads, limits.frames)
        self._stories: dict[UUID, StoryReaders] = {}
        self._process = uuid4()
        self._poll_now = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._stopping: asyncio.Task[None] | None = None
        self._empty = asyncio.Event()

    @property
    def full(self) -> bool:
        return self.size >= self.limits.readers

    def readers(self, story: UUID) -> int:
        """How many streams of the story this process holds."""
        here = self._stories.get(story)
        return here.size if here else 0

    def start(self) -> None:
        if not self._tasks:
            self._tasks = [
                start(self._broker.listen(self._hear, self._poll_now.set), "stream broker"),
                start(self._poll(), "stream poll"),
                start(self._beat(), "stream heartbeat"),
                start(self._count(), "stream count of readers"),
            ]

    async def standing(self, story: UUID, after: int | None) -> Standing | None:
        """Where the story stands, as far as a reader at `after` has to know; None when it is not public.

        Raises `TooManyAsk`, and one of `UNREACHABLE`.
        """
        return self.known(story, after) or await self._ask(story)

    def known(self, story: UUID, after: int | None) -> Standing | None:
        """The same where it is known without asking, else None."""
        here = self._stories.get(story)
        return here.standing if here and (after is None or after <= here.head) else None

    def join(self, story: UUID, standing: Standing, connection: Connection, after: int, opening: bytes) -> None:
        here = self._stories.get(story)
        if here is None:
            here = self._stories[story] = StoryReaders(
                story, standing, self.limits, ask=self._ask, frames=self._frames, left=self._someone_left
            )
        else:
            here.note(standing)
        self.size += 1
        here.join(connection, after, opening)

    async def stop(self) -> None:
        """Sends everybody away, to come back at different times; returns when they are gone."""
        if self._stopping is None:
            self.closing = True
            self._stopping = start(self._stop(), "stream stop")
        await asyncio.shield(self._stopping)

    async def _stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        everybody = [connection for here in self._stories.values() for connection in here.connections()]
        spread = max(SHORTEST_SPREAD, len(everybody) / BACK_A_SECOND) * 1_000
        last_words = [events.come_back(FIRST_BACK + int(spread * group / GROUPS)) for group in range(GROUPS)]
        for number, connection in enumerate(everybody):
            connection.finish(last_words[number % GROUPS])
        try:
            async with asyncio.timeout(self.limits.goodbye):
                while self.size:
                    self._empty.clear()
                    await self._empty.wait()
        except TimeoutError:
            for connection in everybody:
                connection.cut()
        self._threads.stop()

    def _hear(self, story: UUID, seq: int) -> None:
        here = self._stories.get(story)
        if here and seq > here.head:
            here.look()

    async def _ask(self, story: UUID) -> Standing | None:
        return (await self._standings.of([story])).get(story)

    def _someone_left(self, here: StoryReaders) -> None:
        self.size -= 1
        if not here.size and self._stories.get(here.story) is here:
            del self._stories[here.story]
        if not self.size:
            self._empty.set()

    async def _poll(self) -> None:
        reachable = True
        while True:
            # After a break the first question may still go out on a connection of the time before it.
            pause = self.limits.poll if reachable else min(self.limits.poll, AGAIN)
            with suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._poll_now.wait()
            self._poll_now.clear()
            try:
                await self._note_all()
                reachable = True
            except (*UNREACHABLE, TooManyAsk) as error:
                if reachable:
                    log.warning("The heads of the stories can't be read: %s", error)
                reachable = False

    async def _note_all(self) -> None:
        asked = list(self._stories.values())
        if asked:
            found = await self._standings.of([here.story for here in asked])
            for here in asked:
                here.note(found.get(here.story))

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(self.limits.heartbeat)
            for here in list(self._stories.values()):
                here.cut_stalled()
                everybody = here.connections()
                for first in range(0, len(everybody), SLICE):
                    here.beat(everybody[first : first + SLICE])
                    await asyncio.sleep(0)

    async def _count(self) -> None:
        """Writes down who reads here, for the newsroom to see. Not before there is somebody, and once when all left."""
        written = False
        while True:
            await asyncio.sleep(self.limits.count)
            readers = {story: here.size for story, here in self._stories.items()}
            if not readers and not written:
                continue
            try:
                await self._threads.run(note_readers, self._process, readers)
                written = bool(readers)
            except UNREACHABLE as error:
                log.warning("The readers could not be counted: %s", error)
