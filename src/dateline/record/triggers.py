"""The database itself refuses to change the record (promise 1), whoever asks and through whatever client.

SQLite: two triggers that abort. PostgreSQL: a row trigger for UPDATE and DELETE, and a statement trigger because
TRUNCATE passes row triggers by.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "dateline_record_entry"
REFUSAL = "the record is append-only"

_INSTALL = {
    "sqlite": [
        f"CREATE TRIGGER dateline_entry_no_update BEFORE UPDATE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
        f"CREATE TRIGGER dateline_entry_no_delete BEFORE DELETE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    ],
    "postgresql": [
        "CREATE FUNCTION dateline_refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
        f"CREATE TRIGGER dateline_entry_no_change BEFORE UPDATE OR DELETE ON {TABLE} "
        "FOR EACH ROW EXECUTE FUNCTION dateline_refuse_change()",
        f"CREATE TRIGGER dateline_entry_no_truncate BEFORE TRUNCATE ON {TABLE} "
        "FOR EACH STATEMENT EXECUTE FUNCTION dateline_refuse_change()",
    ],
}
_REMOVE = {
    "sqlite": ["DROP TRIGGER dateline_entry_no_update", "DROP TRIGGER dateline_entry_no_delete"],
    "postgresql": [
        f"DROP TRIGGER dateline_entry_no_change ON {TABLE}",
        f"DROP TRIGGER dateline_entry_no_truncate ON {TABLE}",
        "DROP FUNCTION dateline_refuse_change()",
    ],
}


class UnsupportedDatabase(RuntimeError):
    """Dateline can't protect a record on this database."""


def install(connection: BaseDatabaseWrapper) -> None:
    """Raises `UnsupportedDatabase` on anything but SQLite and PostgreSQL."""
    _run(connection, _INSTALL)


def remove(connection: BaseDatabaseWrapper) -> None:
    """For a migration's way back, and for tests that must empty the tables between them."""
    _run(connection, _REMOVE)


def _run(connection: BaseDatabaseWrapper, statements: dict[str, list[str]]) -> None:
    if connection.vendor not in statements:
        raise UnsupportedDatabase(f"no append-only record on {connection.display_name}; use SQLite or PostgreSQL")
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)
