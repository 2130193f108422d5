"""Each step of a story as the bytes of its event, made once and kept a while for those who come back."""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple, TypeAlias
from uuid import UUID

from dateline.stream import events
from dateline.stream.record_threads import RecordThreads
from dateline.stream.standings import UNREACHABLE

StepMaker: TypeAlias = Callable[[UUID, int, int], tuple[int, bytes] | None]
"""`(story, after, head)`: where the step leads that begins at `after`, `head` or later, and the step as one line of
JSON; None when there is none to give. Called in a thread that may ask the database."""

# Short, so that a text which was taken out of the record is not sent from here for long.
KEPT_FOR = 60.0

log = logging.getLogger(__name__)


class Frame(NamedTuple):
    """An event, and the entry that a reader has who got it."""

    reaches: int
    event: bytes


class Frames:
    """Bounded by `size` bytes in all; what was not used longest goes first."""

    def __init__(self, make: StepMaker, threads: RecordThreads, size: int) -> None:
        self._make = make
        self._threads = threads
        self._size = size
        self._kept: OrderedDict[tuple[UUID, int], tuple[Frame, float]] = OrderedDict()
        self._bytes = 0

    async def frame(self, story: UUID, after: int, head: int) -> Frame:
        """From `after` to `head`, or further; a `reset` when no step can be made. Raises one of `UNREACHABLE`."""
        if kept := self.kept(story, after, head):
            return kept
        try:
            made = await self._threads.run(self._make, story, after, head)
        except UNREACHABLE:
            raise
        except Exception:
            # Whatever is wrong with one step must not hold up the story: readers fetch it instead.
            log.exception("No step could be made from entry %d of story %s.", after, story)
            made = None
        if made is None:
            return Frame(head, events.reset(story, head))
        reaches, line = made
        frame = Frame(reaches, events.step(reaches, line))
        self._keep((story, after), frame)
        return frame

    def kept(self, story: UUID, after: int, head: int) -> Frame | None:
        """The same, if it is here already."""
        frame, until = self._kept.get((story, after), (None, 0.0))
        if frame is None or frame.reaches < head or until <= time.monotonic():
            return None
        self._kept.move_to_end((story, after))
        return frame

    def _keep(self, key: tuple[UUID, int], frame: Frame) -> None:
        # What leads less far may hold words that were withdrawn since.
        behind = [old for old, (kept, _) in self._kept.items() if old[0] == key[0] and kept.reaches < frame.reaches]
        for old in (*behind, key):
            self._drop(old)
        self._kept[key] = frame, time.monotonic() + KEPT_FOR
        self._bytes += len(frame.event)
        while self._bytes > self._size:
            self._drop(next(iter(self._kept)))

    def _drop(self, key: tuple[UUID, int]) -> None:
        if key in self._kept:
            self._bytes -= len(self._kept.pop(key)[0].event)
