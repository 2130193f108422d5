"""Reporters publish and readers follow while something dies. Afterwards everybody must have the same."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

from tests.stream.faults.follower import Follower, ask
from tests.stream.faults.hosts import Dial
from tests.stream.faults.publisher import Publisher, order
from tests.stream.processes import until


class Storm:
    """Two reporters, each of whom begins at another desk, and the readers that are let in."""

    def __init__(self, desks: Sequence[Dial], pause: float = 0) -> None:
        opened = until(lambda: order(desks[0], "open"), "the story is opened")
        self.story, self.address = str(opened["story"]), str(opened["address"])
        self.followers: list[Follower] = []
        self.slowest = 0.0
        self._over = False
        self._publishers: list[Publisher] = []
        self._desks, self._pause = desks, pause

    def let_in(self, name: str, *, stream: Dial, site: Dial) -> None:
        self.followers.append(Follower(name, self.story, self.address, stream=stream, site=site))

    def begin(self) -> None:
        until(lambda: all(follower.connected for follower in self.followers), "every reader has a stream")
        for name, desks in (("Ana Ruiz", self._desks), ("Jonas Weil", self._desks[::-1])):
            self._publishers.append(Publisher(name, self.story, desks, self._pause))

    @property
    def acknowledged(self) -> int:
        return sum(len(publisher.acknowledged) for publisher in self._publishers)

    def goes_on(self, deadline: float = 30.0, *, but: str = "nobody") -> float:
        """Everybody publishes, and everybody reads what is published from now on, except for readers with `but` in
        their names. How many seconds that took."""
        started = time.monotonic()
        before = [len(publisher.acknowledged) for publisher in self._publishers]
        self._until(
            lambda: all(len(p.acknowledged) > number for p, number in zip(self._publishers, before, strict=True)),
            "every reporter publishes",
            deadline,
        )
        newest = max(publisher.last for publisher in self._publishers)
        readers = [follower for follower in self.followers if but not in follower.name]
        self._until(lambda: all(reader.seq >= newest for reader in readers), "every reader follows", deadline)
        took = time.monotonic() - started
        self.slowest = max(self.slowest, took)
        return took

    def end(self) -> str:
        """The storm is over; checks what it left. A line about it."""
        self._over = True
        for publisher in self._publishers:
            publisher.stop()
        record = self._record(self._desks[0])
        acknowledged = {key: seq for publisher in self._publishers for key, seq in publisher.acknowledged.items()}
        headlines = {entry["seq"]: entry["data"]["headline"] for entry in record if entry["kind"] == "publish"}
        assert sorted(headlines.values()) == sorted(acknowledged), "each update stands on the record once"
        assert {headlines[seq]: seq for seq in headlines} == acknowledged, "and under the number that was given"
        assert [entry["seq"] for entry in record] == list(range(1, len(record) + 1))
        self._until(lambda: all(f.seq == len(record) for f in self.followers), "every reader comes to the head", 30)
        for follower in self.followers:
            assert [follower.log[seq] for seq in range(2, len(record) + 1)] == record[1:], follower.name
        repeats = sum(publisher.repeats for publisher in self._publishers)
        comebacks = sum(follower.comebacks for follower in self.followers)
        return (
            f"{len(acknowledged)} updates acknowledged, {repeats} sent again, {len(self.followers)} readers who came "
            f"back {comebacks} times, everybody publishing and reading again within {self.slowest:.1f} s at the latest"
        )

    def close(self) -> None:
        for follower in self.followers:
            follower.stop()

    def _record(self, site: Dial) -> list[Any]:
        """As a process tells it to somebody who comes now."""
        entries: list[Any] = []
        step = {"next": f"{self.address}entries"}
        while step["next"]:
            step = ask(site, step["next"])
            entries += step["entries"]
        return entries

    def _until(self, condition: Callable[[], bool], what: str, deadline: float) -> None:
        def or_somebody_failed() -> bool:
            for thread in (*self.followers, *(() if self._over else self._publishers)):
                assert thread.is_alive(), f"{thread.name} failed"
            return condition()

        try:
            until(or_somebody_failed, what, deadline)
        except AssertionError as error:
            places = {follower.name: (follower.seq, follower.heard, follower.connected) for follower in self.followers}
            last = {publisher.name: publisher.last for publisher in self._publishers}
            raise AssertionError(f"{error}; readers: {places}; reporters: {last}") from error
