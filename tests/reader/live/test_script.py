"""The reader's script by itself: its types, and its reducer under many histories."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.other_process import ROOT

pytestmark = pytest.mark.script
HERE = Path(__file__).parent


def test_its_types_agree() -> None:
    done = subprocess.run([ROOT / "node_modules" / ".bin" / "tsc", "-p", ROOT], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("histories", [500, pytest.param(50_000, marks=pytest.mark.prove)])
def test_its_reducer_always_gets_to_the_head(histories: int) -> None:
    done = subprocess.run(
        ["node", "--test", HERE / "reducer.test.mjs"],
        env={**os.environ, "HISTORIES": str(histories)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout
