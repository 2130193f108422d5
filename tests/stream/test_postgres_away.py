"""PostgreSQL out of reach for a while: of the process that holds readers, or of everybody."""

from __future__ import annotations

import re

import pytest
from django.db import connection

from tests.stream.cable import Cable
from tests.stream.conftest import House
from tests.stream.processes import Server, until
from tests.stream.reading import Reader

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.xdist_group("stream services"),
]


@pytest.fixture
def cable() -> Cable:
    values = connection.settings_dict
    return Cable(values["HOST"] or "localhost", int(values["PORT"] or 5432))


def at_the_cable(house: House, cable: Cable, poll: float) -> Server:
    """A paper whose database is reached through the cable."""
    address = re.sub(r"@[^/]+/", f"@127.0.0.1:{cable.port}/", house.environment["DATABASE_URL"])
    return house.paper(limits={"poll": poll}, DATELINE_BROKER="postgres", DATABASE_URL=address)


def test_entries_of_the_time_without_it_arrive_when_it_is_back(house: House, cable: Cable) -> None:
    desk = house.paper(DATELINE_BROKER="postgres")
    holder = at_the_cable(house, cable, poll=3_600)
    story = desk.open_story()
    with Reader(holder.port, story, after=1) as reader:
        desk.publish(story)
        reader.until(2)
        cable.pull()
        head = desk.publish(story, 5)
        until(lambda: "connection to PostgreSQL is lost" in holder.log.read_text(), "the break is noticed")
        cable.plug_in()
        reader.until(head)
    assert reader.steps == list(range(2, head + 1))
    cable.pull()


def test_a_new_reader_is_asked_to_come_back_later(house: House, cable: Cable) -> None:
    desk = house.paper(DATELINE_BROKER="postgres")
    holder = at_the_cable(house, cable, poll=0.2)
    story = desk.open_story()
    cable.pull()
    refused = Reader(holder.port, story, after=1)
    assert refused.status == 503
    assert refused.answer.headers["Retry-After"]
    refused.close()
    cable.plug_in()

    def served() -> bool:
        with Reader(holder.port, story, after=1) as reader:
            return reader.status == 200

    until(served, "the database is met again")
    cable.pull()
