"""What nginx keeps: pages and catch-up outlive the application, and a crowd is one request to it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.stream.faults.conftest import HERE
from tests.stream.faults.fleet import until_answered
from tests.stream.faults.hosts import Dial
from tests.stream.faults.publisher import order
from tests.stream.faults.serving import Serving, Starter
from tests.stream.processes import free_port, nginx, until

pytestmark = [pytest.mark.faults, pytest.mark.services]
CROWD = 200
AT_ONCE = 50
# In seconds: how long a page is new in a shared cache (s-maxage); nginx counts whole seconds.
LIFETIME = 5 + 1.1
# And how long it may be given out while a new one is on its way (stale-while-revalidate) at most.
LONGEST_LIFE = 5 + 30 + 1.1


@dataclass(frozen=True)
class Answer:
    status: int
    cache: str | None
    body: bytes


@dataclass
class Edge:
    """One process that runs the site, and nginx in front."""

    site: Serving
    folder: Path
    dial: Dial
    story: str
    address: str

    def get(self, address: str) -> Answer:
        connection = self.dial()
        connection.request("GET", address)
        answer = connection.getresponse()
        found = Answer(answer.status, answer.headers["X-Cache"], answer.read())
        connection.close()
        return found

    def publish(self, words: str) -> None:
        order(HERE.dial(*self.site.address), "publish once", self.story, key=words)

    def crowd(self, address: str) -> list[Answer]:
        with ThreadPoolExecutor(AT_ONCE) as readers:
            return list(readers.map(self.get, [address] * CROWD))

    def went_on(self) -> Counter[str]:
        """How many requests for each address have gone on to the process."""
        return Counter(line.split()[0] for line in (self.folder / "upstream.log").read_text().splitlines())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Serving, Path, Dial]]:
    """Shared: each test has a story of its own, and whoever kills the process starts it again."""
    folder = tmp_path_factory.mktemp("edge")
    with ExitStack() as closing:
        starter = Starter(HERE, {"DATELINE_DATA": str(folder), "DATELINE_BEHIND_PROXY": "yes"}, folder / "log")
        closing.callback(starter.end)
        process, port = Serving("site", starter), free_port()
        server = nginx(folder, f"127.0.0.1:{port}", [process.address], [process.address])
        closing.callback(server.end)
        dial = HERE.dial("127.0.0.1", port, tls=True)
        until_answered(dial)
        yield process, folder, dial


@pytest.fixture
def edge(site: tuple[Serving, Path, Dial]) -> Edge:
    opened: Any = order(HERE.dial(*site[0].address), "open")
    return Edge(*site, opened["story"], opened["address"])


@pytest.fixture
def gone(edge: Edge) -> Iterator[Callable[[], None]]:
    """Kills the process; it is back after the test."""
    yield edge.site.kill
    edge.site.start()


def test_a_crowd_for_a_new_page_is_one_request_to_the_application(edge: Edge) -> None:
    edge.publish("First reading")
    answers = edge.crowd(edge.address)
    assert {answer.status for answer in answers} == {200}
    assert len({answer.body for answer in answers}) == 1
    assert edge.went_on()[edge.address] == 1


def test_a_new_version_is_asked_for_once_however_many_ask_nginx(edge: Edge) -> None:
    edge.publish("First reading")
    edge.get(edge.address)
    edge.publish("Second reading")
    time.sleep(LIFETIME)
    # The crowd that comes now is given the old page, while one request brings the new one.
    answers = edge.crowd(edge.address)
    until(lambda: b"Second reading" in edge.get(edge.address).body, "the new page is there")
    assert {answer.status for answer in answers} == {200}
    assert edge.went_on()[edge.address] == 2


@pytest.mark.parametrize("seconds", [LIFETIME, pytest.param(LONGEST_LIFE, marks=pytest.mark.prove)])
def test_without_the_application_the_story_and_catch_up_are_served(
    edge: Edge, gone: Callable[[], None], seconds: float
) -> None:
    edge.publish("First reading")
    edge.publish("Second reading")
    catch_up = f"{edge.address}entries?after=1"
    page, step = edge.get(edge.address), edge.get(catch_up)
    gone()
    time.sleep(seconds)
    assert edge.get(edge.address) == Answer(200, "STALE", page.body)
    assert edge.get(catch_up) == Answer(200, "STALE", step.body)
    assert b"Second reading" in page.body
    assert b'"head":3' in step.body
    assert edge.get(f"{edge.address}entries?after=2").status == 502, "nobody has asked for this before"


def test_readers_are_told_what_is_new_as_soon_as_the_application_is_back(edge: Edge) -> None:
    edge.publish("First reading")
    catch_up = f"{edge.address}entries?after=1"
    edge.get(catch_up)
    edge.site.kill()
    until(lambda: edge.get(catch_up).cache == "STALE", "it is older than it may be")
    edge.site.start()
    edge.publish("Second reading")
    until(lambda: b'"head":3' in edge.get(catch_up).body, "the new entry is told")
