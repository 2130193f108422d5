"""Many who ask at once: one question to the application for each version, whatever comes of it."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import uuid4

import pytest

from dateline.page_cache.application import PageCache
from dateline.page_cache.limits import Limits
from dateline.page_cache.question import Manners
from dateline.page_cache.tags import Basis
from dateline.page_cache.uvicorn_shortcut import STATE
from dateline.record.actions import publish
from tests.newsroom import EDITOR, Newsroom, make_story, text
from tests.page_cache.serving import Answer, Site, serving

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

CROWD = 60


def crowd(site: Site, path: str, size: int = CROWD, **headers: str) -> list[Answer]:
    """As many readers at the same moment, each with a connection of its own."""
    ready = threading.Barrier(size)
    answers: list[Answer] = []

    def read() -> None:
        ready.wait()
        answers.append(site.get(path, **headers))

    readers = [threading.Thread(target=read) for _ in range(size)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return answers


def test_a_new_version_is_made_once_however_many_ask(site: Site, paper: Newsroom) -> None:
    story = make_story(paper, slug="arne-dam")
    for number in range(3):
        words = f"The gauge reads {number} metres."
        publish(story, text(words), actor=EDITOR)
        before = site.pages.renders
        answers = crowd(site, "/vale/arne-dam/")
        assert site.pages.renders - before == 1
        assert Counter((answer.status, words in answer.text) for answer in answers) == {(200, True): CROWD}


class Desk:
    """An application behind the cache that answers when it is told to, and counts."""

    def __init__(self) -> None:
        self.asked = 0
        self.begun = threading.Event()
        self.go = threading.Event()
        self.status = 200
        self.seq = 1
        self.story = uuid4()
        self.headers: list[tuple[bytes, bytes]] = [(b"cache-control", b"public, max-age=2")]

    async def __call__(self, scope: Any, _receive: Any, send: Any) -> None:
        self.asked += 1
        seq = self.seq
        self.begun.set()
        await asyncio.to_thread(self.go.wait, 10)
        basis = str(Basis({self.story: seq})).encode()
        headers = [*self.headers, (b"dateline-record", basis), (b"content-length", b"4")]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": b"%04d" % seq})


class Behind:
    def __init__(self, desk: Desk, limits: Limits) -> None:
        self.pages = PageCache(desk, Manners("sessionid", ()), limits)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "lifespan":
            await self.pages(scope, receive, send)
            return
        async with self.pages.lifespan():
            await receive()
            scope["state"][STATE] = self.pages
            await send({"type": "lifespan.startup.complete"})
            await receive()
        await send({"type": "lifespan.shutdown.complete"})


def behind(desk: Desk, limits: Limits | None = None) -> Any:
    application = Behind(desk, limits or Limits())
    return serving(application, application.pages)


def in_background(act: Callable[[], Any]) -> tuple[threading.Thread, list[Any]]:
    results: list[Any] = []
    thread = threading.Thread(target=lambda: results.append(act()))
    thread.start()
    return thread, results


def test_a_failure_is_shared_and_left_alone_for_a_while() -> None:
    desk = Desk()
    desk.status = 500
    desk.go.set()
    with behind(desk, Limits(rest=60)) as site:
        for _round in range(3):
            assert {answer.status for answer in crowd(site, "/")} == {500}
        assert desk.asked == 1


def test_after_a_failure_the_application_is_asked_again() -> None:
    desk = Desk()
    desk.status = 500
    desk.go.set()
    with behind(desk, Limits(rest=0)) as site:
        assert site.get("/").status == 500
        desk.status = 200
        assert site.get("/").status == 200
        assert desk.asked == 2


def test_a_failure_leaves_the_old_page_where_nothing_says_it_is_wrong() -> None:
    desk = Desk()
    desk.go.set()
    with behind(desk, Limits(longest=0)) as site:
        assert site.get("/").body == b"0001"
        desk.status = 500
        assert [site.get("/").status for _ in range(3)] == [200] * 3
        assert desk.asked == 2


def test_who_asks_after_the_news_never_gets_what_was_begun_before_it() -> None:
    desk = Desk()
    with behind(desk) as site:
        early, before = in_background(lambda: site.get("/"))
        assert desk.begun.wait(10)
        desk.seq = 2
        from dateline.page_cache import changes

        changes.tell_of_entry(desk.story, 2)
        late, after = in_background(lambda: site.get("/"))
        late.join(0.2)
        desk.go.set()
        early.join()
        late.join()
        assert (before[0].body, after[0].body) == (b"0001", b"0002")
        assert site.get("/").body == b"0002"
        assert desk.asked == 2


def test_what_is_for_one_reader_is_made_for_each() -> None:
    for header in ((b"set-cookie", b"a=b"), (b"vary", b"Cookie"), (b"cache-control", b"private")):
        desk = Desk()
        desk.headers.append(header)
        desk.go.set()
        with behind(desk) as site:
            assert {answer.status for answer in crowd(site, "/", 10)} == {200}
            assert desk.asked >= 10
            assert len(site.pages.store) == 0


@pytest.mark.parametrize("control", [b"", b"max-age=3600", b"public, no-store"])
def test_what_is_not_called_public_is_not_kept(control: bytes) -> None:
    desk = Desk()
    desk.headers = [(b"cache-control", control)]
    desk.go.set()
    with behind(desk) as site:
        assert [site.get("/").status for _ in range(3)] == [200] * 3
        assert (desk.asked, len(site.pages.store)) == (3, 0)


def test_too_many_questions_at_once_are_turned_away() -> None:
    desk = Desk()
    with behind(desk, Limits(renders=2, queue=3)) as site:
        waiting = [in_background(partial(site.get, f"/{number}")) for number in range(5)]
        assert desk.begun.wait(10)
        while len(site.pages._flights) < 5:
            threading.Event().wait(0.005)
        turned_away = site.get("/another")
        assert (turned_away.status, turned_away.headers["cache-control"]) == (503, "no-store")
        assert 1 <= int(turned_away.headers["retry-after"]) <= 5
        desk.go.set()
        for thread, _result in waiting:
            thread.join()
        assert [answers[0].status for _thread, answers in waiting] == [200] * 5


def test_nobody_waits_without_end() -> None:
    desk = Desk()
    with behind(desk, Limits(patience=0.3)) as site:
        assert site.get("/").status == 503
        desk.go.set()
