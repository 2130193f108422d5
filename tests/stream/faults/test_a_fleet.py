"""Several processes behind nginx: a publish on one reaches the readers of all, and no death costs an entry."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.stream.faults.cluster import Cluster
from tests.stream.faults.conftest import HERE, Newspaper
from tests.stream.faults.figures import say
from tests.stream.faults.fleet import Fleet, Places, broker_of
from tests.stream.faults.hosts import Namespace, network
from tests.stream.faults.serving import Service
from tests.stream.faults.storm import Storm
from tests.stream.faults.test_killed_in_a_storm import verify

pytestmark = [
    pytest.mark.faults,
    pytest.mark.cluster,
    pytest.mark.services,
    pytest.mark.xdist_group("cluster"),
]
BROKERS = ["postgres", "redis"]
# In seconds: how long something is away.
AWAY = 0.5
LONG_AWAY = 10.0
# nginx gives up a silent process after 35 seconds; its readers come back then.
SILENCE_IS_NOTICED = 60.0


def go_without(services: list[Service], seconds: float, storm: Storm) -> str:
    """Each in turn is killed and stays away. How long afterwards it took until all was well again."""
    told = []
    for service in services:
        service.kill()
        time.sleep(seconds)
        service.start()
        told.append(f"{service.name} {storm.goes_on():.1f} s")
    return ", ".join(told)


@pytest.mark.parametrize("broker", BROKERS)
@pytest.mark.parametrize("away", [AWAY, pytest.param(LONG_AWAY, marks=pytest.mark.prove)])
def test_on_one_host(
    broker: str, away: float, cluster: Cluster, newspaper: Newspaper, closing: ExitStack, tmp_path: Path
) -> None:
    places = Places(HERE, HERE, HERE, HERE)
    service, surroundings = broker_of(broker, places, cluster, tmp_path)
    if service is not cluster:
        closing.callback(service.kill)
    fleet = Fleet(places, newspaper, tmp_path, **surroundings)
    closing.callback(fleet.end)
    storm = fleet.storm(closing)
    storm.goes_on()
    told = go_without([service, *fleet.processes], away, storm)
    found = storm.end()
    assert "whole and unchanged" in verify(tmp_path, **surroundings)
    say(f"Behind nginx, broker {broker}, each {away:g} s away, well again after: {told}. {found}.")


@pytest.fixture
def four_hosts() -> Iterator[Places[Namespace]]:
    with network("edge", "first", "second", "readers") as hosts:
        yield Places(*hosts)


@pytest.mark.hosts
@pytest.mark.prove
@pytest.mark.parametrize("broker", BROKERS)
def test_on_four_hosts(
    broker: str, four_hosts: Places[Namespace], newspaper: Newspaper, closing: ExitStack, tmp_path: Path
) -> None:
    cluster = Cluster(four_hosts.edge)
    closing.callback(cluster.end)
    service, surroundings = broker_of(broker, four_hosts, cluster, tmp_path)
    if service is not cluster:
        closing.callback(service.kill)
    fleet = Fleet(four_hosts, newspaper, tmp_path, **surroundings)
    closing.callback(fleet.end)
    storm = fleet.storm(closing)
    storm.goes_on()
    told = go_without([service, *fleet.processes], LONG_AWAY, storm)
    found = storm.end()
    say(f"Four hosts, broker {broker}, each {LONG_AWAY:g} s away, well again after: {told}. {found}.")


@pytest.mark.hosts
@pytest.mark.prove
def test_one_host_of_four_is_gone_without_a_word(
    four_hosts: Places[Namespace], newspaper: Newspaper, closing: ExitStack, tmp_path: Path
) -> None:
    cluster = Cluster(four_hosts.edge)
    closing.callback(cluster.end)
    fleet = Fleet(four_hosts, newspaper, tmp_path, DATABASE_URL=cluster.url, DATELINE_BROKER="postgres")
    closing.callback(fleet.end)
    storm = fleet.storm(closing)
    storm.goes_on()
    four_hosts.second.pull_cable()
    without = storm.goes_on(SILENCE_IS_NOTICED, but=" at second ")
    four_hosts.second.plug_in()
    again = storm.goes_on(SILENCE_IS_NOTICED)
    say(f"Four hosts, one without a line: well again after {without:.1f} s, with it {again:.1f} s. {storm.end()}.")
