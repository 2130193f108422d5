"""Pages kept in one process while another changes what they rest on."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.record.models import Story
from tests.newsroom import Newsroom, make_story
from tests.page_cache.serving import Answer, asked
from tests.stream.conftest import ON_POSTGRES, House, own_database
from tests.stream.processes import ROOT, Server, whole_site

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.xdist_group("stream services"),
]
STORY = "/vale/arne-dam/"
BROKERS = [pytest.param("redis", marks=pytest.mark.services), *(["postgres"] if ON_POSTGRES else [])]
# In seconds: what is promised without any notice, and what a notice takes on a busy machine.
PROMISED = 2.0
AT_ONCE = 0.6


@pytest.fixture
def story(paper: Newsroom) -> Story:
    return make_story(paper, slug="arne-dam")


class Elsewhere:
    """A process that publishes into the story."""

    def __init__(self, story: Story, environment: dict[str, str]) -> None:
        self._program = subprocess.Popen(
            [sys.executable, "-m", "tests.page_cache.elsewhere", str(story.pk)],
            cwd=ROOT,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "dateline.config.settings", **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._said("ready")

    def order(self, line: str) -> None:
        """Returns when it is done."""
        assert self._program.stdin is not None
        self._program.stdin.write(f"{line}\n")
        self._program.stdin.flush()
        self._said("done")

    def end(self) -> None:
        self._program.communicate()

    def _said(self, word: str) -> None:
        assert self._program.stdout is not None
        assert self._program.stdout.readline().strip() == word


Start = Callable[[], Elsewhere]


@pytest.fixture
def elsewhere(house: House, story: Story) -> Iterator[Start]:
    started: list[Elsewhere] = []

    def start() -> Elsewhere:
        started.append(Elsewhere(story, house.environment))
        return started[-1]

    yield start
    for process in started:
        process.end()


def read(server: Server, path: str = STORY) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    try:
        return asked(connection, path, Host="localhost")
    finally:
        connection.close()


def showing(words: str) -> Callable[[Answer], bool]:
    return lambda answer: words in answer.text


def seconds_until(server: Server, condition: Callable[[Answer], bool], path: str = STORY) -> float:
    """How long an answer is asked for, again and again, until it is as it should be."""
    began = time.monotonic()
    while not condition(read(server, path)):
        assert time.monotonic() - began < 30
        time.sleep(0.005)
    return time.monotonic() - began


def test_without_a_broker_a_page_is_never_older_than_promised(house: House, elsewhere: Start) -> None:
    server, other = house.whole_site(), elsewhere()
    read(server)
    for path in (STORY, "/", f"{STORY}entries?after=1"):
        words = f"For {path}, the gauge reads four metres."
        read(server, path)
        other.order(f"publish {words}")
        assert seconds_until(server, showing(words), path) < PROMISED + AT_ONCE


def test_a_page_nobody_asked_for_meanwhile_is_compared_first(house: House, elsewhere: Start) -> None:
    server, other = house.whole_site(), elsewhere()
    read(server)
    other.order("publish The gauge reads four metres.")
    time.sleep(PROMISED)
    assert "four metres" in read(server).text


def test_another_process_changes_the_masthead_and_the_page_tree(house: House, elsewhere: Start) -> None:
    server, other = house.whole_site(), elsewhere()
    read(server)
    other.order("name The Arne Mercury")
    assert seconds_until(server, lambda answer: "The Arne Mercury" in answer.text) < PROMISED + AT_ONCE
    other.order("withdraw")
    assert seconds_until(server, lambda answer: answer.status == 404) < PROMISED + AT_ONCE


@pytest.mark.parametrize("broker", BROKERS)
def test_a_broker_brings_it_at_once(house: House, elsewhere: Start, broker: str) -> None:
    if broker == "redis":
        house.redis()
    else:
        house.environment["DATELINE_BROKER"] = broker
    server, other = house.whole_site(), elsewhere()
    took = []
    for number in range(5):
        words = f"The gauge reads {number} metres."
        read(server)
        other.order(f"publish {words}")
        took.append(seconds_until(server, showing(words)))
    # By chance alone, one of five comes as soon.
    assert sorted(took)[3] < AT_ONCE


@pytest.mark.services
def test_with_the_broker_gone_a_page_is_as_good_as_without_one(house: House, elsewhere: Start) -> None:
    redis = house.redis()
    server, other = house.whole_site(), elsewhere()
    read(server)
    redis.kill()
    other.order("publish The gauge reads four metres.")
    assert seconds_until(server, lambda answer: "four metres" in answer.text) < PROMISED + AT_ONCE


def _move(here: Path, there: Path) -> None:
    """The database with its write-ahead log, which holds what was written last. What a server made meanwhile goes."""
    there.mkdir(exist_ok=True)
    for left in there.glob("dateline.sqlite3*"):
        left.unlink()
    for part in here.glob("dateline.sqlite3*"):
        part.rename(there / part.name)


def test_pages_outlive_the_database_and_go_on_when_it_is_back(tmp_path: Path) -> None:
    server = whole_site(own_database(tmp_path), tmp_path / "log")
    try:
        page = read(server, "/")
        away = tmp_path / "away"
        _move(tmp_path, away)
        assert read(server, "/search/?q=gauge").status == 500
        end = time.monotonic() + 2 * PROMISED
        while time.monotonic() < end:
            assert read(server, "/").body == page.body
        _move(away, tmp_path)
        seconds_until(server, lambda answer: answer.status == 200, "/search/?q=dam")
        assert read(server, "/").body == page.body
    finally:
        server.end()
