"""Processes that tell each other of new entries, and what happens when that fails."""

from __future__ import annotations

import threading
import time

import pytest

from tests.config.cli import dateline
from tests.stream.conftest import ON_POSTGRES, House
from tests.stream.processes import free_port, until
from tests.stream.reading import Reader

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.xdist_group("stream services"),
]
BROKERS = [pytest.param("redis", marks=pytest.mark.services), *(["postgres"] if ON_POSTGRES else [])]
# No entry is found by reading the heads: what arrives came through the broker.
BROKER_ALONE = {"poll": 3_600}


def with_broker(house: House, name: str) -> None:
    if name == "redis":
        house.redis()
    else:
        house.environment["DATELINE_BROKER"] = name


@pytest.mark.parametrize("broker", BROKERS)
def test_an_entry_of_one_process_reaches_the_readers_of_all(house: House, broker: str) -> None:
    with_broker(house, broker)
    first, second = house.paper(limits=BROKER_ALONE), house.paper(limits=BROKER_ALONE)
    others = [house.only_streams(), house.only_streams()]
    story = first.open_story()
    readers = [Reader(server.port, story, after=1) for server in (first, second, *others)]
    first.publish(story, 3)
    head = second.publish(story, 3)
    for reader in readers:
        reader.until(head)
        assert reader.steps == list(range(2, head + 1))
        reader.close()


@pytest.mark.parametrize("broker", BROKERS)
def test_a_reader_of_a_killed_process_goes_on_at_another(house: House, broker: str) -> None:
    with_broker(house, broker)
    desk, holder, other = house.paper(), house.only_streams(), house.only_streams()
    story = desk.open_story()
    with Reader(holder.port, story, after=1) as reader:
        storm = threading.Thread(target=desk.publish, args=(story, 60))
        storm.start()
        reader.until(10)
        holder.kill()
        reader.to_the_end()
    with Reader(other.port, story, last_event_id=reader.seq) as again:
        storm.join()
        # Sixty entries may all have arrived before the process was dead.
        assert again.to(61) == 61
    assert reader.steps + again.steps == list(range(2, 62))


@pytest.mark.services
def test_entries_of_the_time_without_redis_arrive_when_it_is_back(house: House) -> None:
    port = free_port()
    redis = house.redis(port)
    desk, holder = house.paper(limits=BROKER_ALONE), house.paper(limits=BROKER_ALONE)
    story = desk.open_story()
    with Reader(holder.port, story, after=1) as reader:
        desk.publish(story)
        reader.until(2)
        redis.kill()
        head = desk.publish(story, 5)
        until(lambda: "connection to Redis is lost" in holder.log.read_text(), "the break is noticed")
        house.redis(port)
        reader.until(head)
        assert reader.steps == list(range(2, head + 1))


@pytest.mark.services
def test_publishing_and_reading_go_on_without_redis(house: House) -> None:
    house.redis().kill()
    desk, holder = house.paper(limits={"poll": 0.2}), house.paper(limits={"poll": 0.2})
    story = desk.open_story()
    with Reader(holder.port, story, after=1) as reader:
        started = time.monotonic()
        head = desk.publish(story, 5)
        reader.until(head)
    assert time.monotonic() - started < 5
    assert reader.steps == list(range(2, head + 1))


def test_one_process_hears_of_what_another_wrote_without_any_broker(house: House) -> None:
    """`dateline import` beside a running site."""
    desk, holder = house.paper(), house.paper(limits={"poll": 0.2})
    story = desk.open_story()
    with Reader(holder.port, story, after=1) as reader:
        head = desk.publish(story, 3)
        reader.until(head)
    assert reader.steps == [2, 3, 4]


@pytest.mark.services
def test_notices_that_are_none_of_ours_change_nothing(house: House) -> None:
    import redis

    house.redis()
    desk = house.paper(limits=BROKER_ALONE)
    story = desk.open_story()
    stranger = redis.Redis.from_url(house.environment["DATELINE_REDIS_URL"])
    with Reader(desk.port, story, after=1) as reader:
        for notice in (
            b"\xff\xfe",
            b"",
            b"x",
            f"{story} 999999999999999",
            f"{story} -1",
            f"{story} 1 1",
            b"a" * 100_000,
        ):
            stranger.publish("dateline", notice)
        desk.publish(story, 2)
        reader.until(3)
    stranger.close()
    assert reader.steps == [2, 3]


def test_a_setting_without_what_it_needs_is_said_in_one_line(house: House) -> None:
    for environment, word in (
        ({"DATELINE_BROKER": "carrier pigeon"}, "carrier pigeon"),
        ({"DATELINE_BROKER": "redis"}, "DATELINE_REDIS_URL"),
        ({"DATELINE_BROKER": "redis", "DATELINE_REDIS_URL": "http://a"}, "scheme"),
        ({"DATELINE_BROKER": "memory"}, "--only stream needs"),
        ({"DATELINE_STREAM_READERS": "many"}, "DATELINE_STREAM_READERS"),
        ({"DATELINE_BROKER": "postgres", "DATABASE_URL": "sqlite:///none"}, "needs a PostgreSQL database"),
    ):
        done = dateline(house.folder, "serve", "--only", "stream", "--port", "0", **environment)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
        assert word in done.stderr
