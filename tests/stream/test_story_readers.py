"""Whatever happens to readers and story, everybody gets every entry once, in order, from shared bytes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from dateline.stream import events
from dateline.stream.frames import Frame, Frames, StepMaker
from dateline.stream.limits import Limits
from dateline.stream.record_threads import Arguments, RecordThreads, Result
from dateline.stream.standings import Standing
from dateline.stream.story_readers import StoryReaders

STORY = UUID("0192f3a4-7c1e-7b6a-9d52-3f1f8c2b4d5e")
LIMITS = Limits(replay=8)
OPENING = b"retry: 2000\n\n"


class Line:
    """A connection that keeps what was written to it, and is full after `room` more writes."""

    readers: StoryReaders

    def __init__(self, room: int = 1_000_000) -> None:
        self.room = room
        self.full = False
        self.open = True
        self.backlog = 50_000
        self.written: list[bytes] = []

    def write(self, frame: bytes) -> None:
        self.written.append(frame)
        self.room -= 1
        if not self.room:
            self.full = True
            self.readers.pause(self)

    def drain(self, room: int) -> None:
        self.room, self.full = room, False
        self.readers.resume(self)

    def finish(self, last: bytes) -> None:
        self.written.append(last)
        self.cut()

    def cut(self) -> None:
        if self.open:
            self.open = False
            self.readers.leave(self)

    def unsent(self) -> int:
        return self.backlog

    def seen(self) -> list[tuple[str, int, str]]:
        """Kind, number and data of each event."""
        blocks = [block.splitlines() for block in b"".join(self.written).decode().split("\n\n")]
        return [
            (block[1].removeprefix("event: "), int(block[0].removeprefix("id: ")), block[2].removeprefix("data: "))
            for block in blocks
            if len(block) == 3
        ]


class InTheLoop(RecordThreads):
    """No thread: so that a test decides by itself what happens in between."""

    async def run(
        self, act: Callable[Arguments, Result], *arguments: Arguments.args, **named: Arguments.kwargs
    ) -> Result:
        await asyncio.sleep(0)
        return act(*arguments, **named)


class Record:
    """A story's record as far as streams see it."""

    def __init__(self) -> None:
        self.standing = Standing(3, ended=False)
        self.asked: list[int] = []
        self.frames = Frames(self.make, InTheLoop(), 1_000_000)
        self.readers = StoryReaders(
            STORY, self.standing, LIMITS, ask=self.ask, frames=self.frames, left=lambda _readers: None
        )

    async def ask(self, _story: UUID) -> Standing:
        await asyncio.sleep(0)
        return self.standing

    def make(self, _story: UUID, after: int, head: int) -> tuple[int, bytes]:
        assert head <= self.standing.seq
        self.asked.append(after)
        # A step leads to where the record is when it is made.
        return self.standing.seq, b"%d" % after

    def grow(self, by: int) -> None:
        self.standing = Standing(self.standing.seq + by, ended=False)
        self.readers.look()


async def settle() -> None:
    for _ in range(200):
        await asyncio.sleep(0)


def run(story: Callable[[Record], list[Line]], *, steps: int = 0) -> list[Line]:
    async def play() -> list[Line]:
        record = Record()
        lines = story(record)
        await settle()
        for _ in range(steps):
            record.grow(1)
            await settle()
        return lines

    return asyncio.run(play())


def joined(record: Record, *after: int) -> list[Line]:
    lines = [Line() for _ in after]
    for line, seq in zip(lines, after, strict=True):
        record.readers.join(line, seq, OPENING)
    return lines


def test_all_readers_are_written_the_same_bytes() -> None:
    lines = run(lambda record: joined(record, 3, 3, 2), steps=1)
    assert lines[0].written[-1] is lines[1].written[-1] is lines[2].written[-1]


def test_what_others_missed_too_comes_with_the_opening() -> None:
    """One write for a reader, when thousands come back at once."""

    async def play() -> list[Line]:
        record = Record()
        first = joined(record, 1)
        await settle()
        later = joined(record, 1, 0)
        await settle()
        return [*first, *later]

    first, same, other = asyncio.run(play())
    event = events.step(3, b"1")
    assert first.written == [OPENING, event]
    assert same.written == [OPENING + event]
    assert other.written == [OPENING, events.step(3, b"0")]


def made_by(make: StepMaker, size: int, *spans: tuple[int, int]) -> list[Frame]:
    async def play() -> list[Frame]:
        threads = RecordThreads()
        frames = Frames(make, threads, size)
        try:
            return [await frames.frame(STORY, after, head) for after, head in spans]
        finally:
            threads.stop()

    return asyncio.run(play())


def test_a_step_is_made_once_while_the_record_stands() -> None:
    made: list[tuple[int, int]] = []

    def make(_story: UUID, after: int, head: int) -> tuple[int, bytes]:
        made.append((after, head))
        return head, b"{}"

    first, second, third = made_by(make, 10_000, (3, 5), (3, 5), (3, 6))
    assert first.event is second.event
    assert third.reaches == 6
    assert made == [(3, 5), (3, 6)]


def test_withdrawn_words_are_not_replayed() -> None:
    """Entry 6 withdraws what entry 4 said. Whoever did not hear of it is still not sent the step with the words."""
    record = [5]

    def make(_story: UUID, _after: int, _head: int) -> tuple[int, bytes]:
        return record[0], b"{}" if record[0] >= 6 else b'{"html": "the words"}'

    async def play() -> list[Frame]:
        threads = RecordThreads()
        frames = Frames(make, threads, 10_000)
        try:
            before = await frames.frame(STORY, 3, 5)
            record[0] = 6
            return [before, await frames.frame(STORY, 5, 6), await frames.frame(STORY, 3, 5)]
        finally:
            threads.stop()

    before, _, after = asyncio.run(play())
    assert b"the words" in before.event
    assert b"the words" not in after.event
    assert after.reaches == 6


def test_readers_of_one_entry_cost_one_step() -> None:
    asked: list[int] = []

    def story(record: Record) -> list[Line]:
        record.asked = asked
        return joined(record, *(number % 3 for number in range(60)))

    run(story, steps=1)
    assert asked == [2, 1, 0, 3]


def test_a_step_that_fails_sends_readers_to_fetch_it() -> None:
    def make(_story: UUID, _after: int, _head: int) -> tuple[int, bytes]:
        raise KeyError("headline")

    assert made_by(make, 10_000, (6, 7)) == [Frame(7, events.reset(STORY, 7))]


def test_kept_steps_stay_within_their_bound() -> None:
    made: list[int] = []

    def make(_story: UUID, after: int, _head: int) -> tuple[int, bytes]:
        made.append(after)
        return 20, b"x" * 1_000

    made_by(make, 5_500, *((after, 20) for after in (*range(1, 11), 10, 9, 1)))
    assert made == [*range(1, 11), 1]


def test_a_line_break_in_a_step_stays_inside_its_event() -> None:
    frame = events.step(4, b'{"a":\r\n"b"}\n\nid: 9\nevent: end')
    assert frame == b'id: 4\nevent: step\ndata: {"a":\ndata: "b"}\ndata: \ndata: id: 9\ndata: event: end\n\n'


ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("join"), st.integers(0, 12), st.integers(1, 3)),
        st.tuples(st.just("grow"), st.integers(1, 12), st.just(0)),
        st.tuples(st.just("drain"), st.integers(0, 9), st.integers(1, 3)),
        st.tuples(st.just("leave"), st.integers(0, 9), st.just(0)),
        st.tuples(st.just("beat"), st.just(0), st.just(0)),
        st.tuples(st.just("wait"), st.integers(1, 30), st.just(0)),
    ),
    min_size=5,
    max_size=40,
)


@given(ACTS)
def test_nobody_misses_or_doubles_an_entry(acts: list[tuple[str, int, int]]) -> None:
    async def play() -> None:
        record = Record()
        lines: list[tuple[Line, int]] = []
        for act, number, room in acts:
            line = lines[number % len(lines)][0] if lines else None
            if act == "join":
                lines.append((Line(room), min(number, record.readers.head)))
                record.readers.join(lines[-1][0], number, OPENING)
            elif act == "grow":
                record.grow(number)
            elif act == "beat":
                record.readers.beat(record.readers.connections())
            elif act == "wait":
                for _ in range(number):
                    await asyncio.sleep(0)
            elif line and line.open and act == "leave":
                line.cut()
            elif line and line.open and line.full:
                line.drain(room)
        await settle()
        while full := [line for line, _after in lines if line.open and line.full]:
            for line in full:
                line.drain(2)
            await settle()
        record.readers.look()
        await settle()
        assert record.readers.size == sum(line.open for line, _after in lines)
        for line, after in lines:
            check(line, after, record.standing.seq)

    asyncio.run(play())


def check(line: Line, after: int, head: int) -> None:
    for kind, seq, data in line.seen():
        if kind == "step":
            assert int(data) == after
            assert seq > after
        else:
            assert kind == "reset"
            assert seq >= after
        after = seq
    if line.open and not line.full:
        assert after == head


def test_a_reader_that_takes_nothing_for_a_whole_interval_is_cut_off() -> None:
    async def play() -> tuple[bool, bool]:
        record = Record()
        stalled, idle = Line(room=1), Line()
        record.readers.join(stalled, 3, b"")
        record.readers.join(idle, 3, b"")
        record.grow(1)
        await settle()
        record.readers.cut_stalled()
        assert stalled.open
        record.readers.cut_stalled()
        return stalled.open, idle.open

    assert asyncio.run(play()) == (False, True)


def test_a_reader_that_takes_a_little_in_each_interval_keeps_the_stream() -> None:
    async def play() -> bool:
        record = Record()
        slow = Line(room=1)
        record.readers.join(slow, 3, b"")
        record.grow(1)
        await settle()
        for _ in range(10):
            slow.backlog -= 100
            record.readers.cut_stalled()
        return slow.open

    assert asyncio.run(play())
