"""Sends the lines of a record: a short one in one piece that is kept and purged, a long one as it is read."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator
from itertools import chain
from typing import Final

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from dateline.reader.views.answer import CACHE_CONTROL, rests_on_story
from dateline.record.models.head import Head

# No type is registered. This is the one that jsonlines.org names; a browser saves it, whichever it is, since it is
# sent as an attachment.
TYPE: Final = "application/jsonl; charset=utf-8"
KEPT: Final = 4_000_000
"""In bytes. Up to here an answer with its compressed forms fits into an eighth of the room for kept pages."""
CHUNK: Final = 256_000


def send_lines(request: HttpRequest, lines: Iterator[bytes], head: Head) -> HttpResponseBase:
    """Reads no more than `KEPT` ahead of the reader's connection."""
    begun: list[bytes] = []
    size = 0
    for line in lines:
        begun.append(line)
        size += len(line)
        if size > KEPT:
            return _headed(_stream(request, _pieces(chain(begun, lines))), head, "private, no-cache")
    response = HttpResponse(b"".join(begun), content_type=TYPE)
    return rests_on_story(_headed(response, head, CACHE_CONTROL), head)


def _headed(response: HttpResponseBase, head: Head, control: str) -> HttpResponse:
    name = content_disposition_header(as_attachment=True, filename=f"{head.story.slug}-record.jsonl")
    response["Content-Disposition"] = name or "attachment"
    response["Cache-Control"] = control
    return response  # type: ignore[return-value]


def _stream(request: HttpRequest, pieces: Iterator[bytes]) -> StreamingHttpResponse:
    """Django would read a plain iterator to its end before it sends anything under ASGI, and the other way round."""
    if request.method == "HEAD":
        return StreamingHttpResponse((), content_type=TYPE)
    flowing = _asynchronous(pieces) if isinstance(request, ASGIRequest) else pieces
    return StreamingHttpResponse(flowing, content_type=TYPE)


async def _asynchronous(pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    while piece := await sync_to_async(_next)(pieces):
        yield piece


def _next(pieces: Iterator[bytes]) -> bytes:
    return next(pieces, b"")


def _pieces(lines: Iterable[bytes]) -> Iterator[bytes]:
    piece = bytearray()
    for line in lines:
        piece += line
        if len(piece) >= CHUNK:
            yield bytes(piece)
            piece.clear()
    yield bytes(piece)
