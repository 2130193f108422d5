"""A reporter who publishes again and again, and sends once more what was not acknowledged."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from itertools import count, cycle
from typing import Any

from tests.stream.faults.follower import PAUSE
from tests.stream.faults.hosts import AWAY, Dial

# In seconds. A reporter does not wait for ever.
PATIENCE = 20.0


def order(desk: Dial, act: str, story: str = "", **more: Any) -> dict[str, Any] | None:
    """What the desk answers; None when it did not do it. Raises one of `AWAY`."""
    connection = desk()
    connection.sock.settimeout(PATIENCE)
    try:
        connection.request("POST", "/test-desk", json.dumps({"act": act, "story": story, **more}))
        answer = connection.getresponse()
        body = answer.read()
        done: dict[str, Any] | None = json.loads(body) if answer.status == 200 else None
        return done
    finally:
        connection.close()


class Publisher(threading.Thread):
    """Goes from desk to desk. `acknowledged`: the number each update got, by its key, which is its headline too;
    `repeats` is how often one was sent again."""

    def __init__(self, name: str, story: str, desks: Sequence[Dial], pause: float) -> None:
        super().__init__(name=name, daemon=True)
        self.acknowledged: dict[str, int] = {}
        self.repeats = 0
        self._story, self._pause = story, pause
        self._desks = cycle(desks)
        self._done = threading.Event()
        self.start()

    @property
    def last(self) -> int:
        """The number of the last entry that was acknowledged."""
        return next(reversed(self.acknowledged.values()), 0)

    def run(self) -> None:
        for number in count(1):
            self._publish(f"{self.name}, reading {number}")
            if self._done.wait(self._pause):
                return

    def stop(self) -> None:
        """The update on the way is published first."""
        self._done.set()
        self.join()

    def _publish(self, key: str) -> None:
        while True:
            desk = next(self._desks)
            with suppress(*AWAY):
                if done := order(desk, "publish once", self._story, key=key):
                    self.acknowledged[key] = done["seq"]
                    return
            self.repeats += 1
            time.sleep(PAUSE)
