"""A newsroom is founded by the product's own code once, and by the rows that it wrote from then on.

Founding takes half a second, which was most of what the tests took: pages, their revisions, the search index.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from wagtail.models import Site

Rows = frozenset[Any]
Contents = dict[str, Rows]


class Written(NamedTuple):
    """Of one table."""

    gone: Rows
    come: Rows


class Once:
    """Does `act`, or what it did to the database when that held the same before."""

    def __init__(self, act: Callable[[], object]) -> None:
        self._act = act
        self._changed: frozenset[str] = frozenset()
        self._written: dict[tuple[str, frozenset[tuple[str, Rows]]], dict[str, Written]] = {}

    def __call__(self) -> None:
        found = self._written.get(self._state()) if self._changed else None
        if found is None:
            self._record()
            return
        with transaction.atomic():
            for table, written in found.items():
                _delete(table, written.gone)
                _insert(table, written.come)
            _count_on_from(found)
        # As founding does: caches of addresses and of pages are emptied, and addresses asked for.
        Site.objects.get(is_default_site=True).save()
        Site.get_site_root_paths()

    def _state(self) -> tuple[str, frozenset[tuple[str, Rows]]]:
        return connection.vendor, frozenset(_contents(self._changed).items())

    def _record(self) -> None:
        before = _contents(_tables())
        self._act()
        after = _contents(before)
        written = {
            table: Written(before[table] - rows, rows - before[table])
            for table, rows in after.items()
            if rows != before[table]
        }
        if not written.keys() <= self._changed:
            self._changed, self._written = self._changed | written.keys(), {}
        state = connection.vendor, frozenset((table, before[table]) for table in self._changed)
        self._written[state] = written


def _tables() -> list[str]:
    """Without SQLite's table of words, which its index of texts keeps up by triggers."""
    names: list[str] = connection.introspection.django_table_names(only_existing=True, include_views=False)
    return [name for name in names if not name.endswith("_fts")]


def _contents(tables: Iterable[str]) -> Contents:
    with connection.cursor() as cursor:
        return {table: frozenset(_rows(cursor, table)) for table in tables}


def _rows(cursor: Any, table: str) -> Iterator[Any]:
    """As the database writes them, so that they can be compared and written again whatever is in them."""
    row = "row.*" if connection.vendor == "sqlite" else "row::text"
    cursor.execute(f"SELECT {row} FROM {connection.ops.quote_name(table)} AS row")  # noqa: S608
    yield from (each if connection.vendor == "sqlite" else each[0] for each in cursor.fetchall())


def _delete(table: str, rows: Rows) -> None:
    name = connection.ops.quote_name(table)
    with connection.cursor() as cursor:
        for row in rows:
            if connection.vendor == "sqlite":
                key = connection.introspection.get_primary_key_column(cursor, table)
                place = [column.name for column in connection.introspection.get_table_description(cursor, table)]
                cursor.execute(f'DELETE FROM {name} WHERE "{key}" = %s', [row[place.index(key or "")]])  # noqa: S608
            else:
                cursor.execute(f"DELETE FROM {name} AS row WHERE row::text = %s", [row])  # noqa: S608


def _insert(table: str, rows: Rows) -> None:
    name = connection.ops.quote_name(table)
    with connection.cursor() as cursor:
        for row in rows:
            if connection.vendor == "sqlite":
                cursor.execute(f"INSERT INTO {name} VALUES ({', '.join(['%s'] * len(row))})", row)  # noqa: S608
            else:
                cursor.execute(f"INSERT INTO {name} SELECT (%s::{name}).*", [row])


def _count_on_from(tables: Iterable[str]) -> None:
    """New rows get keys beyond those that were written."""
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.db_table in tables]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
