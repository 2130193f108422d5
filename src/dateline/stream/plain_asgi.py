"""A reader's stream where the server's transport is out of reach: the publisher drives the connection's own `send`."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Generator, MutableMapping
from functools import partial
from typing import Any, TypeAlias

from dateline.stream.story_readers import StoryReaders
from dateline.stream.tasks import start

Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]


class PlainStream:
    """Has no task of its own beyond the one that the server made for the request."""

    __slots__ = ("_cut", "_rest", "_send", "_task", "readers")

    readers: StoryReaders

    def __init__(self, send: Send) -> None:
        self._send = send
        self._task: asyncio.Task[Any] | None = asyncio.current_task()
        self._rest: asyncio.Task[None] | None = None
        self._cut = False

    async def hold(self, receive: Receive) -> None:
        """Returns when the client is gone, when the stream is finished, or when it is cut. The stream has been joined
        to its story's readers before."""
        try:
            while (await receive())["type"] != "http.disconnect":
                pass
        except asyncio.CancelledError:
            if not self._cut:
                raise
        finally:
            self.readers.leave(self)

    def write(self, frame: bytes) -> None:
        self._push({"type": "http.response.body", "body": frame, "more_body": True})

    def finish(self, last: bytes) -> None:
        if self._rest:
            self.cut()
        else:
            self._push({"type": "http.response.body", "body": last, "more_body": False})

    def unsent(self) -> int:
        """The server does not say."""
        return 0

    def cut(self) -> None:
        self._cut = True
        if self._rest:
            self._rest.cancel()
        if self._task:
            self._task.cancel()

    def _push(self, message: Message) -> None:
        """Most sends end where they began; one that has to wait goes on by itself, and the reader with it."""
        if self._cut:
            return
        try:
            rest = _begin(self._send(message))
        except OSError:
            self.cut()
            return
        if rest is not None:
            self.readers.pause(self)
            self._rest = start(self._complete(rest), "stream send")

    async def _complete(self, rest: Awaitable[None]) -> None:
        try:
            await rest
        except OSError:
            self.cut()
            return
        finally:
            self._rest = None
        self.readers.resume(self)


def _begin(sending: Awaitable[None]) -> Awaitable[None] | None:
    """Runs a send up to where it would wait. None: it is done; else what is left of it."""
    steps = sending.__await__()
    try:
        waits_for = next(steps)
    except StopIteration:
        return None
    return _Rest(steps, waits_for)


class _Rest:
    def __init__(self, steps: Generator[Any, Any, None], waits_for: Any) -> None:
        self._steps = steps
        self._waits_for = waits_for

    def __await__(self) -> Generator[Any, Any, None]:
        # As `yield from` does it, but from the middle.
        waits_for = self._waits_for
        while True:
            try:
                value = yield waits_for
            except BaseException as error:  # noqa: BLE001 (handed on)
                go_on = partial(self._steps.throw, error)
            else:
                go_on = partial(self._steps.send, value)
            try:
                waits_for = go_on()
            except StopIteration:
                return
