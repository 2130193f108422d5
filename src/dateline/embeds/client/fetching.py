"""One GET, with its redirects; or one POST."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from ssl import SSLContext, SSLError
from urllib.parse import urljoin

import httpcore2

from dateline.embeds.client.answer import Answer, Kind, Receipt, media_type, unpacked
from dateline.embeds.client.deadline import Deadline
from dateline.embeds.client.failure import Failure, Reason
from dateline.embeds.client.network import Connect, PublicNetwork, Resolver, plain_connect, system_resolver
from dateline.embeds.client.target import PORTS, Target, target_of

REDIRECTS = 4
_MOVED = {301, 302, 303, 307, 308}
_BROKEN = (httpcore2.NetworkError, httpcore2.ProtocolError, SSLError, OSError)


class Client:
    """Fetches pages, JSON and pictures from public sites, and sends messages to them.

    `agent` is the User-Agent. `ports` are the only ones connected to. `resolver`, `connect` and `ssl_context` exist for
    tests, which run their sites on this machine; what they are given is checked like everything else.
    """

    def __init__(
        self,
        agent: str,
        *,
        ports: frozenset[int] = frozenset(PORTS.values()),
        resolver: Resolver = system_resolver,
        connect: Connect = plain_connect,
        ssl_context: SSLContext | None = None,
    ) -> None:
        self._agent = agent
        self._ports = ports
        self._resolver = resolver
        self._connect = connect
        self._ssl_context = ssl_context or httpcore2.default_ssl_context()

    def get(self, address: str, kind: Kind, deadline: Deadline) -> Answer:
        """What lies at the address, if it is of that kind. Raises `Failure`."""
        here = address
        for _ in range(REDIRECTS + 1):
            found = self._ask(here, kind, deadline)
            if isinstance(found, Answer):
                return found
            here = _joined(here, found)
        raise Failure(Reason.REDIRECTS, address)

    def post(self, address: str, body: bytes, headers: Mapping[str, str], deadline: Deadline) -> Receipt:
        """Sends `body` to the address. Nothing is followed, and no word of the answer is read. Raises `Failure`."""
        target = target_of(address, self._ports)
        given = {**headers, "Content-Length": str(len(body))}
        with self._asked(address, self._request(target, "POST", given, body), target, deadline) as response:
            return Receipt(response.status, _headers(response))

    def _ask(self, address: str, kind: Kind, deadline: Deadline) -> Answer | str:
        """The answer, or where else to ask."""
        target = target_of(address, self._ports)
        wanted = {"Accept": kind.accept, "Accept-Encoding": "gzip"}
        with self._asked(address, self._request(target, "GET", wanted), target, deadline) as response:
            headers = _headers(response)
            if response.status in _MOVED and "location" in headers:
                return headers["location"]
            if response.status != 200:
                raise Failure(Reason.REFUSED, f"{address} answered {response.status}")
            if not kind.takes(media_type(headers.get("content-type", ""))):
                raise Failure(Reason.UNREADABLE, f"{address} is no {kind.name.lower()}")
            return Answer(address, headers["content-type"], unpacked(response.iter_stream(), headers))

    @contextmanager
    def _asked(
        self, address: str, request: httpcore2.Request, target: Target, deadline: Deadline
    ) -> Iterator[httpcore2.Response]:
        """A connection of its own: none is kept to be used by another address."""
        origin = httpcore2.Origin(target.scheme.encode(), target.host.encode(), target.port)
        network = PublicNetwork(deadline, self._resolver, self._connect)
        with (
            _failures(address),
            httpcore2.HTTPConnection(origin, ssl_context=self._ssl_context, network_backend=network) as connection,
        ):
            yield connection.handle_request(request)

    def _request(
        self, target: Target, method: str, more: Mapping[str, str], body: bytes | None = None
    ) -> httpcore2.Request:
        url = httpcore2.URL(
            scheme=target.scheme.encode(), host=target.host.encode(), port=target.port, target=target.path.encode()
        )
        headers = {
            "Host": target.authority,
            "User-Agent": self._agent,
            **more,
            "Connection": "close",
        }
        return httpcore2.Request(method, url, headers=list(headers.items()), content=body)


def _joined(here: str, there: str) -> str:
    try:
        return urljoin(here, there)
    except ValueError as error:
        raise Failure(Reason.INSIDE, "a redirect to what is no address") from error


def _headers(response: httpcore2.Response) -> Mapping[str, str]:
    """By small names; of a header that came twice, the last."""
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}


@contextmanager
def _failures(address: str) -> Iterator[None]:
    """Whatever goes wrong on the way, as a `Failure`."""
    try:
        yield
    except httpcore2.TimeoutException as error:
        raise Failure(Reason.SLOW, address) from error
    except _BROKEN as error:
        raise Failure(Reason.AWAY, f"{address}: {error}") from error
