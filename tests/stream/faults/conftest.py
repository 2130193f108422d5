from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.stream.faults.cluster import Cluster
from tests.stream.faults.hosts import Host
from tests.stream.faults.serving import Starter

HERE = Host()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """Shared, and left running by everybody: its tables take ten seconds to make."""
    cluster = Cluster(HERE)
    yield cluster
    cluster.end()


@pytest.fixture
def closing() -> Iterator[ExitStack]:
    """What is put here is ended with the test, the last first."""
    with ExitStack() as stack:
        yield stack


Newspaper = Callable[..., Starter]


@pytest.fixture
def newspaper(tmp_path: Path, closing: ExitStack) -> Newspaper:
    """Makes a starter of the processes of one newspaper, on SQLite unless `DATABASE_URL` is given."""

    def newspaper(host: Host = HERE, **environment: str) -> Starter:
        log = tmp_path / f"processes-{host.address}.log"
        starter = Starter(host, {"DATELINE_DATA": str(tmp_path), "DATELINE_SECRET_KEY": "tests", **environment}, log)
        closing.callback(starter.end)
        return starter

    return newspaper
