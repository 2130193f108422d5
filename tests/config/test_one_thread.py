"""A request is answered in one thread, and leaves nothing behind for the next one there."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import path
from django.utils import translation
from django.utils.decorators import sync_and_async_middleware

from dateline.config.one_thread import OneThreadHandler

where: list[int] = []
spoken: list[str] = []


@sync_and_async_middleware
def either(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def seen(request: HttpRequest) -> HttpResponse:
        where.append(threading.get_ident())
        return get_response(request)

    return seen


def only_sync(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    return either(get_response)


def view(request: HttpRequest) -> HttpResponse:
    where.append(threading.get_ident())
    spoken.append(translation.get_language() or "")
    translation.activate(request.GET.get("language", "en"))
    return HttpResponse("seen")


urlpatterns = [path("", view)]


async def ask(handler: OneThreadHandler, query: bytes = b"") -> bytes:
    scope: dict[str, Any] = {
        "type": "http", "method": "GET", "path": "/", "query_string": query, "headers": [(b"host", b"localhost")],
    }  # fmt: skip
    asked, sent = [{"type": "http.request", "body": b"", "more_body": False}], list[Mapping[str, Any]]()

    async def receive() -> dict[str, Any]:
        if not asked:
            await asyncio.Event().wait()
        return asked.pop()

    async def send(message: Mapping[str, Any]) -> None:
        sent.append(message)

    async with asyncio.timeout(10):
        await handler(scope, receive, send)
    return b"".join(message.get("body", b"") for message in sent)


@pytest.fixture(autouse=True)
def _nothing_seen() -> None:
    where.clear()
    spoken.clear()


@override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[f"{__name__}.{name}" for name in ("either", "only_sync") * 2])
def test_middleware_of_both_kinds_and_the_view_share_a_thread_that_is_not_the_loops() -> None:
    async def play() -> None:
        assert await ask(OneThreadHandler()) == b"seen"
        assert len(where) == 5
        assert len(set(where)) == 1
        assert threading.get_ident() not in where

    asyncio.run(play())


@override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[])
def test_a_language_set_for_one_request_is_not_the_next_ones() -> None:
    async def play() -> None:
        handler = OneThreadHandler()
        for _number in range(3):
            await ask(handler, b"language=de")

    asyncio.run(play())
    assert len(set(where)) == 1, "the thread was used again"
    assert "de" not in spoken
