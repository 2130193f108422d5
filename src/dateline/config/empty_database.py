"""The empty, migrated SQLite database that the package carries.

Wagtail's migrations take some eight seconds on a fresh database, which is the first thing a newcomer would wait for.
A test holds the file against the migrations; `make empty-database` writes it anew.
"""

from __future__ import annotations

import gzip
import shutil
import sqlite3
from pathlib import Path

PACKED = Path(__file__).with_name("empty.sqlite3.gz")


def unpack(path: Path) -> None:
    """Puts the empty database at `path`, whole or not at all. Leaves a database that is there alone."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".unpacking")
    with gzip.open(PACKED) as packed, draft.open("wb") as file:
        shutil.copyfileobj(packed, file)
    draft.replace(path)


def pack(path: Path) -> None:
    """Packs the migrated database at `path`, without its write-ahead log and free pages."""
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("VACUUM")
    connection.close()
    # No time stamp, so that the same database packs to the same bytes.
    with path.open("rb") as file, PACKED.open("wb") as out, gzip.GzipFile("", "wb", 9, out, mtime=0) as packed:
        shutil.copyfileobj(file, packed)
