"""Asking the site's own views for a page, in this process, exactly as a reader's browser would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import set_urlconf


class CannotCopy(Exception):
    """Why there can be no copy, in words for whoever asked for it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`location` is where a redirect leads, as it is written; empty otherwise."""

    status: int
    location: str
    body: Iterator[bytes]


class Asking:
    """`address` is the site's, such as `https://www.example.org`. Loads the middleware once for all questions."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._host = parts.netloc
        self._surroundings: dict[str, Any] = {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "SERVER_NAME": parts.hostname or "localhost",
            "SERVER_PORT": str(parts.port or (443 if parts.scheme == "https" else 80)),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": parts.netloc,
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.url_scheme": parts.scheme,
        }
        self._handler = _Handler()
        self._handler.load_middleware()

    def get(self, asked: str) -> Answer:
        """`asked` is path and query. Raises `CannotCopy` where the site fails."""
        parts = urlsplit(asked)
        path = unquote_to_bytes(parts.path).decode("latin-1")  # PEP 3333, "Unicode issues"
        more = {"PATH_INFO": path, "QUERY_STRING": parts.query, "wsgi.input": BytesIO()}
        request = _OwnRequest(self._surroundings | more, self._host)
        # Not closed: that would tell Django that a request is over, and it would end the database's connection, which
        # belongs to whoever makes the copy.
        response = self._handler.answer(request)
        if response.status_code >= 500:
            raise CannotCopy(f"{asked} can't be made: the site answers {response.status_code}")
        return Answer(response.status_code, response.headers.get("Location", ""), _body(response))


class _Handler(BaseHandler):
    """Without the log of what was answered: a withdrawn update's page is no warning here."""

    _middleware_chain: Callable[[HttpRequest], HttpResponseBase]

    def answer(self, request: HttpRequest) -> HttpResponseBase:
        set_urlconf(settings.ROOT_URLCONF)
        return self._middleware_chain(request)


class _OwnRequest(WSGIRequest):
    """Its host is the site's own, from the settings, and needs no leave to be named."""

    def __init__(self, environ: dict[str, Any], host: str) -> None:
        super().__init__(environ)
        self._own_host = host

    def get_host(self) -> str:
        return self._own_host


def _body(response: HttpResponseBase) -> Iterator[bytes]:
    if isinstance(response, StreamingHttpResponse):
        yield from response
    else:
        yield response.content  # type: ignore[attr-defined]
