"""The readers of one story in this process, by the last entry each of them has.

Everybody who has the same entries is sent the step from there to the head, in the same write loop, from the same bytes;
then they stand together with all the others. So a reader who is up to date, one who comes back after a break, and one
who was held up by a slow line are served by the same few lines, and nobody needs a queue, a task or a copy.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from typing import NamedTuple, Protocol
from uuid import UUID

from dateline.stream import events
from dateline.stream.frames import Frames
from dateline.stream.limits import Limits
from dateline.stream.standings import UNREACHABLE, Standing, TooManyAsk
from dateline.stream.tasks import start

log = logging.getLogger(__name__)


class Connection(Protocol):
    """An open stream. It tells `readers` when it is full (`pause`), when it can take more (`resume`: only after a
    pause) and, once, when it is closed (`leave`)."""

    readers: StoryReaders

    def write(self, frame: bytes) -> None: ...

    def finish(self, last: bytes) -> None:
        """Closes the stream when all that was written, and `last`, has been sent."""

    def unsent(self) -> int:
        """Bytes written to the connection and not taken by its other end, as far as is known."""

    def cut(self) -> None:
        """Closes the stream at once. The reader comes back with the number of the last event that arrived whole."""


class _Wait(NamedTuple):
    """Of a reader who can take no more for now: the last entry written, and how much was unsent at which heartbeat."""

    seq: int
    unsent: int
    beat: int


class StoryReaders:
    """`ask` and `frames` may raise one of `UNREACHABLE`; then readers wait where they are until `note` is called."""

    def __init__(
        self,
        story: UUID,
        standing: Standing,
        limits: Limits,
        *,
        ask: Callable[[UUID], Awaitable[Standing | None]],
        frames: Frames,
        left: Callable[[StoryReaders], None],
    ) -> None:
        self.story = story
        self.standing = standing
        self.size = 0
        self._limits = limits
        self._ask, self._frames, self._left = ask, frames, left
        self._at: dict[int, set[Connection]] = {}
        self._full: set[Connection] = set()
        self._waiting: dict[Connection, _Wait] = {}
        self._beats = 0
        self._must_ask = False
        self._delivery: asyncio.Task[None] | None = None

    @property
    def head(self) -> int:
        return self.standing.seq

    def join(self, connection: Connection, after: int, opening: bytes) -> None:
        """`after` is the last entry the reader has. A number the record has not reached is none of ours.

        What the reader missed goes out together with `opening`, where others who missed the same have been here: when
        thousands come back at once, a write less for each of them is a quarter of the work.
        """
        connection.readers = self
        self.size += 1
        if after > self.head:
            after = self.head
            opening += events.reset(self.story, after)
        elif self._replays(after) and (kept := self._frames.kept(self.story, after, self.head)):
            after = kept.reaches
            opening += kept.event
        connection.write(opening)
        self._at.setdefault(after, set()).add(connection)
        self._set_full_ones_aside()
        self._wake()

    def leave(self, connection: Connection) -> None:
        """The connection is closed."""
        self._remove(connection)
        self._waiting.pop(connection, None)
        self._full.discard(connection)
        self.size -= 1
        self._left(self)

    def pause(self, connection: Connection) -> None:
        # Called in the middle of a write loop, which goes over the sets that this reader has to leave.
        self._full.add(connection)

    def resume(self, connection: Connection) -> None:
        wait = self._waiting.pop(connection, None)
        if wait:
            self._at.setdefault(wait.seq, set()).add(connection)
            self._wake()

    def look(self) -> None:
        """Somebody said that the record has grown."""
        self._must_ask = True
        self._wake()

    def note(self, standing: Standing | None) -> None:
        """What the record says of the story; None when it is not public any more, and then everybody is sent away."""
        if standing is None:
            for connection in self.connections():
                connection.cut()
        elif standing.seq >= self.head:
            self.standing = standing
            self._wake()

    def connections(self) -> list[Connection]:
        return [connection for group in (*self._at.values(), self._waiting) for connection in group]

    def beat(self, connections: Iterable[Connection]) -> None:
        for connection in connections:
            if self._place(connection) is not None:
                connection.write(events.HEARTBEAT)
        self._set_full_ones_aside()

    def cut_stalled(self) -> None:
        """Called at each heartbeat. Whoever took nothing for a whole interval is cut off."""
        self._beats += 1
        for connection, wait in list(self._waiting.items()):
            unsent = connection.unsent()
            if unsent < wait.unsent:
                self._waiting[connection] = _Wait(wait.seq, unsent, self._beats)
            elif self._beats - wait.beat > 1:
                connection.cut()

    def _wake(self) -> None:
        something_to_do = self._must_ask or self.standing.ended or any(seq < self.head for seq in self._at)
        if something_to_do and (self._delivery is None or self._delivery.done()):
            self._delivery = start(self._deliver(), f"stream {self.story}")

    async def _deliver(self) -> None:
        """Brings everybody to the head; those who are nearest to it first, so that the news comes before the old."""
        try:
            while self.size:
                if self._must_ask:
                    self._must_ask = False
                    self.note(await self._ask(self.story))
                behind = max((seq for seq in self._at if seq < self.head), default=None)
                if behind is not None:
                    await self._advance(behind)
                elif not self._must_ask:
                    break
                # A write to thousands takes a while; others want their turn in between.
                await asyncio.sleep(0)
        except (*UNREACHABLE, TooManyAsk) as error:
            log.warning("Readers of story %s wait for the database: %s", self.story, error)
            return
        if self.standing.ended:
            self._end()

    async def _advance(self, behind: int) -> None:
        if self._replays(behind):
            reached, event = await self._frames.frame(self.story, behind, self.head)
        else:
            reached, event = self.head, events.reset(self.story, self.head)
        # `reached` may lie beyond the head known here, where the record moved on meanwhile; the head follows by itself.
        moving = self._at.pop(behind, set())
        for connection in moving:
            connection.write(event)
        few, many = sorted((moving, self._at.get(reached, set())), key=len)
        many |= few
        if many:
            self._at[reached] = many
        self._set_full_ones_aside()

    def _replays(self, behind: int) -> bool:
        """Whether those at that entry are sent what they miss; nothing is missed at the head."""
        return 0 < self.head - behind <= self._limits.replay

    def _set_full_ones_aside(self) -> None:
        for connection in self._full:
            seq = self._remove(connection)
            if seq is not None:
                self._waiting[connection] = _Wait(seq, connection.unsent(), self._beats)
        self._full.clear()

    def _end(self) -> None:
        last = events.end(self.story, self.head)
        for connection in self._at.pop(self.head, set()):
            connection.finish(last)
        self._full.clear()

    def _place(self, connection: Connection) -> int | None:
        return next((seq for seq, group in self._at.items() if connection in group), None)

    def _remove(self, connection: Connection) -> int | None:
        seq = self._place(connection)
        if seq is not None:
            self._at[seq].discard(connection)
            if not self._at[seq]:
                del self._at[seq]
        return seq
