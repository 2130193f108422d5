"""From an address as somebody wrote it to what is connected to and asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import idna

from dateline.embeds.client.failure import Failure, Reason

PORTS = {"http": 80, "https": 443}
MAX_LENGTH = 4_000
"""Characters. Longer than an address may be in a body: sites redirect to long ones."""
_UNWANTED = re.compile(r"[\x00-\x20\x7f\\]")
_HOST = re.compile(r"[a-z0-9._:-]{1,253}")
# What may stand in a path and a query as it is (RFC 3986 section 3.3 and 3.4), and what is escaped already.
_PLAIN = "/?%:@!$&'()*+,;=-._~[]|"


@dataclass(frozen=True, slots=True)
class Target:
    """`host` is ASCII, without brackets; `path` begins with a slash and holds the query too."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """As the Host header has it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def target_of(address: str, ports: frozenset[int]) -> Target:
    """Raises `Failure` (inside) for a scheme but http and https, a port that isn't in `ports`, a user or a password,
    and for what is no address."""
    if len(address) > MAX_LENGTH or _UNWANTED.search(address):
        raise Failure(Reason.INSIDE, "not an address")
    try:
        parts = urlsplit(address)
        port, host = parts.port, _ascii(parts.hostname or "")
    except ValueError as error:
        raise Failure(Reason.INSIDE, "not an address") from error
    if parts.scheme not in PORTS:
        raise Failure(Reason.INSIDE, "another scheme than http and https")
    if "@" in parts.netloc:
        raise Failure(Reason.INSIDE, "a user or a password in the address")
    port = PORTS[parts.scheme] if port is None else port
    if port not in ports:
        raise Failure(Reason.INSIDE, f"port {port}")
    path = quote(parts.path or "/", safe=_PLAIN) + (f"?{quote(parts.query, safe=_PLAIN)}" if parts.query else "")
    return Target(parts.scheme, host, port, path)


def _ascii(host: str) -> str:
    """The host as names are looked up. Raises `ValueError` (idna's error is one) for what can't be a host.

    UTS 46 maps full-width digits and dots to plain ones, as browsers do; what they spell is checked when resolved.
    """
    plain = host if host.isascii() else idna.encode(host, uts46=True).decode("ascii")
    if not _HOST.fullmatch(plain):
        raise ValueError("not a host")
    return plain
