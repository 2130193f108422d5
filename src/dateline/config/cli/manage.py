"""`dateline manage …`: Django's and Wagtail's own commands with this site's settings."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from typing import Any

from dateline.config.problem import Problem


def add_to(commands: Any) -> None:
    command: argparse.ArgumentParser = commands.add_parser(
        "manage", help="run a Django or Wagtail command, such as createsuperuser", add_help=False
    )
    command.set_defaults(run=lambda _options: run([]))


def run(words: Sequence[str]) -> int:
    from django.core.management import execute_from_command_line  # only where Django is needed

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dateline.config.settings")
    try:
        execute_from_command_line(["dateline manage", *words])
    except (ValueError, OSError) as error:
        raise Problem(str(error)) from error
    return 0
