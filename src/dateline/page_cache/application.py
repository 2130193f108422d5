"""The ASGI application in front of Django: a kept answer where there is one, else one question for all who ask."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import quote
from uuid import UUID

from dateline.page_cache import changes
from dateline.page_cache.flights import Flight, Landing
from dateline.page_cache.freshness import Freshness
from dateline.page_cache.kept import Message, keep, plain_text
from dateline.page_cache.limits import Limits
from dateline.page_cache.question import Key, Manners, Question
from dateline.page_cache.rendering import Application, Receive, Rendered, Scope, Send, render
from dateline.page_cache.standing import Standing
from dateline.page_cache.store import Store
from dateline.page_cache.tags import Basis

SERVER_ERROR = 500

log = logging.getLogger(__name__)


class Busy(Exception):
    """More is asked than the application can answer."""


class PageCache:
    """One a process, in one event loop. `application` is what answers everything that is not kept."""

    def __init__(self, application: Application, manners: Manners, limits: Limits) -> None:
        self.manners = manners
        self.store = Store(limits.size, limits.entries)
        self.renders = 0
        """How often the application was asked for an answer for everybody."""
        self._application, self._limits = application, limits
        self._freshness = Freshness(lambda: self.store.stories, self._compare)
        self._flights: dict[Key, Flight] = {}
        self._turns = asyncio.Semaphore(limits.renders)
        self._last_news = float("-inf")
        self._loop: asyncio.AbstractEventLoop | None = None

    @asynccontextmanager
    async def lifespan(self) -> AsyncIterator[None]:
        """A server without lifespan events works as well: then listening begins with the first request."""
        self._begin()
        yield
        changes.leave(self)
        self._freshness.stop()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        question = self._question(scope) if scope["type"] == "http" else None
        if question is None:
            await self._application(scope, receive, send)
            return
        self._begin()
        try:
            async with asyncio.timeout(self._limits.patience):
                message = await self._answer(question)
        except (Busy, TimeoutError):
            message = _busy(question)
        if message is None:
            await self._application(scope, receive, send)
        else:
            await message.send(send)

    def at_once(self, question: Question) -> Message | None:
        """The answer if it is here and can be shown without asking anybody."""
        loop = self._loop
        if loop is None:
            return None
        now = loop.time()
        if now >= self._freshness.soon:
            self._freshness.ask_soon()
        if now >= self._freshness.until:
            return None
        kept = self.store.get(question.key)
        return kept.message(question) if kept and kept.expires > now else None

    def hear(self, story: UUID, seq: int) -> None:
        """A story has a new entry."""
        self._last_news = self._now()
        self.store.drop_before(story, seq)
        self.store.drop_lists()
        for flight in self._flights.values():
            flight.hear(story, seq)

    def site_changed(self) -> None:
        """Something that every page rests on is different."""
        self._last_news = self._now()
        self.store.clear()
        for flight in self._flights.values():
            flight.site_changed = True

    def missed(self) -> None:
        """Notices may have been lost."""
        self._freshness.doubt()

    def _begin(self) -> None:
        if self._loop is None:
            self._loop = asyncio.get_running_loop()
            changes.listen(self)

    def _now(self) -> float:
        return asyncio.get_running_loop().time()

    def _question(self, scope: Scope) -> Question | None:
        raw = scope.get("raw_path") or quote(scope["path"]).encode()
        target = raw + b"?" + scope["query_string"] if scope["query_string"] else raw
        return self.manners.read(scope["method"], target, scope["headers"], secure=scope["scheme"] == "https")

    async def _answer(self, question: Question) -> Message | None:
        """None when the application has to be asked for this one request."""
        now = self._now()
        if now >= self._freshness.until:
            await self._freshness.confirm(now)
        kept = self.store.get(question.key)
        if kept is None or kept.expires <= self._now():
            landing = await self._landing(question.key)
            kept = landing.kept
        return kept.message(question) if kept else None

    async def _landing(self, key: Key) -> Landing:
        """Of a flight that began after the call, or of one that ends with everything known at the time of the call."""
        under_way = self._flights.get(key)
        if under_way:
            landing = await asyncio.shield(under_way.task)
            if landing.whole:
                return landing
        flight = self._flights.get(key) or self._start(key)
        return await asyncio.shield(flight.task)

    def _start(self, key: Key) -> Flight:
        if len(self._flights) >= self._limits.renders + self._limits.queue:
            raise Busy
        flight = Flight(asyncio.get_running_loop().create_task(self._fly(key), name="kept page"))
        self._flights[key] = flight
        return flight

    async def _fly(self, key: Key) -> Landing:
        try:
            async with self._turns:
                # The standing that an answer is compared with later must not be older than what is known already.
                await self._freshness.confirm(self._last_news)
                rendered = await self._rendered(key)
            return await self._land(key, rendered)
        finally:
            del self._flights[key]

    async def _rendered(self, key: Key) -> Rendered:
        self.renders += 1
        try:
            return await render(self._application, key)
        except Exception:
            log.exception("No answer to %s could be made.", key.target.decode("latin-1"))
            return Rendered(SERVER_ERROR, [(b"content-type", b"text/plain; charset=utf-8")], b"Server error.\n")

    async def _land(self, key: Key, rendered: Rendered) -> Landing:
        failed = rendered.status >= SERVER_ERROR
        if failed and (old := self.store.get(key)):
            # It is past its time, but nothing says that it is wrong (`stale-if-error`, RFC 5861).
            old.expires = self._now() + self._limits.rest
            return Landing(rendered, old, whole=True)
        basis = rendered.basis
        if basis is None and not rendered.for_everybody:
            return Landing(rendered, None, whole=True)
        # What fails is not asked for again by everybody who waits; it is forgotten as soon as anything changes.
        lasts = self._limits.longest if basis else self._limits.rest
        kept = await asyncio.to_thread(keep, rendered, basis or Basis(lists=True), self._now() + lasts)
        flight = self._flights[key]
        whole = flight.whole(kept.basis)
        if whole and (basis or failed):
            self.store.put(key, kept)
            if flight.moved:
                self._freshness.doubt()
        return Landing(rendered, kept, whole)

    def _compare(self, before: Standing | None, now: Standing) -> None:
        if before is None or before.mark != now.mark:
            self.store.clear()
            for flight in self._flights.values():
                flight.site_changed = before is not None or flight.site_changed
        if before is None or not now.same_record(before):
            self.store.drop_lists()
            for flight in self._flights.values():
                flight.moved = True
        if now.seqs is not None:
            self.store.drop_other_than(now.seqs)


def _busy(question: Question) -> Message:
    # Uneven, so that those who are sent away don't all come back in the same moment.
    wait = random.randint(1, 5)  # noqa: S311 (spreads load, guards nothing)
    message = plain_text(503, "Too much is asked for here at this moment.\n", (b"retry-after", b"%d" % wait))
    return message._replace(body=b"") if question.head_only else message
