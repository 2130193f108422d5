"""What a reader gets who opens a stream, comes back to one, or asks for one that is not to be had."""

from __future__ import annotations

import http.client
import socket
from uuid import uuid4

import pytest

from tests.stream.conftest import BEAT
from tests.stream.processes import Server, until
from tests.stream.reading import Reader


def ask(server: Server, path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    return connection.getresponse()


def test_each_entry_arrives_as_it_is_published(site: Server) -> None:
    story = site.open_story()
    with Reader(site.port, story, after=1) as reader:
        for seq in range(2, 7):
            site.publish(story)
            (event,) = reader.until(seq)
            assert (event.id, event.kind) == (str(seq), "step")
            assert event.data == {"version": 1, "story": story, "after": seq - 1, "head": seq}


def test_entries_that_come_quickly_arrive_in_order(site: Server) -> None:
    story = site.open_story()
    with Reader(site.port, story, after=1) as reader:
        reader.until(site.publish(story, 30))
    assert reader.steps == list(range(2, 32))


def test_the_answer_can_be_neither_stored_nor_buffered(site: Server) -> None:
    with Reader(site.port, site.open_story()) as reader:
        headers = reader.answer.headers
    assert reader.status == 200
    assert headers["Content-Type"] == "text/event-stream"
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Accel-Buffering"] == "no"
    assert headers["Date"]


def test_who_names_no_entry_gets_only_what_is_still_to_come(site: Server) -> None:
    story = site.open_story()
    seq = site.publish(story, 3)
    with Reader(site.port, story) as reader:
        site.publish(story)
        assert [event.id for event in reader.until(seq + 1)] == [str(seq + 1)]


def test_a_reader_has_a_number_before_the_first_event(site: Server) -> None:
    story = site.open_story()
    with Reader(site.port, story) as reader:
        assert reader.seq == "1"
        assert reader.retry


def test_who_comes_back_gets_what_was_missed(site: Server) -> None:
    story = site.open_story()
    seq = site.publish(story, 4)
    with Reader(site.port, story, last_event_id="2") as reader:
        reader.until(seq)
    assert reader.steps == [3, 4, 5]


def test_the_number_of_the_last_event_wins_over_the_address(site: Server) -> None:
    """A browser that comes back repeats the address that it asked for at first."""
    story = site.open_story()
    seq = site.publish(story, 4)
    with Reader(site.port, story, after=1, last_event_id="4") as reader:
        assert [event.id for event in reader.until(seq)] == ["5"]


def test_who_missed_too_much_is_told_to_fetch_it(site: Server) -> None:
    story = site.open_story()
    seq = site.publish(story, 25)
    with Reader(site.port, story, after=1) as reader:
        site.publish(story)
        first, second = reader.until(seq + 1)
    assert (first.kind, first.id, first.data) == ("reset", str(seq), {"version": 1, "story": story, "head": seq})
    assert (second.kind, second.data["after"]) == ("step", seq)


def test_a_number_that_the_record_has_not_reached_is_reset(site: Server) -> None:
    story = site.open_story()
    with Reader(site.port, story, after=77) as reader:
        event = reader.next()
        assert event is not None
        assert (event.kind, event.id) == ("reset", "1")
        site.publish(story)
        assert [step.id for step in reader.until(2)] == ["2"]


def test_the_end_of_a_story_closes_its_streams(site: Server) -> None:
    story = site.open_story()
    with Reader(site.port, story, after=1) as reader:
        site.publish(story)
        site.order("set", story, state="ended")
        events = reader.to_the_end()
    assert reader.steps == [2, 3]
    assert (events[-1].kind, events[-1].data) == ("end", {"version": 1, "story": story, "head": 3})


def test_a_browser_that_has_all_of_an_ended_story_stops_coming_back(site: Server) -> None:
    story = site.open_story()
    site.order("set", story, state="ended")
    answer = ask(site, f"/stream/{story}", Last_Event_ID="2")
    assert (answer.status, answer.read()) == (204, b"")
    assert ask(site, f"/stream/{story}").status == 204


def test_who_missed_the_end_is_brought_up_to_it(site: Server) -> None:
    story = site.open_story()
    site.publish(story, 2)
    site.order("set", story, state="ended")
    with Reader(site.port, story, last_event_id="2") as reader:
        assert [event.kind for event in reader.to_the_end()] == ["step", "end"]
    assert reader.steps == [3, 4]


def test_a_story_that_goes_on_after_its_end_has_streams_again(site: Server) -> None:
    story = site.open_story()
    site.order("set", story, state="ended")
    seq = int(site.order("set", story, state="live")["seq"])
    with Reader(site.port, story, after=seq) as reader:
        site.publish(story)
        assert reader.until(seq + 1)


def test_a_story_taken_off_the_site_has_no_streams(site: Server) -> None:
    story = site.open_story()
    with Reader(site.port, story, after=1) as reader:
        site.order("withdraw", story)
        assert reader.to_the_end() == []
    assert ask(site, f"/stream/{story}").status == 404


def test_a_silent_stream_has_heartbeats(site: Server) -> None:
    story = site.open_story()
    with Reader(site.port, story) as reader:
        reader.socket.settimeout(20 * BEAT)
        reader.heartbeat()
        reader.heartbeat()


def test_readers_are_counted_by_story(site: Server) -> None:
    story, other = site.open_story(), site.open_story()
    with Reader(site.port, story), Reader(site.port, story), Reader(site.port, other):
        until(lambda: (site.readers(story), site.readers(other)) == (2, 1), "three readers")
    until(lambda: (site.readers(story), site.readers(other)) == (0, 0), "nobody left")


def test_head_tells_of_the_stream_and_ends(site: Server) -> None:
    answer = ask(site, f"/stream/{site.open_story()}", "HEAD")
    assert (answer.status, answer.read()) == (200, b"")
    assert answer.headers["Content-Type"] == "text/event-stream"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "PROPFIND"])
def test_other_methods_are_refused(site: Server, method: str) -> None:
    answer = ask(site, f"/stream/{uuid4()}", method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "name",
    [
        "",
        "/",
        "arne-dam",
        "0",
        "%00",
        "../desk",
        "0192f3a4-7c1e-7b6a-9d52-3f1f8c2b4d5",
        "{0192f3a4-7c1e-7b6a-9d52-3f1f8c2b4d5e}",
        "0192F3A4-7C1E-7B6A-9D52-3F1F8C2B4D5E",
        "0192f3a47c1e7b6a9d523f1f8c2b4d5e",
        "%EF%BC%91",
        "a" * 5_000,
    ],
)
def test_what_names_no_story_is_not_found(site: Server, name: str) -> None:
    assert ask(site, f"/stream/{name}").status == 404


def test_a_story_that_does_not_exist_is_not_found(site: Server) -> None:
    answer = ask(site, f"/stream/{uuid4()}")
    assert (answer.status, answer.headers["Cache-Control"]) == (404, "no-store")


@pytest.mark.parametrize(
    "query",
    [
        "after=",
        "after=-1",
        "after=1.5",
        "after=x",
        "after=%00",
        "after=01",
        "after=1e3",
        "after=%D9%A1",
        "after=9007199254740993000",
        "after=" + "9" * 4_000,
        "after=1&after=2",
        "&".join("abcdefghij"),
    ],
)
def test_a_bad_number_is_refused(site: Server, query: str) -> None:
    assert ask(site, f"/stream/{site.open_story()}?{query}").status == 400


@pytest.mark.parametrize("value", ["x", "-1", "1;2", "999999999999999999999", "é", "<script>"])
def test_a_bad_last_event_id_is_refused(site: Server, value: str) -> None:
    assert ask(site, f"/stream/{site.open_story()}", Last_Event_ID=value).status == 400


def test_a_request_with_a_body_is_refused(site: Server) -> None:
    assert ask(site, f"/stream/{site.open_story()}", Content_Length="4").status == 400


def conversation(server: Server, sent: bytes) -> bytes:
    """All that the server answers until it closes the connection."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as line:
        line.sendall(sent)
        return b"".join(iter(lambda: line.recv(65_536), b""))


@pytest.mark.parametrize(
    "garbage",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 50,
        b"GET\r\n\r\n",
        b"\x00" * 1_000,
        b"GET /stream/ HTTP/1.1\r\nHost: a\r\n" + b"X-Flood: " + b"a" * 100_000 + b"\r\n\r\n",
        b"GET /stream/ HTTP/1.1\r\nHost: a\r\n" + b"".join(b"X-%d: a\r\n" % n for n in range(10_000)) + b"\r\n",
    ],
)
def test_garbage_gets_a_refusal_and_a_closed_connection(site: Server, garbage: bytes) -> None:
    assert conversation(site, garbage)[:10] in {b"HTTP/1.1 4", b""}
    assert site.open_story()
