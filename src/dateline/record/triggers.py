"""The database itself refuses to change the record (promise 1), whoever asks and through whatever client.

The one change it lets pass empties an entry (see `dateline.record.residue`) that a `takedown` entry of the same story
names, and leaves its place, its times and its hashes as they are.

SQLite: two triggers that abort. PostgreSQL: row triggers for UPDATE and DELETE, and a statement trigger because
TRUNCATE passes row triggers by.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "dateline_record_entry"
REFUSAL = "the record is append-only"

_SEALED = (
    "id",
    "story_id",
    "seq",
    "at",
    "recorded_at",
    "kind",
    "update_id",
    "actor",
    "role",
    "user_id",
    "content_hash",
    "chain_hash",
    "idempotency_key",
)
_NAMED = {
    "sqlite": f"SELECT 1 FROM {TABLE} t, json_each(t.data, '$.entries') e WHERE t.story_id = OLD.story_id "  # noqa: S608
    "AND t.kind = 'takedown' AND json_extract(e.value, '$.seq') = OLD.seq",
    "postgresql": f"SELECT 1 FROM {TABLE} t, jsonb_array_elements(t.data -> 'entries') e "  # noqa: S608
    "WHERE t.story_id = OLD.story_id AND t.kind = 'takedown' AND (e ->> 'seq')::bigint = OLD.seq",
}
_EMPTY = {
    "sqlite": "NEW.html = '' AND NEW.note = '' AND json_extract(NEW.data, '$.taken') IS NOT NULL",
    "postgresql": "NEW.html = '' AND NEW.note = '' AND NEW.data ? 'taken'",
}


def _is_takedown(vendor: str, same: str) -> str:
    unchanged = " AND ".join(f"NEW.{column} {same} OLD.{column}" for column in _SEALED)
    return f"({_EMPTY[vendor]} AND {unchanged} AND EXISTS ({_NAMED[vendor]}))"


_INSTALL = {
    "sqlite": [
        f"CREATE TRIGGER dateline_entry_no_update BEFORE UPDATE ON {TABLE} "
        f"WHEN NOT {_is_takedown('sqlite', 'IS')} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
        f"CREATE TRIGGER dateline_entry_no_delete BEFORE DELETE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    ],
    "postgresql": [
        "CREATE FUNCTION dateline_refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
        "CREATE FUNCTION dateline_let_takedown_pass() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF {_is_takedown('postgresql', 'IS NOT DISTINCT FROM')} THEN RETURN NEW; END IF; "
        f"RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
        f"CREATE TRIGGER dateline_entry_no_update BEFORE UPDATE ON {TABLE} "
        "FOR EACH ROW EXECUTE FUNCTION dateline_let_takedown_pass()",
        f"CREATE TRIGGER dateline_entry_no_delete BEFORE DELETE ON {TABLE} "
        "FOR EACH ROW EXECUTE FUNCTION dateline_refuse_change()",
        f"CREATE TRIGGER dateline_entry_no_truncate BEFORE TRUNCATE ON {TABLE} "
        "FOR EACH STATEMENT EXECUTE FUNCTION dateline_refuse_change()",
    ],
}
_REMOVE = {
    "sqlite": [
        "DROP TRIGGER IF EXISTS dateline_entry_no_update",
        "DROP TRIGGER IF EXISTS dateline_entry_no_delete",
    ],
    "postgresql": [
        # The first is of versions before there were takedowns.
        f"DROP TRIGGER IF EXISTS dateline_entry_no_change ON {TABLE}",
        f"DROP TRIGGER IF EXISTS dateline_entry_no_update ON {TABLE}",
        f"DROP TRIGGER IF EXISTS dateline_entry_no_delete ON {TABLE}",
        f"DROP TRIGGER IF EXISTS dateline_entry_no_truncate ON {TABLE}",
        "DROP FUNCTION IF EXISTS dateline_refuse_change()",
        "DROP FUNCTION IF EXISTS dateline_let_takedown_pass()",
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
