"""Garbage to every public address: a clear answer or a closed connection, and the process is none the worse."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.config.patience import PatientProtocol
from dateline.record.actions import publish
from tests.newsroom import EDITOR, Newsroom, make_story, text
from tests.page_cache.garbage import STORY, STREAM, broken_requests, request, whole_requests
from tests.page_cache.serving import Site, raw, serving
from tests.stream.conftest import House
from tests.stream.processes import Server, until

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

# What a request may do to a connection: nothing is a 5xx but "too busy", and what is not implemented.
STATUS = re.compile(rb"\AHTTP/1\.1 (?:1\d\d|2\d\d|3\d\d|4\d\d|501|503) ")
# In megabytes: what the first thousands of requests may add for good, such as compiled templates and grown pools.
GROWTH = 24
LONG_TEXT = text("A long text. " * 1_500) * 12


class Hasty(PatientProtocol):
    head_patience = 0.4
    body_patience = 0.4
    unread_patience = 0.8
    pause = 0.05


@pytest.fixture
def hasty_site(paper: Newsroom) -> Iterator[Site]:
    from dateline.config.asgi import django_application
    from dateline.config.asgi import site as whole_site
    from dateline.config.kept_pages import kept_pages

    pages = kept_pages(django_application)
    with serving(whole_site(pages), pages, Hasty) as running:
        yield running


def test_a_whole_request_gets_a_clear_answer(site: Site, paper: Newsroom) -> None:
    publish(make_story(paper, slug="arne-dam"), text("News."), actor=EDITOR)
    for sent in whole_requests():
        came = raw(site.port, sent)
        assert STATUS.match(came), (sent[:200], came[:200])
        assert b"Traceback" not in came
    assert site.get(STORY).status == 200


def test_what_is_no_request_is_refused_or_closed(site: Site, paper: Newsroom) -> None:
    for sent in broken_requests():
        came = raw(site.port, sent)
        assert not came or STATUS.match(came), (sent[:100], came[:200])
        assert not came.startswith(b"HTTP/1.1 200"), sent[:100]
    assert site.get("/").status == 200


@pytest.mark.parametrize("place", ["/", STREAM])
def test_a_head_without_end_is_cut_off(site: Site, place: str) -> None:
    many = request(b"GET", place, *[b"X-%d: a" % number for number in range(101)])
    long = request(b"GET", place, b"X: " + b"a" * 40_000)
    endless = long[:-4] + b"a" * 40_000
    for sent in (many, long, endless, b"GET /" + b"a" * 40_000):
        assert raw(site.port, sent).startswith(b"HTTP/1.1 431 "), sent[:60]


@pytest.mark.parametrize(
    ("sent", "answer"),
    [
        (b"", b""),
        (b"GET", b"HTTP/1.1 408 "),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n", b"HTTP/1.1 408 "),
        (f"GET {STREAM} HTTP/1.1\r\nHost: localhost\r\n".encode(), b"HTTP/1.1 408 "),
        (b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nabc", b"HTTP/1.1 408 "),
    ],
)
def test_a_request_that_does_not_come_whole_is_not_waited_for(hasty_site: Site, sent: bytes, answer: bytes) -> None:
    with socket.create_connection(("127.0.0.1", hasty_site.port), timeout=10) as connection:
        connection.sendall(sent)
        assert connection.recv(1_000).startswith(answer)
        assert connection.recv(1_000) == b""


@pytest.mark.parametrize("place", ["/", STREAM])
def test_dripping_does_not_help(hasty_site: Site, place: str) -> None:
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", hasty_site.port), timeout=10) as connection:
        connection.settimeout(0.05)
        came = b""
        sent = iter(request(b"GET", place, b"X: " + b"a" * 1_000))
        while not came:
            try:
                connection.sendall(bytes([next(sent)]))
                came = connection.recv(1_000)
            except TimeoutError:
                continue
    assert came.startswith(b"HTTP/1.1 408 ")
    assert time.monotonic() - began < 3


def test_an_empty_line_now_and_again_keeps_no_connection(hasty_site: Site) -> None:
    with socket.create_connection(("127.0.0.1", hasty_site.port), timeout=10) as connection:
        connection.settimeout(0.05)
        came = b""
        while not came:
            try:
                connection.sendall(b"\r\n")
                came = connection.recv(1_000)
            except TimeoutError:
                continue
    assert came.startswith(b"HTTP/1.1 408 ")


def test_who_asks_and_never_reads_is_cut_off(hasty_site: Site, paper: Newsroom) -> None:
    story = make_story(paper, slug="arne-dam")
    publish(story, LONG_TEXT, actor=EDITOR)
    hasty_site.get(STORY)
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    connection.settimeout(10)
    connection.connect(("127.0.0.1", hasty_site.port))
    with connection:
        # More than the kernel takes for a reader who does not read.
        connection.sendall(request(b"GET", STORY) * 200)
        until(lambda: _is_cut(connection), "the connection is closed", 10)
    assert hasty_site.get(STORY).status == 200


def _is_cut(connection: socket.socket) -> bool:
    try:
        connection.send(b"\r\n", socket.MSG_DONTWAIT)
    except BlockingIOError:
        return False
    except ConnectionError:
        return True
    return False


def test_an_honest_reader_on_a_slow_line_is_served(hasty_site: Site, paper: Newsroom) -> None:
    story = make_story(paper, slug="arne-dam")
    publish(story, LONG_TEXT, actor=EDITOR)
    size = len(hasty_site.get(STORY).body)
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    connection.settimeout(10)
    connection.connect(("127.0.0.1", hasty_site.port))
    with connection:
        connection.sendall(request(b"GET", STORY))
        came, began = 0, time.monotonic()
        while came < size and (data := connection.recv(16_384)):
            came += len(data)
            # Slower than the patience with one who reads nothing, all in all.
            while time.monotonic() - began < 1.5 * came / size:
                time.sleep(0.005)
    assert came > size


def megabytes(server: Server) -> float:
    status = Path(f"/proc/{server.program.pid}/status").read_text()
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    assert found
    return int(found[1]) / 1_024


def files(server: Server) -> int:
    return len(list(Path(f"/proc/{server.program.pid}/fd").iterdir()))


@pytest.mark.prove
def test_thousands_of_them_leave_memory_as_it_was(house: House, paper: Newsroom) -> None:
    publish(make_story(paper, slug="arne-dam"), text("News."), actor=EDITOR)
    server = house.whole_site()
    bad = [*whole_requests(), *broken_requests()]
    for sent in bad:
        raw(server.port, sent)
    before, open_before = megabytes(server), files(server)
    for _round in range(12):
        for sent in bad:
            raw(server.port, sent)
    # Half-open ones as well: begun, and left to the server to end.
    left = []
    for number in range(300):
        connection = socket.create_connection(("127.0.0.1", server.port), timeout=10)
        connection.sendall(request(b"GET", "/" if number % 2 else STREAM)[:-2])
        left.append(connection)
    for connection in left:
        connection.settimeout(30)
        while connection.recv(1_000):
            pass
        connection.close()
    until(lambda: files(server) <= open_before + 8, "connections are closed")
    assert megabytes(server) < before + GROWTH
    came = raw(server.port, request(b"GET", STORY))
    assert came.startswith(b"HTTP/1.1 200 ")
