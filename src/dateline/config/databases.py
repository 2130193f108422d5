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
POOL = {"min_size": 1, "max_size": 8, "timeout": 10}


def databases(folder: Path) -> dict[str, dict[str, Any]]:
    """Django's DATABASES. Raises `ValueError` for an address that is neither SQLite nor PostgreSQL."""
    address = os.environ.get("DATABASE_URL", "")
    settings: dict[str, Any] = dict(dj_database_url.parse(address or f"sqlite:///{folder / 'dateline.sqlite3'}"))
    if settings["ENGINE"].endswith("sqlite3"):
        settings["OPTIONS"] = {
            # A transaction that begins as a reader and turns writer fails at once when another wrote meanwhile.
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": SQLITE_PRAGMAS,
        }
    elif settings["ENGINE"].endswith("postgresql"):
        # Under ASGI Django opens a connection for each request whatever CONN_MAX_AGE says; the pool keeps them.
        settings["CONN_MAX_AGE"] = 0
        # After the database was restarted each pooled connection would fail one request.
        settings["CONN_HEALTH_CHECKS"] = True
        settings["OPTIONS"] = {**settings.get("OPTIONS", {}), "pool": POOL}
    else:
        raise ValueError("DATABASE_URL must begin with sqlite:// or postgres://")
    return {"default": settings}
