"""A reader who does what docs/live-protocol.md says, and nothing cleverer."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from tests.stream.faults.hosts import AWAY, Dial
from tests.stream.reading import Event

# A browser waits for seconds before it comes back; a test need not.
PAUSE = 0.05
LONGEST_PAUSE = 0.8


class Follower(threading.Thread):
    """`seq` is the entry its page is at, `log` every entry it was told of, `comebacks` how often its stream broke."""

    def __init__(self, name: str, story: str, address: str, *, stream: Dial, site: Dial) -> None:
        super().__init__(name=name, daemon=True)
        self.seq = self.heard = 1
        self.log: dict[int, Any] = {}
        self.connected = False
        self.comebacks = -1
        self._story, self._address = story, address
        self._stream, self._site = stream, site
        self._done = threading.Event()
        self._line = socket.socket()
        self.start()

    def run(self) -> None:
        while not self._done.is_set():
            with suppress(*AWAY):
                self._follow()
            self.connected = False
            self._done.wait(PAUSE)

    def stop(self) -> None:
        self._done.set()
        with suppress(OSError):
            self._line.shutdown(socket.SHUT_RDWR)
        self.join()

    def _follow(self) -> None:
        connection = self._stream()
        self._line = connection.sock
        try:
            connection.request("GET", f"/stream/{self._story}?after={self.seq}")
            answer = connection.getresponse()
            if answer.status != 200:
                return
            self.connected = True
            self.comebacks += 1
            for event in _events(answer):
                self._take(event)
        finally:
            self._line.close()

    def _take(self, event: Event) -> None:
        self.heard = max(self.heard, event.data["head"])
        if event.kind == "step" and event.data["after"] == self.seq:
            self._apply(event.data)
        if self.heard > self.seq:
            self._catch_up()

    def _catch_up(self) -> None:
        while self.seq < self.heard and not self._done.is_set():
            self._apply(self._from(self.seq, self.heard))

    def _apply(self, step: dict[str, Any] | None) -> None:
        """The page is at the head then; the entries on the way to it may be told in several pieces."""
        if step is None:
            return
        head = step["head"]
        self._note(step["entries"])
        while step and step["entries"][-1]["seq"] < head:
            # Not at the address in `next`, for which a cache may have an answer from before this step.
            step = self._from(step["entries"][-1]["seq"], head)
            self._note(step["entries"] if step else [])
        if step:
            self.seq = head

    def _note(self, entries: list[Any]) -> None:
        for entry in entries:
            told = self.log.setdefault(entry["seq"], entry)
            assert told == entry, f"{self.name} was told entry {entry['seq']} twice, and differently"

    def _from(self, after: int, head: int) -> dict[str, Any] | None:
        """The step from `after` to `head` or beyond, however often it takes to ask; None when it is time to stop."""
        pause = PAUSE
        while not self._done.is_set():
            step: dict[str, Any] | None = self._ask(f"{self._address}entries?after={after}&head={head}")
            if step and step["after"] == after and step["head"] >= head:
                return step
            self._done.wait(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
        return None

    def _ask(self, address: str) -> Any:
        """The answer's step; None for any other answer, and for none."""
        with suppress(*AWAY):
            return ask(self._site, address)
        return None


def ask(site: Dial, address: str) -> Any:
    """What is at the address, as JSON; None where the answer is not 200. Raises one of `AWAY`."""
    connection = site()
    try:
        connection.request("GET", address)
        answer = connection.getresponse()
        body = answer.read()
        return json.loads(body) if answer.status == 200 else None
    finally:
        connection.close()


def _events(answer: http.client.HTTPResponse) -> Iterator[Event]:
    """An event cut short is none."""
    fields: dict[str, str] = {}
    for line in answer:
        name, _, value = line.decode().rstrip("\n").partition(": ")
        if name:
            fields[name] = value
        elif "data" in fields:
            yield Event(fields["id"], fields["event"], json.loads(fields["data"]))
            fields = {}
