"""What a proof found, for people: shown with a test that fails, and by `tests/run.py` for those that pass."""

from __future__ import annotations

import os
from pathlib import Path


def say(line: str) -> None:
    print(line)
    if to := os.environ.get("DATELINE_FIGURES"):
        with Path(to).open("a") as file:
            file.write(f"{line}\n")
