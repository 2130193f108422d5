"""Bring whatever is there to a working newsroom: database, migrations, front page."""

from __future__ import annotations

import os
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from dateline.config.empty_database import unpack
from dateline.config.problem import Problem
from dateline.config.progress import say, step


def set_up() -> None:
    """Loads Django with this site's settings. Raises `Problem` for settings that make no sense."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dateline.config.settings")
    try:
        django.setup()
    except (ValueError, OSError) as error:
        raise Problem(str(error)) from error


def prepare_database() -> None:
    """Makes the database if there is none, and migrates it. Raises `Problem` when it can't be reached."""
    if connection.vendor == "sqlite":
        unpack(Path(settings.DATABASES["default"]["NAME"]))
    try:
        _migrate()
    except OperationalError as error:
        raise Problem(f"the database can't be reached: {str(error).strip().splitlines()[0]}") from error


def make_ready() -> None:
    """A prepared database, and a newsroom in it at the address the operator named.

    Raises `Problem` like `prepare_database`, and for an address that is none.
    """
    prepare_database()
    from dateline.masthead.founding import found, is_founded, set_address  # needs Django set up

    founded = is_founded()
    if not founded:
        found()
    try:
        set_address(settings.WAGTAILADMIN_BASE_URL)
    except ValueError as error:
        raise Problem(f"DATELINE_BASE_URL: {error}") from error
    if not founded:
        say("A newsroom with one section, News, is set up. Make yourself a login: dateline manage createsuperuser")


def _migrate() -> None:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        with step(f"Preparing the database ({len(plan)} migrations)"):
            call_command("migrate", verbosity=0, interactive=False)
