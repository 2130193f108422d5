"""Takes removed words out of the database's own files.

A deleted row leaves its bytes where it stood until something else is written there. SQLite: the index for search is
made anew, the file is written anew, and the write-ahead log is emptied. PostgreSQL: the tables that were touched are
written anew, one at a time, each of which nobody can read meanwhile.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import Final

from django.db import OperationalError, connection
from django.db.backends.utils import CursorWrapper

from dateline.record.models.takedown import Takedown, TakedownState
from dateline.record.takedown.registry import places

log = logging.getLogger(__name__)

PATIENCE: Final = "5s"
"""How long PostgreSQL waits until nobody uses a table. Whoever comes after waits behind."""
_INDEX: Final = "wagtailsearch_indexentry_fts"


def finish_takedowns() -> int:
    """Cleans up after all takedowns that need it, and returns how many they were; none where the database was busy, so
    that it has to be done later. Must not be called in a transaction."""
    waiting = Takedown.objects.filter(state=TakedownState.DONE, cleaned_at__isnull=True)
    # Those that are done while the files are written anew wait for the next time.
    keys = list(waiting.values_list("pk", flat=True))
    if not keys or not _write_anew():
        return 0
    return Takedown.objects.filter(pk__in=keys).update(cleaned_at=datetime.now(UTC))


def _write_anew() -> bool:
    try:
        with connection.cursor() as cursor:
            return _sqlite(cursor) if connection.vendor == "sqlite" else _postgresql(cursor)
    except OperationalError as error:
        log.warning("Removed words are still in the database's files, which are in use: %s", str(error).strip())
        return False


def _sqlite(cursor: CursorWrapper) -> bool:
    tables = connection.introspection.table_names(cursor)
    if _INDEX in tables:
        cursor.execute(f"INSERT INTO {_INDEX}({_INDEX}) VALUES ('rebuild')")  # noqa: S608 (a name of this module)
    cursor.execute("VACUUM")
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    busy = cursor.fetchone()[0]
    if busy:
        log.warning("Removed words are still in the database's write-ahead log, which is in use.")
    return not busy


def _postgresql(cursor: CursorWrapper) -> bool:
    there = set(connection.introspection.table_names(cursor))
    tables = dict.fromkeys(table for place in places() for table in place.tables)
    cursor.execute(f"SET lock_timeout = '{PATIENCE}'")
    try:
        for table in (table for table in tables if table in there):
            cursor.execute(f"VACUUM (FULL) {connection.ops.quote_name(table)}")
    finally:
        cursor.execute("RESET lock_timeout")
    return True
