"""What a long record costs: checking it, in the database and as a file, and showing what was.

python -m bench.record               SQLite, and PostgreSQL where DATELINE_TEST_POSTGRES names a server
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Final, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from dateline.record.models import Story

ENTRIES: Final = 5_000
# Entries a second.
VERIFY_BOUND: Final = 20_000
# Milliseconds.
AT_BOUND: Final = 50
START: Final = datetime(2017, 3, 2, 6, tzinfo=UTC)


class Figure(NamedTuple):
    """`bound` is the least where `at_least`, else the most."""

    what: str
    value: float
    unit: str
    bound: float
    at_least: bool = False

    def __str__(self) -> str:
        ratio = self.value / self.bound
        side = "at least" if self.at_least else "at most"
        return (
            f"{self.what:34} {self.value:10,.1f} {self.unit:10} "
            f"{ratio:5.2f} × the bound ({side} {self.bound:,.0f}: {'kept' if self.kept else 'MISSED'})"
        )

    @property
    def kept(self) -> bool:
        return self.value >= self.bound if self.at_least else self.value <= self.bound


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--entries", type=int, default=ENTRIES, help=f"of the story (default: {ENTRIES:,})")
    options.add_argument("--rounds", type=int, default=7, help="of which the middle one counts (default: 7)")
    options.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.here:
        measure_here(chosen.entries, chosen.rounds)
        return 0
    addresses = ["", os.environ.get("DATELINE_TEST_POSTGRES", "")]
    for address in dict.fromkeys(addresses):
        with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
            environment = {**os.environ, "DATELINE_DATA": folder, "DATABASE_URL": address}
            size = ["--entries", str(chosen.entries), "--rounds", str(chosen.rounds)]
            subprocess.run([sys.executable, "-m", "bench.record", "--here", *size], env=environment, check=True)
    if not addresses[1]:
        print("PostgreSQL left out: DATELINE_TEST_POSTGRES names no server.")
    return 0


def measure_here(entries: int, rounds: int) -> None:
    """On the database of the environment; PostgreSQL gets a scratch database that goes again."""
    from dateline.config.first_start import make_ready, set_up

    set_up()
    from django.db import connection
    from django.test.utils import setup_databases, teardown_databases

    scratch = setup_databases(verbosity=0, interactive=False) if connection.vendor == "postgresql" else None
    make_ready()
    try:
        story = make_story(entries)
        print(f"{connection.display_name}, a story of {entries:,} entries, the middle of {rounds} rounds:")
        for measure in MEASURES:
            for figure in measure(story, rounds):
                print(f"  {figure}")
    finally:
        if scratch is not None:
            teardown_databases(scratch, verbosity=0)


def make_story(entries: int) -> Story:
    """Seven of ten entries publish, two revise, one marks. Every other update quotes somebody."""
    from django.db import transaction

    from dateline.masthead.models import SectionPage
    from dateline.record.actions import mark, open_story, publish, revise
    from dateline.record.actor import Actor

    actor = Actor.program("bench")
    section = SectionPage.objects.first()
    assert section is not None
    with transaction.atomic():
        story = open_story(section, actor=actor, headline="Two gates opened at Arne dam", at=START)
        updates: list[UUID] = []
        for number in range(1, entries):
            at, body = START + timedelta(seconds=number), _body(number)
            match number % 10:
                case 3 | 6:
                    revise(story, updates[-2], body, base_version=1, change="correction", note="It was the east gate.",
                           actor=actor, at=at)  # fmt: skip
                case 9:
                    mark(story, updates[-1], label=f"Gate {number}", actor=actor, at=at)
                case _:
                    update = publish(story, body, headline=f"Gauge at {number}", actor=actor, at=at).update_id
                    assert update is not None
                    updates.append(update)
    return story


def _body(number: int) -> list[dict[str, object]]:
    words = f"Reading {number}: the gauge at Fell stands above the mark of 1964, and the road to Lower Arne is closed. "
    blocks: list[dict[str, object]] = [{"type": "paragraph", "spans": [{"text": words * 3}]}]
    if number % 2:
        who = {"speaker": f"Speaker {number % 40}", "role": "engineer at the dam"}
        blocks.append({"type": "statement", "text": "The wall is holding, and we watch it all night.", **who})
    return blocks


def middle(rounds: int, act: Callable[[], object]) -> float:
    """Seconds, the median."""
    took = []
    for _round in range(rounds):
        began = perf_counter()
        act()
        took.append(perf_counter() - began)
    return statistics.median(took)


def verifying(story: Story, rounds: int) -> Iterator[Figure]:
    """What `dateline verify` does, for a story and for its exported file."""
    from dateline.history.proof.export import record_lines
    from dateline.record.models import Head
    from dateline.record.proof.checking import check_file, read_lines
    from dateline.record.verification import check_story

    head = Head.objects.get(story=story)
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        path = Path(folder) / "record.jsonl"
        with path.open("wb") as file:
            file.writelines(record_lines(head, "http://localhost/news/arne-dam/", None))

        def in_database() -> None:
            assert not check_story(story).findings

        def in_file() -> None:
            with path.open("rb") as file:
                assert not check_file(read_lines(file)).findings

        for what, act in (("verify, in the database", in_database), ("verify, the exported file", in_file)):
            yield Figure(what, head.seq / middle(rounds, act), "entries/s", VERIFY_BOUND, at_least=True)


def showing(story: Story, rounds: int) -> Iterator[Figure]:
    """Pages that nothing is kept of: asked of the views, each round another moment or update, the page that stands
    now beside them."""
    from django.conf import settings
    from django.test import Client

    from dateline.record.models import Head, Update

    settings.ALLOWED_HOSTS = ["localhost"]
    client, chance = Client(SERVER_NAME="localhost"), random.Random(1)  # noqa: S311 (guards nothing)
    url, last = story.get_url(), Head.objects.get(story=story).seq
    revised = list(Update.objects.filter(story=story, version__gt=1).values_list("pk", flat=True))

    def shown(address: Callable[[], str]) -> float:
        def ask() -> None:
            assert client.get(address()).status_code == 200

        ask()  # Templates are read once a process.
        return middle(rounds * 5, ask) * 1_000

    def a_moment() -> str:
        return f"{url}at/{START + timedelta(seconds=chance.randrange(last)):%Y%m%dT%H%M%SZ}/"

    yield Figure("the story as it stands", shown(lambda: url), "ms", AT_BOUND)
    yield Figure("the story as it stood, at/TIME/", shown(a_moment), "ms", AT_BOUND)
    yield Figure("the history of an update", shown(lambda: f"{url}u/{chance.choice(revised)}/history/"), "ms", AT_BOUND)


MEASURES: Final[tuple[Callable[[Story, int], Iterator[Figure]], ...]] = (verifying, showing)
"""Each is given the story and how many rounds to measure."""


if __name__ == "__main__":
    sys.exit(main())
