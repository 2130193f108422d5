"""One look at one address: the client, and the time that is left for all of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from dateline.embeds.client import Answer, Client, Deadline, Kind
from dateline.embeds.markup import Page


@dataclass(frozen=True, slots=True)
class Visit:
    """Every method raises `dateline.embeds.client.Failure`."""

    client: Client
    deadline: Deadline

    def json(self, address: str, **query: str) -> dict[str, Any]:
        return self.client.get(with_query(address, **query), Kind.JSON, self.deadline).json()

    def page(self, address: str, **query: str) -> Page:
        answer = self.client.get(with_query(address, **query), Kind.PAGE, self.deadline)
        return Page(answer.text(), answer.address)

    def picture(self, address: str) -> Answer:
        return self.client.get(address, Kind.PICTURE, self.deadline)


def with_query(address: str, **query: str) -> str:
    if not query:
        return address
    return f"{address}{'&' if '?' in address else '?'}{urlencode(query)}"
