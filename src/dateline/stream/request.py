"""What a request for a stream asks, or why it can't be answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import parse_qs
from uuid import UUID

Scope: TypeAlias = MutableMapping[str, Any]

_STORY = re.compile(r"/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})", re.ASCII)
# Up to 15 digits: within what JavaScript counts exactly, and what a database column holds.
_SEQ = re.compile(r"0|[1-9][0-9]{0,14}", re.ASCII)
# What the page's script asks. Thousands may come back at once, and reading a query in general takes long.
_USUAL_QUERY = re.compile(rb"after=(0|[1-9][0-9]{0,14})")


class Refusal(Exception):
    """The answer to a request that gets no stream: a status, a line for whoever debugs a client, headers."""

    def __init__(self, status: int, text: str = "", *headers: tuple[bytes, bytes]) -> None:
        super().__init__(text)
        self.status = status
        self.text = text
        self.headers = headers


@dataclass(frozen=True, slots=True)
class StreamRequest:
    """`after` is the last entry the reader has, or None for one who wants only what is still to come."""

    story: UUID
    after: int | None
    head_only: bool


def read_request(scope: Scope) -> StreamRequest:
    """From an ASGI scope whose path, below its root path, is the story's. Raises `Refusal`."""
    path = scope["path"].removeprefix(scope.get("root_path", ""))
    story = _STORY.fullmatch(path)
    if not story:
        raise Refusal(404, "No story has this address.")
    if scope["method"] not in {"GET", "HEAD"}:
        raise Refusal(405, "A stream can only be read.", (b"allow", b"GET, HEAD"))
    if _has_body(scope["headers"]):
        raise Refusal(400, "A request for a stream has no body.")
    claims = [*_after(scope["query_string"]), *_last_event_id(scope["headers"])]
    # A browser that comes back repeats the address it first asked for, and adds the number of the last event it got.
    return StreamRequest(UUID(story[1]), max(claims, default=None), scope["method"] == "HEAD")


def _after(query: bytes) -> Iterable[int]:
    if usual := _USUAL_QUERY.fullmatch(query):
        return [int(usual[1])]
    try:
        fields = parse_qs(query.decode("ascii"), keep_blank_values=True, max_num_fields=8)
    except ValueError as error:
        raise Refusal(400, "The query can't be read.") from error
    values = fields.get("after", [])
    if len(values) > 1:
        raise Refusal(400, "`after` is given more than once.")
    return [_seq(value, "`after`") for value in values]


def _last_event_id(headers: Iterable[tuple[bytes, bytes]]) -> Iterable[int]:
    values = [value.decode("latin-1").strip() for name, value in headers if name == b"last-event-id"]
    return [_seq(value, "Last-Event-ID") for value in values if value]


def _seq(text: str, name: str) -> int:
    if not _SEQ.fullmatch(text):
        raise Refusal(400, f"{name} is not the number of an entry.")
    return int(text)


def _has_body(headers: Iterable[tuple[bytes, bytes]]) -> bool:
    return any(
        name == b"transfer-encoding" or (name == b"content-length" and value.strip() != b"0") for name, value in headers
    )
