"""Runs the `dateline` program as a person does: a process of its own, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("dateline")


def dateline(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A finished run. Its data lie in `folder`/dateline-data, on SQLite."""
    return subprocess.run(
        [PROGRAM, *words], cwd=folder, env=surroundings(**environment), capture_output=True, text=True, timeout=120
    )


def surroundings(**more: str) -> dict[str, str]:
    """This process's environment without what the test run itself put there."""
    own = {"DATELINE_DATA", "DATABASE_URL", "DJANGO_SETTINGS_MODULE", "DATELINE_SECRET_KEY"}
    return {name: value for name, value in os.environ.items() if name not in own} | more
