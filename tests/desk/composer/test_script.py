"""The composer's scripts by themselves."""

from __future__ import annotations

import gzip
import subprocess
from pathlib import Path

import pytest

from tests.other_process import ROOT

HERE = Path(__file__).parent
SCRIPTS = ROOT / "src" / "dateline" / "desk" / "static" / "desk"


@pytest.mark.script
def test_what_the_toolbar_does_to_a_text() -> None:
    done = subprocess.run(["node", "--test", HERE / "edits.test.mjs"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_desks_own_scripts_stay_small() -> None:
    """As they travel: each by itself, compressed."""
    sizes = {path.name: len(gzip.compress(path.read_bytes())) for path in SCRIPTS.rglob("*.js")}
    assert sum(sizes.values()) <= 60_000, sizes
