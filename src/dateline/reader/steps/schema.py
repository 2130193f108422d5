"""The published description of a step."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any


@cache
def schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12)."""
    described: dict[str, Any] = json.loads(Path(__file__).with_name("step.schema.json").read_bytes())
    return described
