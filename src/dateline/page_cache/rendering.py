"""Asks the application behind for an answer, with nothing but what the answer is kept under.

So no other header of one reader's request can get into what everybody reads.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from urllib.parse import unquote

from dateline.page_cache.question import Key
from dateline.page_cache.tags import RECORD, Basis

Scope: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send: TypeAlias = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application: TypeAlias = Callable[[Scope, Receive, Send], Awaitable[None]]

# A page, and a tombstone: both last until an entry changes them. What is missing may be there in the next moment, and
# an address that leads elsewhere costs little.
KEPT_STATUSES = frozenset({200, 410})
_RECORD = RECORD.lower().encode()


@dataclass(slots=True)
class Rendered:
    status: int = 500
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    body: bytes = b""

    def header(self, name: bytes) -> bytes:
        return b", ".join(value for own, value in self.headers if own == name)

    @property
    def for_everybody(self) -> bool:
        """Whether it may be given to others who asked the same at the same time."""
        varies = {word.strip().lower() for word in self.header(b"vary").split(b",")} - {b"", b"accept-encoding"}
        private = b"private" in self.header(b"cache-control").lower()
        return not (varies or private or self.header(b"set-cookie"))

    @property
    def basis(self) -> Basis | None:
        """None when it may not be kept: it does not say so, or not what it rests on."""
        control = {word.strip().lower() for word in self.header(b"cache-control").split(b",")}
        may = self.status in KEPT_STATUSES and b"public" in control and b"no-store" not in control
        says = any(name == _RECORD for name, _value in self.headers)
        encoded = self.header(b"content-encoding")
        if not (may and says and self.for_everybody) or encoded:
            return None
        return Basis.parse(self.header(_RECORD).decode("latin-1"))


async def render(application: Application, key: Key) -> Rendered:
    rendered = Rendered()
    asked = False

    async def receive() -> MutableMapping[str, Any]:
        nonlocal asked
        if not asked:
            asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        # A client that stays until it has its answer.
        await asyncio.Event().wait()
        raise AssertionError("unreachable")

    # What is not for everybody is asked for again by each who wants it: its bytes, however many, are let go.
    async def send(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            rendered.status = message["status"]
            rendered.headers = [(bytes(name).lower(), bytes(value)) for name, value in message["headers"]]
        elif message["type"] == "http.response.body" and rendered.for_everybody:
            rendered.body += message.get("body", b"")

    await application(_scope(key), receive, send)
    return rendered


def _scope(key: Key) -> Scope:
    path, _, query = key.target.partition(b"?")
    headers = [(b"host", key.host)]
    if key.secure:
        # Believed only where the operator says that a proxy stands in front, like the one that was sent.
        headers.append((b"x-forwarded-proto", b"https"))
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "https" if key.secure else "http",
        "path": unquote(path.decode("latin-1")),
        "raw_path": path,
        "query_string": query,
        "root_path": "",
        "headers": headers,
        "client": None,
        "server": None,
    }
