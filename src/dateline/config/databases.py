"""Where the record is kept: SQLite in the data folder, or PostgreSQL named by `DATABASE_URL`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import dj_database_url

# WAL lets readers read while one writes; FULL makes a commit survive a power cut, which promise 1 needs.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;PRAGMA mmap_size=134217728;"
    "PRAGMA journal_size_limit=27103364;PRAGMA cache_size=2000;"
)
# In seconds. A pool that can't connect tries again after ever longer pauses; one that gives up begins anew with the
# next request. So the site is back soon after its database, however long that was away.
POOL = {"min_size": 1, "max_size": 8, "timeout": 5, "reconnect_timeout": 2}
# For a host that is gone without a word. Left alone, a query would wait a quarter of an hour for its answer, and a
# transaction of a host that vanished would keep a story locked for two hours. In seconds, and one in milliseconds.
LINE = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 3,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
    "options": "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=3 -c tcp_keepalives_count=3",
}


def databases(folder: Path) -> dict[str, dict[str, Any]]:
    """Django's DATABASES. Raises `ValueError` for an address that is neither SQLite nor PostgreSQL."""
    address = os.environ.get("DATABASE_URL", "")
    settings: dict[str, Any] = dict(dj_database_url.parse(address or f"sqlite:///{folder / 'dateline.sqlite3'}"))
    if settings["ENGINE"].endswith("sqlite3"):
        # Opened for each request, at the cost of a dozen queries: one that stays would go on writing into a file that
        # was moved away or put back from a copy.
        settings["CONN_MAX_AGE"] = 0
        settings["OPTIONS"] = {
            # A transaction that begins as a reader and turns writer fails at once when another wrote meanwhile.
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": SQLITE_PRAGMAS,
        }
    elif settings["ENGINE"].endswith("postgresql"):
        # A connection for each request, which the pool keeps and lends.
        settings["CONN_MAX_AGE"] = 0
        # After the database was restarted each pooled connection would fail one request.
        settings["CONN_HEALTH_CHECKS"] = True
        settings["OPTIONS"] = {**LINE, **settings.get("OPTIONS", {}), "pool": POOL}
    else:
        raise ValueError("DATABASE_URL must begin with sqlite:// or postgres://")
    return {"default": settings}
