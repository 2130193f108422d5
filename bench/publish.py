"""What it costs to publish into a long story, beside a short one: queries and time, on one database. Then how long
it takes from the action's call to the last of many open pages.

python -m bench.publish              SQLite, and PostgreSQL where DATELINE_TEST_POSTGRES names a server
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from time import perf_counter
from typing import NamedTuple

SHORT, LONG = 10, 5_000
# Events of which each goes to all readers.
PUBLISHED = 30


class Cost(NamedTuple):
    queries: int
    milliseconds: float


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=200, help="publishes measured in each story (default: 200)")
    options.add_argument("--readers", type=int, default=1_000, help="open pages (default: 1,000; 0 leaves that out)")
    options.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.here:
        measure_here(chosen.rounds)
        return 0
    addresses = ["", os.environ.get("DATELINE_TEST_POSTGRES", "")]
    for address in dict.fromkeys(addresses):
        with tempfile.TemporaryDirectory() as folder:
            environment = {**os.environ, "DATELINE_DATA": folder, "DATABASE_URL": address}
            command = [sys.executable, "-m", "bench.publish", "--here", "--rounds", str(chosen.rounds)]
            subprocess.run(command, env=environment, check=True)
    if not addresses[1]:
        print("PostgreSQL left out: DATELINE_TEST_POSTGRES names no server.")
    if chosen.readers:
        report_last_reader(chosen.readers)
    return 0


def report_last_reader(readers: int) -> None:
    """`dateline serve` in one process on SQLite, with readers on loopback."""
    from bench.live import crowd, files
    from bench.live.last_reader import to_last_reader
    from bench.live.rivals import running

    readers = files.possible(readers)
    with running() as server, crowd.readers() as everybody:
        took = to_last_reader(server, everybody, readers, PUBLISHED, begins=lambda event: event.called)
    middle, most = statistics.median(took), max(took)
    print(f"Action to the last of {readers:,} readers: {middle:.1f} ms (median), {most:.1f} ms (worst of {PUBLISHED})")


def measure_here(rounds: int) -> None:
    """On the database of the environment; PostgreSQL gets a scratch database that goes again."""
    from dateline.config.first_start import make_ready, set_up

    set_up()
    from django.db import connection
    from django.test.utils import setup_databases, teardown_databases

    scratch = setup_databases(verbosity=0, interactive=False) if connection.vendor == "postgresql" else None
    make_ready()
    try:
        _report(connection.display_name, rounds)
    finally:
        if scratch is not None:
            teardown_databases(scratch, verbosity=0)


def _report(database: str, rounds: int) -> None:
    from dateline.masthead.models import SectionPage
    from dateline.record.actions import open_story
    from dateline.record.actor import Actor
    from tests.newsroom import make_person

    person = make_person("Ana", "Reporters")
    section = SectionPage.objects.first()
    assert section is not None
    stories = {size: open_story(section, actor=Actor.program("bench"), headline=f"{size}") for size in (SHORT, LONG)}
    for size, story in stories.items():
        _fill(story, size)
    # In turns, so that a machine that slows down slows both alike.
    costs: dict[int, list[Cost]] = {SHORT: [], LONG: []}
    for _round in range(rounds):
        for size, story in stories.items():
            costs[size].append(_publish(story, person.pk))
    for size, measured in costs.items():
        middle = statistics.median(cost.milliseconds for cost in measured)
        print(
            f"{database:10} {size:5} updates: {max(c.queries for c in measured):3} queries, {middle:6.2f} ms (median)"
        )
    short, long = (statistics.median(cost.milliseconds for cost in costs[size]) for size in (SHORT, LONG))
    print(f"{database:10} {LONG} beside {SHORT}: {long / short:.2f} × the time (bound: 1.2)")


def _fill(story: object, count: int) -> None:
    from django.db import transaction

    from dateline.record.actions import publish
    from dateline.record.actor import Actor
    from dateline.record.models import Story
    from tests.newsroom import text

    assert isinstance(story, Story)
    with transaction.atomic():
        for number in range(count):
            publish(story, text(f"Update {number}: the gauge at Fell."), actor=Actor.program("bench"))


def _publish(story: object, person: int) -> Cost:
    """As a request does it: the reporter's rights are read anew."""
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from dateline.record.actions import publish
    from dateline.record.actor import Actor
    from dateline.record.models import Story
    from tests.newsroom import text

    assert isinstance(story, Story)
    actor = Actor.of(get_user_model().objects.get(pk=person))
    with CaptureQueriesContext(connection) as captured:
        began = perf_counter()
        publish(
            story,
            text("The second gate is open."),
            actor=actor,
            headline="Second gate",
            idempotency_key=os.urandom(8).hex(),
        )
        took = perf_counter() - began
    return Cost(len(captured), took * 1_000)


if __name__ == "__main__":
    sys.exit(main())
