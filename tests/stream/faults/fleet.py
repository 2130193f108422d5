"""A newspaper on several processes behind nginx, on one host or on four."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from tests.stream.faults.cluster import Cluster
from tests.stream.faults.conftest import Newspaper
from tests.stream.faults.hosts import Dial, Host
from tests.stream.faults.serving import Service, Serving
from tests.stream.faults.storm import Storm
from tests.stream.processes import Process, free_port, nginx, redis_server, until

READERS = 6
# In seconds, of a reporter between two updates: the test is not about speed, and a machine has other things to do.
PAUSE = 0.3


Place = TypeVar("Place", bound=Host, covariant=True)


@dataclass(frozen=True)
class Places(Generic[Place]):
    """`edge` has nginx and what the others share; `first` and `second` each run the site, and hold streams."""

    edge: Place
    first: Place
    second: Place
    readers: Place


class Redis:
    name = "Redis"

    def __init__(self, host: Host, folder: Path) -> None:
        self._host, self._folder, self._port = host, folder, free_port()
        self.url = f"redis://{host.address}:{self._port}"
        self.start()

    def start(self) -> None:
        with self._host.inside():
            self._process = redis_server(self._folder, self._port, self._host.address)
        until_answered(self._host.dial(self._host.address, self._port))

    def kill(self) -> None:
        self._process.kill()
        self._process.end()


class Fleet:
    """Two processes that run the site and two that hold streams, all of them started and behind nginx."""

    def __init__(self, places: Places[Host], newspaper: Newspaper, folder: Path, **environment: str) -> None:
        hosts = " ".join({place.address for place in (places.edge, places.first, places.second)})
        starters = {
            host: newspaper(host, DATELINE_BEHIND_PROXY="yes", DATELINE_HOSTS=hosts, **environment)
            for host in dict.fromkeys((places.first, places.second))
        }
        first, second = starters[places.first], starters[places.second]
        self.sites = [Serving("first site", first), Serving("second site", second)]
        stream = ("--only", "stream")
        self.streams = [Serving("first streams", first, *stream), Serving("second streams", second, *stream)]
        self._places = places
        self._folder = folder
        port = free_port()
        self.edge = places.readers.dial(places.edge.address, port, tls=True)
        self._nginx = self._start_nginx(port)

    @property
    def processes(self) -> list[Service]:
        return [*self.sites, *self.streams]

    def storm(self, closing: ExitStack) -> Storm:
        """Readers come in by nginx; one more listens at each process, whatever nginx does."""
        storm = Storm([self._dial(site) for site in self.sites], PAUSE)
        closing.callback(storm.close)
        for number in range(READERS):
            storm.let_in(f"reader {number}", stream=self.edge, site=self.edge)
        for process in (*self.sites, *self.streams):
            storm.let_in(f"reader at {process.name}", stream=self._dial(process), site=self.edge)
        storm.begin()
        return storm

    def end(self) -> None:
        self._nginx.end()

    def _dial(self, process: Serving) -> Dial:
        return self._places.readers.dial(*process.address)

    def _start_nginx(self, port: int) -> Process:
        listen = f"{self._places.edge.address}:{port}"
        streams = [process.address for process in self.streams]
        with self._places.edge.inside():
            process = nginx(self._folder, listen, streams, [site.address for site in self.sites])
        until_answered(self.edge)
        return process


def until_answered(dial: Dial) -> None:
    """Until somebody is there."""

    def there() -> bool:
        try:
            dial().close()
        except OSError:
            return False
        return True

    until(there, "the service starts")


def broker_of(name: str, places: Places[Host], cluster: Cluster, folder: Path) -> tuple[Service, dict[str, str]]:
    """The broker, and the surroundings of the processes that use it. The record is on PostgreSQL both times."""
    surroundings = {"DATABASE_URL": cluster.url, "DATELINE_BROKER": name}
    if name == "postgres":
        return cluster, surroundings
    redis = Redis(places.edge, folder)
    return redis, {**surroundings, "DATELINE_REDIS_URL": redis.url}
