"""Dateline's apps work in a Wagtail site that has its own users, pages and settings."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.config.cli import surroundings
from tests.other_process import ROOT


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = surroundings(
        DJANGO_SETTINGS_MODULE="tests.existing_site.settings", EXISTING_SITE_DATA=str(folder), PYTHONPATH=str(ROOT)
    )
    return subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=180
    )


def test_a_story_beside_the_sites_own_pages(tmp_path: Path) -> None:
    done = run(tmp_path, "-m", "tests.existing_site.use")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-5:] == [
        "200 /shelf/ ['Shelf of 7']",
        "200 /news/ ['The shop floods', 'Water in the cellar.']",
        "200 /news/flood/ ['The shop floods', 'Water in the cellar.', 'Pia Holt']",
        "200 /news/flood ['The shop floods', 'Water in the cellar.', 'Pia Holt']",
        "(2, [])",
    ]


def test_the_site_needs_no_migration_of_dateline_of_its_own(tmp_path: Path) -> None:
    done = run(tmp_path, "-m", "django", "makemigrations", "--check", "--dry-run", "dateline_record", "dateline_media")
    assert done.returncode == 0, done.stdout + done.stderr
