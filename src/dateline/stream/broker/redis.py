"""Publish and subscribe of Redis or Valkey: between many processes and hosts."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from uuid import UUID

import redis
import redis.asyncio
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from dateline.stream.broker.port import CHANNEL, Hear, parse, payload
from dateline.stream.broker.reconnecting import keep_connected

# A connection that died without a word (a firewall, a pulled cable) is found out after so many seconds of silence.
SILENCE = 10.0
# A reporter's publish waits no longer than this for a Redis that is away, and only the first one does.
PATIENCE = 1.0
REST = 2.0

log = logging.getLogger(__name__)


class RedisBroker:
    """`address` is a redis://, rediss:// or unix:// URL. Raises `ValueError` for another."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._publisher = redis.Redis.from_url(
            address, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE, retry=Retry(NoBackoff(), 1)
        )
        self._rests_until = 0.0

    def publish(self, story: UUID, seq: int) -> None:
        if time.monotonic() < self._rests_until:
            return
        try:
            self._publisher.publish(CHANNEL, payload(story, seq))
        except (RedisError, OSError) as error:
            self._rests_until = time.monotonic() + REST
            log.warning("No notice of entry %d of story %s could be given: %s", seq, story, error)

    async def listen(self, hear: Hear, missed: Callable[[], None]) -> None:
        async def connected() -> None:
            client = redis.asyncio.Redis.from_url(self._address, socket_connect_timeout=PATIENCE)
            async with client, client.pubsub() as channel:
                await channel.subscribe(CHANNEL)
                pinged = False
                while True:
                    message = await channel.get_message(timeout=SILENCE)
                    if message is not None:
                        pinged = False
                        _tell(message["type"], message["data"], hear, missed)
                    elif pinged:
                        raise redis.ConnectionError("no answer")
                    else:
                        pinged = True
                        await channel.ping()

        await keep_connected(connected, "Redis", (RedisError, OSError))


def _tell(kind: str, data: object, hear: Hear, missed: Callable[[], None]) -> None:
    # The client connects again by itself at times; each time Redis says so, and notices may have been lost.
    if kind == "subscribe":
        missed()
    elif kind == "message" and isinstance(data, bytes) and (heard := parse(data.decode("utf-8", "replace"))):
        hear(*heard)
