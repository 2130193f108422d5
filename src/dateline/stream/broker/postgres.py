"""PostgreSQL's LISTEN and NOTIFY: no service beside the database. Needs a direct connection, not PgBouncer's
transaction pooling, in which LISTEN has no effect."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from uuid import UUID

import psycopg
from django.db import Error as DatabaseError
from django.db import InterfaceError, connection
from psycopg.conninfo import make_conninfo

from dateline.stream.broker.port import CHANNEL, Hear, parse, payload
from dateline.stream.broker.reconnecting import keep_connected

# A connection that died without a word (a firewall, a pulled cable) is found out after so many seconds of silence.
SILENCE = 10.0
ANSWER = 5.0

log = logging.getLogger(__name__)


class PostgresBroker:
    """`address` is the listener's own connection, outside Django's pool; notices go out on the publisher's."""

    def __init__(self, **address: str) -> None:
        own = {"connect_timeout": "5", "application_name": "dateline-stream"}
        self._conninfo = make_conninfo("", **{**own, **address})

    def publish(self, story: UUID, seq: int) -> None:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, payload(story, seq)])
        except (DatabaseError, InterfaceError) as error:
            log.warning("No notice of entry %d of story %s could be given: %s", seq, story, error)

    async def listen(self, hear: Hear, missed: Callable[[], None]) -> None:
        async def connected() -> None:
            async with await psycopg.AsyncConnection.connect(self._conninfo, autocommit=True) as own:
                await own.execute(f"LISTEN {CHANNEL}")
                missed()
                while True:
                    async for notice in own.notifies(timeout=SILENCE):
                        if heard := parse(notice.payload):
                            hear(*heard)
                    await asyncio.wait_for(own.execute("SELECT 1"), ANSWER)

        await keep_connected(connected, "PostgreSQL", (psycopg.Error, OSError, TimeoutError))
