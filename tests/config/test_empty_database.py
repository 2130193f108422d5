"""The packed empty database is what the migrations make, so that a first start has nothing to migrate."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from django.db.migrations.loader import MigrationLoader

from dateline.config.empty_database import unpack
from tests.config.cli import dateline


def _applied(path: Path) -> set[tuple[str, str]]:
    with sqlite3.connect(path) as connection:
        return set(connection.execute("SELECT app, name FROM django_migrations"))


def _schema(path: Path) -> set[tuple[str, str]]:
    with sqlite3.connect(path) as connection:
        return set(connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))


def test_every_migration_is_in_it(tmp_path: Path) -> None:
    unpack(tmp_path / "empty.sqlite3")
    wanted = set(MigrationLoader(None).graph.leaf_nodes())
    assert wanted <= _applied(tmp_path / "empty.sqlite3")


def test_its_tables_are_those_the_migrations_make(tmp_path: Path) -> None:
    unpack(tmp_path / "packed.sqlite3")
    made = dateline(
        tmp_path, "manage", "migrate", "--verbosity", "0", DATABASE_URL=f"sqlite:///{tmp_path}/made.sqlite3"
    )
    assert made.returncode == 0, made.stderr
    assert _schema(tmp_path / "packed.sqlite3") == _schema(tmp_path / "made.sqlite3")


def test_a_database_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "own.sqlite3").write_bytes(b"mine")
    unpack(tmp_path / "own.sqlite3")
    assert (tmp_path / "own.sqlite3").read_bytes() == b"mine"
