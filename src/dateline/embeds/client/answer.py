"""What came back: of the kind that was asked for, unpacked, and no larger than allowed."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from dateline.embeds.client.failure import Failure, Reason

MAX_BYTES = 2_000_000
"""Of an answer, after unpacking."""
_CHARSET = re.compile(r"""charset=["']?([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)


class Kind(Enum):
    """What may be asked for: the types that count as it, and what the request says it accepts."""

    JSON = (("application/json", "application/json+oembed", "text/json"), "application/json")
    PAGE = (("text/html", "application/xhtml+xml"), "text/html,application/xhtml+xml")
    PICTURE = (
        ("image/jpeg", "image/png", "image/gif", "image/webp", "image/avif"),
        "image/jpeg,image/png,image/webp,image/avif,image/gif",
    )

    def takes(self, media_type: str) -> bool:
        return media_type in self.value[0] or (self is Kind.JSON and media_type.endswith("+json"))

    @property
    def accept(self) -> str:
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Answer:
    """`address` is where it came from in the end, after redirects; `header` the Content-Type as it was sent."""

    address: str
    header: str
    body: bytes

    def json(self) -> dict[str, Any]:
        """Raises `Failure` (unreadable) for anything but a JSON object."""
        try:
            value = json.loads(self.body)
        except (ValueError, RecursionError) as error:
            raise Failure(Reason.UNREADABLE, "not JSON") from error
        if not isinstance(value, dict):
            raise Failure(Reason.UNREADABLE, "not a JSON object")
        return value

    def text(self) -> str:
        """In the encoding that the header or the page's first kilobyte names; UTF-8 where neither does."""
        named = _CHARSET.search(self.header) or _CHARSET.search(self.body[:1_024].decode("latin-1"))
        try:
            return self.body.decode(named[1] if named else "utf-8", errors="replace")
        except (LookupError, ValueError):
            return self.body.decode("utf-8", errors="replace")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a site said to something it was sent, by its status and headers (by small names) alone."""

    status: int
    headers: Mapping[str, str]


def media_type(header: str) -> str:
    return header.partition(";")[0].strip().lower()


def unpacked(chunks: Iterable[bytes], headers: Mapping[str, str]) -> bytes:
    """The body without its compression. Raises `Failure` (large) as soon as it is too much, not in the end."""
    length = headers.get("content-length", "")
    if length.isdecimal() and int(length[:20]) > MAX_BYTES:
        raise Failure(Reason.LARGE, "says so itself")
    coding = headers.get("content-encoding", "").strip().lower()
    if coding in {"", "identity"}:
        return _gathered(chunks)
    if coding in {"gzip", "x-gzip", "deflate"}:
        return _gathered(_inflated(chunks))
    raise Failure(Reason.UNREADABLE, "a compression that was not asked for")


def _gathered(chunks: Iterable[bytes]) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > MAX_BYTES:
            raise Failure(Reason.LARGE)
    return bytes(body)


def _inflated(chunks: Iterable[bytes]) -> Iterable[bytes]:
    """In pieces of at most `MAX_BYTES`: a few kilobytes can hold gigabytes."""
    inflater = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    try:
        for chunk in chunks:
            pending = chunk
            while pending:
                yield inflater.decompress(pending, MAX_BYTES)
                pending = inflater.unconsumed_tail
        yield inflater.flush()
    except zlib.error as error:
        raise Failure(Reason.UNREADABLE, "not compressed as it says") from error
