"""The bench of live delivery still runs, on few readers, and its readers notice what is lost."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from bench.live import crowd, files
from bench.live.orders import Connect, Tally, Wait
from bench.live.servers import nchan
from bench.live.servers.port import Missing

ROOT = Path(__file__).resolve().parents[2]
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
READERS = 50


def run(tmp_path: Path, peers: str) -> list[dict[str, object]]:
    figures = tmp_path / "figures.json"
    few = ["--readers", str(READERS), "--most", "0", "--rounds", "1", "--events", "3", "--peers", peers]
    command = [sys.executable, "-m", "bench.live", *few, "--json", str(figures)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(rf"^\| Dateline \| {READERS} \|", done.stdout, re.MULTILINE)
    assert f"kept   {READERS} readers: 0 events lost" in done.stdout
    rounds: list[dict[str, object]] = json.loads(figures.read_text())
    return rounds


def test_fifty_readers_of_the_real_site_lose_nothing(tmp_path: Path) -> None:
    (ours,) = run(tmp_path, "none")
    assert (ours["lost"], ours["readers"]) == (0, READERS)


@pytest.mark.services
@pytest.mark.nchan
def test_the_same_beside_nchan(tmp_path: Path) -> None:
    ours, theirs = run(tmp_path, "nchan")
    assert [ours["lost"], theirs["lost"]] == [0, 0]
    assert theirs["name"] == "nginx + nchan"


def test_what_is_not_installed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nchan, "MODULES", ())
    with pytest.raises(Missing, match="libnginx-mod-nchan"):
        nchan.Nchan(tmp_path, 100)


def test_no_more_readers_than_files_may_be_open() -> None:
    assert files.possible(10_000_000) == files.raise_limit() - files.SPARE


def step(after: int, head: int) -> bytes:
    return b"id: %d\nevent: step\ndata: %b\n\n" % (head, json.dumps({"after": after, "head": head}).encode())


def told(*streams: bytes, until: int) -> tuple[Tally, list[bytes]]:
    """What a crowd that had entry 1 counted at a server that sends each reader one of these, and what it asked."""
    asked: list[bytes] = []
    done = threading.Event()

    def serve(listener: socket.socket) -> None:
        connections = []
        for stream in streams:
            connection, _address = listener.accept()
            connections.append(connection)
            asked.append(connection.recv(4_096))
            connection.sendall(HEAD + stream)
        done.wait(30)
        for connection in connections:
            connection.close()

    with socket.create_server(("127.0.0.1", 0)) as listener, crowd.readers() as everybody:
        server = threading.Thread(target=serve, args=(listener,))
        server.start()
        request = b"GET /stream HTTP/1.1\r\nHost: localhost\r\n"
        port = listener.getsockname()[1]
        tally = everybody.obey(Connect(port, request, len(streams), 1, until, len(streams), 0.5))
        done.set()
        server.join()
    return tally, asked


def counts(tally: Tally) -> dict[int, int]:
    return {seq: len(times) for seq, times in tally.times.items()}


def test_the_crowd_counts_what_arrives_and_misses_what_does_not() -> None:
    tally, asked = told(step(1, 2) + step(2, 3), step(1, 2), step(2, 3), until=3)
    assert tally.open == 3
    # The third reader has a hole before its step: entry 2 is lost to it.
    assert counts(tally) == {2: 2, 3: 2}
    assert all(request.endswith(b"\r\n\r\n") for request in asked)


def test_one_step_over_several_entries_brings_them_all_and_old_news_none() -> None:
    tally, _asked = told(step(1, 6) + step(4, 6), b":\n\n" + step(1, 6), until=6)
    assert counts(tally) == dict.fromkeys(range(2, 7), 2)
    assert tally.doubled == 1


def test_readers_who_come_back_say_what_they_have_and_are_told_the_rest() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener, crowd.readers() as everybody:
        listener.settimeout(30)
        asked: list[bytes] = []

        def serve() -> None:
            for stream in (step(1, 2), step(2, 4)):
                connection, _address = listener.accept()
                asked.append(connection.recv(4_096))
                connection.sendall(HEAD + stream)
                connection.shutdown(socket.SHUT_WR)
                connection.close()

        server = threading.Thread(target=serve)
        server.start()
        port = listener.getsockname()[1]
        request = b"GET /stream HTTP/1.1\r\nHost: localhost\r\n"
        everybody.obey(Connect(port, request, 1, 1, 2, 1, 5.0))
        closed = everybody.obey(Wait(3, 0.2))
        back = everybody.obey(Connect(port, request, 1, 2, 4, 1, 5.0))
        server.join()
    assert closed.closed == 1
    assert b"\r\nLast-Event-ID: 2\r\n" in asked[1]
    assert counts(back) == {3: 1, 4: 1}
