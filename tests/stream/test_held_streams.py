"""Streams on transports taken from uvicorn: slow readers, readers who talk, and the end of the process."""

from __future__ import annotations

import http.client
import json
import signal
import socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.stream.conftest import Start, own_database
from tests.stream.processes import Server, until
from tests.stream.reading import Reader

STEP = 20_000
LIMITS = {"heartbeat": 0.5, "buffer": 32_768, "readers": 60}


@pytest.fixture(scope="module")
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("held")
    return {**own_database(folder), "STEP_BYTES": str(STEP), "LIMITS": json.dumps(LIMITS)}


@pytest.fixture
def wordy(surroundings: dict[str, str], start: Start) -> Server:
    """A paper with long steps."""
    return start(**surroundings)


def request_bytes(story: str) -> bytes:
    return f"GET /stream/{story} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()


def raw_answer(port: int, story: str) -> bytes:
    """The head of the answer to a reader who goes again at once."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        line.sendall(request_bytes(story))
        return line.recv(1_000)


def memory_of(server: Server) -> int:
    """Resident, in bytes."""
    status = Path(f"/proc/{server.program.pid}/status").read_text()
    return 1_024 * int(status.split("VmRSS:")[1].split()[0])


def test_a_slow_reader_is_cut_off_and_resumes_without_loss(wordy: Server) -> None:
    story = wordy.open_story()
    slow = Reader(wordy.port, story, after=1, receive_buffer=4_096)
    slow.until(wordy.publish(story))
    with Reader(wordy.port, story, after=1) as quick, ThreadPoolExecutor(1) as reporter:
        published = reporter.submit(wordy.publish, story, 60)
        quick.until(62)
        head = published.result()
        assert quick.steps == list(range(2, head + 1))
        until(lambda: wordy.readers(story) == 1, "the slow reader is cut off")
    slow.to_the_end()
    assert slow.steps[-1] < head
    with Reader(wordy.port, story, last_event_id=slow.seq) as again:
        again.until(head)
    assert slow.steps + again.steps == list(range(2, head + 1))
    slow.close()


def test_a_reader_on_a_slow_line_keeps_the_stream_while_it_moves(wordy: Server) -> None:
    """Sixty long steps are far more than the buffers hold: they go out as the reader takes them."""
    story = wordy.open_story()
    head = wordy.publish(story, 60)
    with Reader(wordy.port, story, after=1, receive_buffer=4_096) as reader:
        reader.until(head)
        wordy.publish(story)
        reader.until(head + 1)
    assert reader.steps == list(range(2, head + 2))


def test_many_stalled_readers_take_little_memory(wordy: Server) -> None:
    story = wordy.open_story()
    before = memory_of(wordy)
    stalled = [Reader(wordy.port, story, after=1, receive_buffer=4_096) for _ in range(50)]
    head = wordy.publish(story, 60)
    with Reader(wordy.port, story, after=1) as quick:
        quick.until(head)
    # 50 readers × 60 steps would be 60 MB.
    assert memory_of(wordy) - before < 15_000_000
    until(lambda: wordy.readers(story) == 0, "all are cut off")
    for reader in stalled:
        reader.close()


def test_a_client_that_talks_on_a_stream_is_closed(wordy: Server) -> None:
    story = wordy.open_story()
    with socket.create_connection(("127.0.0.1", wordy.port), timeout=20) as line:
        line.sendall(request_bytes(story))
        assert line.recv(1_000).startswith(b"HTTP/1.1 200 OK\r\n")
        until(lambda: wordy.readers(story) == 1, "the stream is held")
        line.sendall(request_bytes(story))
        until(lambda: wordy.readers(story) == 0, "the stream is closed")
        rest = b"".join(iter(lambda: line.recv(1_000), b""))
        assert rest.replace(b":\n\n", b"") == b"", "nothing but heartbeats"


def test_a_client_that_sends_two_requests_at_once_gets_no_stream(wordy: Server) -> None:
    with socket.create_connection(("127.0.0.1", wordy.port), timeout=20) as line:
        line.sendall(2 * request_bytes(wordy.open_story()))
        answer = b"".join(iter(lambda: line.recv(65_536), b""))
    assert answer.startswith(b"HTTP/1.1 400 ")


def test_two_requests_at_once_get_no_stream_where_others_read_already(wordy: Server) -> None:
    story = wordy.open_story()
    with Reader(wordy.port, story), socket.create_connection(("127.0.0.1", wordy.port), timeout=20) as line:
        line.sendall(2 * request_bytes(story))
        answer = b"".join(iter(lambda: line.recv(65_536), b""))
        assert answer.startswith(b"HTTP/1.1 400 ")
        assert wordy.readers(story) == 1


def test_only_the_first_reader_of_a_story_and_the_refused_go_through_asgi(wordy: Server) -> None:
    """All others cost no task; without this test nobody would notice if they did again."""

    def asked() -> int:
        line = http.client.HTTPConnection("127.0.0.1", wordy.port, timeout=20)
        line.request("GET", "/asked")
        return int(line.getresponse().read())

    story = wordy.open_story()
    with Reader(wordy.port, story):
        before = asked()
        readers = [Reader(wordy.port, story, after=1) for _ in range(5)]
        assert asked() == before
        assert Reader(wordy.port, "nothing").status == 404
        assert asked() == before + 1
        for reader in readers:
            reader.close()


@pytest.mark.parametrize("cut", [5, 30, -3])
def test_a_request_that_comes_in_two_parts_gets_its_stream(wordy: Server, cut: int) -> None:
    story = wordy.open_story()
    request = request_bytes(story)
    with Reader(wordy.port, story), socket.create_connection(("127.0.0.1", wordy.port), timeout=20) as line:
        line.sendall(request[:cut])
        assert b" 200 " in raw_answer(wordy.port, story), "meanwhile others are served"
        line.sendall(request[cut:])
        assert line.recv(1_000).startswith(b"HTTP/1.1 200 OK\r\n")
        until(lambda: wordy.readers(story) == 2, "both are held")


def test_an_ordinary_request_may_come_before_the_stream_on_one_connection(wordy: Server) -> None:
    story = wordy.open_story()
    connection = http.client.HTTPConnection("127.0.0.1", wordy.port, timeout=20)
    connection.request("GET", "/stream/nothing")
    first = connection.getresponse()
    assert (first.status, first.read()) == (404, b"No story has this address.")
    line = connection.sock
    connection.request("GET", f"/stream/{story}?after=1")
    assert connection.sock is line
    stream = connection.getresponse()
    wordy.publish(story)
    until(lambda: stream.readline() == b"event: step\n", "the first step")
    stream.close()


def test_one_reader_too_many_is_asked_to_come_back_later(wordy: Server) -> None:
    story = wordy.open_story()
    readers = [Reader(wordy.port, story) for _ in range(60)]
    refused = Reader(wordy.port, story)
    assert refused.status == 503
    assert 3 <= int(refused.answer.headers["Retry-After"]) <= 12
    for reader in (*readers, refused):
        reader.close()
    until(lambda: wordy.readers(story) == 0, "they leave")
    with Reader(wordy.port, story) as reader:
        assert reader.status == 200


def test_a_stopping_process_sends_its_readers_away_to_come_back_at_different_times(wordy: Server) -> None:
    story = wordy.open_story()
    readers = [Reader(wordy.port, story, after=1) for _ in range(40)]
    wordy.publish(story)
    assert [event.id for reader in readers for event in reader.until(2)] == ["2"] * 40
    assert wordy.stop() == -signal.SIGTERM
    assert [reader.to_the_end() for reader in readers] == [[]] * 40
    assert len({reader.retry for reader in readers}) > 16
    assert "Traceback" not in wordy.log.read_text()


def test_a_stalled_reader_does_not_keep_a_process_from_stopping(wordy: Server) -> None:
    story = wordy.open_story()
    stalled = Reader(wordy.port, story, after=1, receive_buffer=4_096)
    head = wordy.publish(story, 30)
    with Reader(wordy.port, story, after=1) as quick:
        quick.until(head)
        assert wordy.stop() == -signal.SIGTERM
    stalled.close()


def test_readers_of_a_killed_process_resume_where_they_were(
    wordy: Server, surroundings: dict[str, str], start: Start
) -> None:
    story = wordy.open_story()
    reader = Reader(wordy.port, story, after=1)
    wordy.publish(story, 3)
    reader.until(4)
    wordy.publish(story, 10)
    wordy.kill()
    reader.to_the_end()
    successor = start(wordy.port, **surroundings)
    head = successor.publish(story, 2)
    with Reader(wordy.port, story, last_event_id=reader.seq) as again:
        again.until(head)
    assert reader.steps + again.steps == list(range(2, head + 1))
    reader.close()
