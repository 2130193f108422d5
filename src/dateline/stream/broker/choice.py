"""Which broker this process uses: the setting `DATELINE_BROKER`."""

from __future__ import annotations

from functools import cache
from typing import Final

from django.conf import settings
from django.db import connection

from dateline.stream.broker.memory import MemoryBroker
from dateline.stream.broker.port import Broker

BROKERS: Final = ("memory", "postgres", "redis")
# What Django's database options may hold and libpq does not know.
_DJANGO_ONLY = {"pool", "isolation_level", "server_side_binding", "assume_role", "service", "passfile"}


@cache
def broker() -> Broker:
    """The same object for publishers and readers of this process.

    Raises `ValueError` for a setting that names no broker, or one that lacks what it needs.
    """
    name = getattr(settings, "DATELINE_BROKER", "memory")
    if name == "memory":
        return MemoryBroker()
    if name == "postgres":
        return _postgres()
    if name == "redis":
        return _redis()
    raise ValueError(f"DATELINE_BROKER is {name!r}; it can be {', '.join(BROKERS)}")


def _postgres() -> Broker:
    if connection.vendor != "postgresql":
        raise ValueError("DATELINE_BROKER=postgres needs a PostgreSQL database (DATABASE_URL)")
    from dateline.stream.broker.postgres import PostgresBroker

    values = connection.settings_dict
    named = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    address = {word: str(values[setting]) for word, setting in named.items() if values.get(setting)}
    more = {word: str(value) for word, value in values["OPTIONS"].items() if word not in _DJANGO_ONLY}
    return PostgresBroker(**address, **more)


def _redis() -> Broker:
    address = getattr(settings, "DATELINE_REDIS_URL", "")
    if not address:
        raise ValueError("DATELINE_BROKER=redis needs DATELINE_REDIS_URL, such as redis://localhost:6379")
    from dateline.stream.broker.redis import RedisBroker

    return RedisBroker(address)
