"""The way of holding streams is chosen by trying it on the server that is installed."""

from __future__ import annotations

import asyncio
import json
import signal
from pathlib import Path
from typing import Any

import pytest
from uvicorn.protocols.http.h11_impl import H11Protocol

from dateline.stream.uvicorn_handover import _rehearse
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


@pytest.mark.parametrize("changed", [WithoutFlow, Counting, asyncio.Protocol])
def test_a_server_built_otherwise_does_not(changed: type) -> None:
    assert not asyncio.run(_rehearse(changed))


def test_plainly_held_streams_do_not_keep_a_process_from_stopping(start: Start, tmp_path: Path) -> None:
    server = start(**own_database(tmp_path), PLAIN="yes")
    with Reader(server.port, server.open_story()) as reader:
        assert server.stop() == -signal.SIGTERM
        assert reader.to_the_end() == []


def test_a_slow_reader_held_plainly_is_cut_off_and_resumes_without_loss(start: Start, tmp_path: Path) -> None:
    limits = json.dumps({"heartbeat": 0.5})
    server = start(**own_database(tmp_path), PLAIN="yes", STEP_BYTES="100000", LIMITS=limits)
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
