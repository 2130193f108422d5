"""Where a word can still be found: every column of every table, every file, and the database's own bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection


def in_tables(word: str) -> list[str]:
    """`TABLE.COLUMN` of each value that holds the word, whatever its case; virtual tables' own tables included."""
    return sorted({f"{table}.{column}" for table, column, text in _values() if word.lower() in text.lower()})


def in_media(word: str) -> list[str]:
    """Files whose name or bytes hold the word."""
    root = Path(settings.MEDIA_ROOT)
    files = [path for path in root.rglob("*") if path.is_file()] if root.exists() else []
    return [str(path.relative_to(root)) for path in files if _holds(path, word, within=root)]


def in_database_files(word: str) -> list[str]:
    """Of SQLite: the file, its write-ahead log, its shared memory."""
    path = Path(settings.DATABASES["default"]["NAME"])
    return [found.name for found in sorted(path.parent.glob(f"{path.name}*")) if _holds(found, word)]


def rows(table: str, story: int | None = None) -> list[Any]:
    """All columns of a table's rows, of one story or of all."""
    with connection.cursor() as cursor:
        condition = "" if story is None else f" WHERE story_id = {int(story)}"
        cursor.execute(f"SELECT * FROM {table}{condition} ORDER BY 1")  # noqa: S608 (names of this test)
        return list(cursor.fetchall())


def _holds(path: Path, word: str, within: Path | None = None) -> bool:
    name = str(path.relative_to(within)) if within else ""
    return word.lower() in name.lower() or word.lower().encode() in path.read_bytes().lower()


def _values() -> Iterator[tuple[str, str, str]]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        else:
            cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        tables = [row[0] for row in cursor.fetchall()]
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 (the database's own names)
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    yield table, column, _text(value)


def _text(value: object) -> str:
    """JSON as people read it, whatever signs its text is kept in."""
    if isinstance(value, (bytes, memoryview)):
        return bytes(value).decode("utf-8", "replace")
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return f"{text}\n{text.encode().decode('unicode_escape', 'replace')}" if "\\u" in text else text
