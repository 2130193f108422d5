"""The way of holding streams is chosen by trying it on the server that is installed."""

from __future__ import annotations

import asyncio
import json
import signal
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import uvicorn
import uvloop
from uvicorn.protocols.http.h11_impl import H11Protocol

from dateline.stream.uvicorn_handover import _rehearse, taker
from tests.stream.conftest import Start, own_database
from tests.stream.processes import until
from tests.stream.reading import Reader


class WithoutFlow(H11Protocol):
    """A uvicorn that keeps its flow control elsewhere."""

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        del self.flow


class Counting(H11Protocol):
    """A uvicorn that waits for its requests by other means."""

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self.connections = set(self.connections)


def test_the_installed_uvicorn_hands_over() -> None:
    assert asyncio.run(_rehearse(H11Protocol))


def test_a_protocol_that_keeps_the_connection_in_mind_is_told_to_let_go() -> None:
    told: list[str] = []

    class Watching(H11Protocol):
        def let_go(self) -> None:
            told.append("let go")

    assert asyncio.run(_rehearse(Watching))
    assert told == ["let go"]


@pytest.mark.parametrize("changed", [WithoutFlow, Counting, asyncio.Protocol])
def test_a_server_built_otherwise_does_not(changed: type) -> None:
    assert not asyncio.run(_rehearse(changed))


@pytest.mark.parametrize("new_loop", [asyncio.new_event_loop, uvloop.new_event_loop])
def test_transports_of_either_event_loop_can_be_taken(new_loop: Callable[[], asyncio.AbstractEventLoop]) -> None:
    found: list[bool] = []

    async def application(_scope: Any, _receive: Any, send: Any) -> None:
        found.append(taker(send) is not None)
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body"})

    async def play() -> bytes:
        listener = socket.create_server(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(application, lifespan="off", log_config=None))
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        reader, writer = await asyncio.open_connection(*listener.getsockname())
        writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        answer = await reader.read()
        writer.close()
        server.should_exit = True
        await serving
        return answer

    with asyncio.Runner(loop_factory=new_loop) as runner:
        assert runner.run(play()).startswith(b"HTTP/1.1 204")
    assert found == [True]


def test_plainly_held_streams_do_not_keep_a_process_from_stopping(start: Start, tmp_path: Path) -> None:
    server = start(**own_database(tmp_path), WAY="plain")
    with Reader(server.port, server.open_story()) as reader:
        assert server.stop() == -signal.SIGTERM
        assert reader.to_the_end() == []


def test_a_slow_reader_held_plainly_is_cut_off_and_resumes_without_loss(start: Start, tmp_path: Path) -> None:
    limits = json.dumps({"heartbeat": 0.5})
    server = start(**own_database(tmp_path), WAY="plain", STEP_BYTES="100000", LIMITS=limits)
    story = server.open_story()
    slow = Reader(server.port, story, after=1, receive_buffer=4_096)
    slow.until(server.publish(story))
    head = server.publish(story, 80)
    with Reader(server.port, story, after=1) as quick:
        quick.until(head)
        until(lambda: server.readers(story) == 1, "the slow reader is cut off")
    slow.to_the_end()
    with Reader(server.port, story, last_event_id=slow.seq) as again:
        again.until(head)
    assert slow.steps[-1] < head
    assert slow.steps + again.steps == list(range(2, head + 1))
    slow.close()
