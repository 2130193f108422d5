"""An answer ready to be sent: head and body in each encoding, as bytes and as ASGI messages."""

from __future__ import annotations

import http
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, NamedTuple

from dateline.page_cache.encodings import encode, wanted
from dateline.page_cache.question import Question, unchanged
from dateline.page_cache.rendering import Rendered
from dateline.page_cache.tags import Basis

# What an encoding's header lines, in both their forms, and its objects take beside its bytes.
OVERHEAD = 6_000
# What a 304 repeats (RFC 9110, section 15.4.5).
_ON_304 = frozenset({b"cache-control", b"etag", b"vary", b"content-location", b"expires"})
# What is said anew for each encoding.
_OWN = frozenset({b"content-length", b"content-encoding", b"vary", b"etag", b"date", b"connection", b"server"})

Header = tuple[bytes, bytes]


class Message(NamedTuple):
    """`start` is the status line; what the server adds to every answer comes after it, then `lines`: the other header
    lines and the empty one."""

    start: bytes
    lines: bytes
    status: int
    headers: list[Header]
    body: bytes

    @classmethod
    def of(cls, status: int, headers: list[Header], body: bytes) -> Message:
        lines = b"".join(b"%b: %b\r\n" % header for header in headers)
        start = b"HTTP/1.1 %d %b\r\n" % (status, http.HTTPStatus(status).phrase.encode())
        return cls(start, lines + b"\r\n", status, headers, body)

    async def send(self, send: Any) -> None:
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        await send({"type": "http.response.body", "body": self.body, "more_body": False})


class Variant(NamedTuple):
    etag: bytes
    whole: Message
    head: Message
    unchanged: Message


@dataclass(slots=True, eq=False)
class Kept:
    """`expires` is a time of the event loop: then it is made anew, whatever is known of it."""

    basis: Basis
    variants: dict[str, Variant]
    status: int
    size: int
    expires: float

    def message(self, question: Question) -> Message:
        """What `question` gets. 406 when every encoding is refused."""
        encoding = next((name for name in wanted(question.accept) if name in self.variants), None)
        if encoding is None:
            return NOT_ACCEPTABLE
        variant = self.variants[encoding]
        # A condition is only looked at where there would be a success (RFC 9110, section 13.2.1).
        if question.unless and self.status == 200 and unchanged(question.unless, variant.etag):
            return variant.unchanged
        return variant.head if question.head_only else variant.whole


def keep(rendered: Rendered, basis: Basis, expires: float) -> Kept:
    """Compresses, which takes some milliseconds; for a thread."""
    shared = [header for header in rendered.headers if header[0] not in _OWN]
    mark = _mark(rendered)
    encoded = encode(rendered.body)
    variants = {name: _variant(rendered.status, shared, mark, name, body) for name, body in encoded.items()}
    size = sum(len(body) + OVERHEAD for body in encoded.values())
    return Kept(basis, variants, rendered.status, size, expires)


def _variant(status: int, shared: list[Header], mark: bytes, encoding: str, body: bytes) -> Variant:
    """Strong: the same tag means the same bytes, so each encoding has its own (RFC 9110, section 8.8.3.3)."""
    plain = encoding == "identity"
    etag = b'"%b"' % mark if plain else b'"%b-%b"' % (mark, encoding.encode())
    headers = [
        *shared,
        (b"vary", b"Accept-Encoding"),
        (b"etag", etag),
        (b"content-length", b"%d" % len(body)),
        *([] if plain else [(b"content-encoding", encoding.encode())]),
    ]
    return Variant(
        etag,
        Message.of(status, headers, body),
        Message.of(status, headers, b""),
        Message.of(304, [header for header in headers if header[0] in _ON_304], b""),
    )


def _mark(rendered: Rendered) -> bytes:
    """The answer's own entity tag where it has a strong one, without its quotes; else made from its bytes."""
    given = rendered.header(b"etag")
    if len(given) > 2 and given.startswith(b'"'):
        return given[1:-1]
    return sha256(rendered.body).hexdigest()[:20].encode()


def plain_text(status: int, text: str, *headers: Header) -> Message:
    body = text.encode()
    about = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"%d" % len(body))]
    return Message.of(status, [(b"cache-control", b"no-store"), *about, *headers], body)


NOT_ACCEPTABLE = plain_text(406, "None of the encodings you take is to be had here.", (b"vary", b"Accept-Encoding"))
