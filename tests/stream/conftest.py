from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests.other_process import database_url
from tests.stream.processes import (
    Process,
    Server,
    accepts,
    free_port,
    nginx,
    only_streams,
    paper,
    redis_server,
    until,
    whole_site,
)

BEAT = 0.3
ON_POSTGRES = settings.DATABASES["default"]["ENGINE"].endswith("postgresql")
# Some need PostgreSQL. Most are about streams, on an SQLite of their own; the run on PostgreSQL adds nothing to them.
collect_ignore = (
    [
        "faults",
        "test_behind_nginx.py",
        "test_held_streams.py",
        "test_in_a_browser.py",
        "test_reading.py",
        "test_story_readers.py",
        "test_uvicorn_handover.py",
    ]
    if ON_POSTGRES
    else ["test_postgres_away.py"]
)


def own_database(folder: Path) -> dict[str, str]:
    """The surroundings of a newspaper on an SQLite database that no other test uses."""
    return {"DATELINE_DATA": str(folder), "DATABASE_URL": f"sqlite:///{folder / 'dateline.sqlite3'}"}


@pytest.fixture(scope="session", params=["", "long", "plain"], ids=["the site's", "long", "plain"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One process with everything in it, once for each way of holding streams. Tests share it and open stories."""
    folder = tmp_path_factory.mktemp("site")
    limits = json.dumps({"heartbeat": BEAT, "replay": 20})
    server = paper({**own_database(folder), "LIMITS": limits, "WAY": request.param}, folder / "log")
    yield server
    server.end()


Start = Callable[..., Server]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts a paper with the given surroundings; it ends with the test."""
    servers: list[Server] = []

    def start(port: int = 0, **environment: str) -> Server:
        servers.append(paper(environment, tmp_path / f"log-{len(servers)}", port))
        return servers[-1]

    yield start
    for server in servers:
        server.end()


class House:
    """Starts processes on this test's own database and ends them before it is emptied."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {"DATELINE_DATA": str(folder), "DATABASE_URL": database_url()}
        self._processes: list[Process] = []

    def paper(self, *, port: int = 0, limits: dict[str, Any] | None = None, **environment: str) -> Server:
        environment = {**self.environment, "LIMITS": json.dumps(limits or {}), **environment}
        return self._kept(paper(environment, self._log(), port))

    def only_streams(self, *, port: int = 0) -> Server:
        return self._kept(only_streams(self.environment, self._log(), port))

    def whole_site(self) -> Server:
        return self._kept(whole_site(self.environment, self._log()))

    def redis(self, port: int = 0) -> Process:
        port = port or free_port()
        self.environment |= {"DATELINE_BROKER": "redis", "DATELINE_REDIS_URL": f"redis://127.0.0.1:{port}"}
        process = redis_server(self.folder, port)
        self._processes.append(process)
        until(lambda: accepts(port), "Redis starts")
        return process

    def nginx(self, *streams: Server, site: int) -> int:
        """The configuration that is delivered, with this test's addresses in it. The port it serves at."""
        port = free_port()
        addresses = [("127.0.0.1", server.port) for server in streams]
        self._processes.append(nginx(self.folder, f"127.0.0.1:{port}", addresses, [("127.0.0.1", site)]))
        until(lambda: accepts(port), "nginx starts")
        return port

    def end(self) -> None:
        for process in self._processes:
            process.end()

    def _kept(self, server: Server) -> Server:
        self._processes.append(server)
        return server

    def _log(self) -> Path:
        return self.folder / f"log-{len(self._processes)}"


@pytest.fixture
def house(transactional_db: None, tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path)
    yield house
    house.end()
