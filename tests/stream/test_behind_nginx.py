"""The configuration that is delivered for nginx, really started in front of two processes that hold streams."""

from __future__ import annotations

import subprocess

import pytest

from tests.stream.conftest import House
from tests.stream.processes import free_port, until
from tests.stream.reading import Reader

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.xdist_group("stream services"),
    pytest.mark.services,
]


def test_a_browser_gets_the_stream_over_http_2_unbuffered(house: House) -> None:
    desk = house.paper()
    edge = house.nginx(desk, site=desk.port)
    story = desk.open_story()
    desk.publish(story)
    address = f"https://127.0.0.1:{edge}/stream/{story}?after=1"
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
    refused = Reader(edge, story, tls=True)
    assert (refused.status, refused.answer.headers["Retry-After"]) == (503, "5")
    refused.close()
    desk = house.paper(port=desk.port)

    def served() -> bool:
        with Reader(edge, story, tls=True) as reader:
            return reader.status == 200

    until(served, "the process is back")
