"""The configuration that is delivered for nginx, really started in front of two processes that hold streams."""

from __future__ import annotations

import http.client
import subprocess

import pytest

from tests.stream.conftest import House
from tests.stream.processes import free_port, until
from tests.stream.reading import Reader, trusting

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.xdist_group("stream services"),
    pytest.mark.services,
]


def test_readers_are_spread_and_none_loses_an_entry_when_a_process_dies(house: House) -> None:
    house.redis()
    desk, first, second = house.paper(), house.only_streams(), house.only_streams()
    edge = house.nginx(first, second, site=desk.port)
    story = desk.open_story()
    readers = [Reader(edge.port, story, after=1, tls=True) for _ in range(8)]
    assert [reader.status for reader in readers] == [200] * 8
    head = desk.publish(story, 5)
    for reader in readers:
        reader.until(head)
    first.kill()
    head = desk.publish(story, 5)
    for reader in readers:
        steps = reader.steps
        if reader.to(head) < head:
            with Reader(edge.port, story, last_event_id=reader.seq, tls=True) as again:
                again.until(head)
                steps += again.steps
        assert steps == list(range(2, head + 1))
        reader.close()


def test_a_browser_gets_the_stream_over_http_2_unbuffered(house: House) -> None:
    desk = house.paper()
    edge = house.nginx(desk, site=desk.port)
    story = desk.open_story()
    desk.publish(story)
    address = f"https://127.0.0.1:{edge.port}/stream/{story}?after=1"
    command = ["curl", "--silent", "--insecure", "--http2", "--no-buffer", "--include", "--max-time", "20", address]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as curl:
        assert curl.stdout is not None
        lines: list[str] = []
        for line in curl.stdout:
            lines.append(line.strip())
            if line.startswith("data:"):
                break
        curl.kill()
    assert lines[0] == "HTTP/2 200"
    assert "content-type: text/event-stream" in lines
    assert lines[-3:-1] == ["id: 2", "event: step"]


def test_without_any_process_readers_are_asked_to_come_back(house: House) -> None:
    house.environment["DATELINE_BROKER"] = "memory"
    desk = house.paper()
    edge = house.nginx(desk, site=free_port())
    story = desk.open_story()
    desk.kill()
    refused = Reader(edge.port, story, tls=True)
    assert (refused.status, refused.answer.headers["Retry-After"]) == (503, "5")
    refused.close()
    desk = house.paper(port=desk.port)

    def served() -> bool:
        with Reader(edge.port, story, tls=True) as reader:
            return reader.status == 200

    until(served, "the process is back")


def test_a_page_is_served_after_the_application_is_gone(house: House) -> None:
    site = house.whole_site()
    edge = house.nginx(site, site=site.port)

    def get() -> tuple[int, bytes, str]:
        connection = http.client.HTTPSConnection("127.0.0.1", edge.port, context=trusting())
        connection.request("GET", "/")
        answer = connection.getresponse()
        return answer.status, answer.read(), answer.headers["X-Cache"]

    status, page, how = get()
    assert (status, how) == (200, "MISS")
    site.kill()
    assert get()[:2] == (200, page)
    until(lambda: get() == (200, page, "STALE"), "the page is older than it may be")
