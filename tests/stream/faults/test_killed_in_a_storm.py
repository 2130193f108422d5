"""`kill -9` of whatever serves, at random moments, while reporters publish and readers read."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.config.cli import dateline
from tests.stream.faults.cluster import Cluster
from tests.stream.faults.conftest import HERE, Newspaper
from tests.stream.faults.figures import say
from tests.stream.faults.serving import Service, Serving
from tests.stream.faults.storm import Storm

pytestmark = pytest.mark.faults
TIMES = [5, pytest.param(100, marks=pytest.mark.prove)]
READERS = 2
# In seconds: how long the storm goes on undisturbed at most. A publish takes a hundredth of one.
LONGEST_PEACE = 0.3


def begin_storm(sites: Sequence[Serving], closing: ExitStack) -> Storm:
    doors = [HERE.dial(*site.address) for site in sites]
    storm = Storm(doors)
    closing.callback(storm.close)
    for site, door in zip(sites, doors, strict=True):
        for number in range(READERS):
            storm.let_in(f"reader {number} at {site.name}", stream=door, site=door)
    storm.begin()
    return storm


def kill_at_random(storm: Storm, deaths: Sequence[Callable[[], None]], times: int, chance: random.Random) -> None:
    storm.goes_on()
    for _ in range(times):
        time.sleep(chance.uniform(0, LONGEST_PEACE))
        chance.choice(deaths)()
        storm.goes_on()


def death_of(service: Service) -> Callable[[], None]:
    def die() -> None:
        service.kill()
        service.start()

    return die


def verify(folder: Path, **environment: str) -> str:
    done = dateline(folder, "verify", DATELINE_DATA=str(folder), **environment)
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.mark.parametrize("times", TIMES)
def test_a_site_on_sqlite(times: int, newspaper: Newspaper, closing: ExitStack, tmp_path: Path) -> None:
    chance, seed = seeded()
    starter = newspaper()
    sites = [Serving(name, starter) for name in ("first", "second")]
    storm = begin_storm(sites, closing)
    kill_at_random(storm, [death_of(site) for site in sites], times, chance)
    found = storm.end()
    assert "whole and unchanged" in verify(tmp_path)
    say(f"SQLite, {times} times kill -9 (seed {seed}): {found}.")


@pytest.mark.cluster
@pytest.mark.xdist_group("cluster")
@pytest.mark.parametrize("times", TIMES)
def test_a_site_and_postgresql(
    times: int, cluster: Cluster, newspaper: Newspaper, closing: ExitStack, tmp_path: Path
) -> None:
    chance, seed = seeded()
    surroundings = {"DATABASE_URL": cluster.url, "DATELINE_BROKER": "postgres"}
    starter = newspaper(**surroundings)
    sites = [Serving(name, starter) for name in ("first", "second")]
    storm = begin_storm(sites, closing)
    deaths = [*(death_of(site) for site in sites), death_of(cluster), lambda: cluster.kill_one(chance)]
    kill_at_random(storm, deaths, times, chance)
    found = storm.end()
    assert "whole and unchanged" in verify(tmp_path, **surroundings)
    say(f"PostgreSQL, {times} times kill -9 (seed {seed}): {found}.")


def seeded() -> tuple[random.Random, int]:
    """Other moments each time; the seed is told, to try the same ones again."""
    seed = random.SystemRandom().randrange(1_000_000)
    print(f"Seed {seed}.")
    return random.Random(seed), seed  # noqa: S311 (no secret)
