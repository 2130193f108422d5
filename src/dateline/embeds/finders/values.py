"""Taking values out of other sites' JSON. Nothing about its shape is believed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any


def at(value: Any, *path: str | int) -> Any:
    """What lies at the end of the path; None where it breaks off."""
    for step in path:
        if isinstance(step, str) and isinstance(value, dict):
            value = value.get(step)
        elif isinstance(step, int) and isinstance(value, list) and len(value) > step:
            value = value[step]
        else:
            return None
    return value


def text_at(value: Any, *path: str | int) -> str:
    """The text there; a number counts as text. Empty for everything else."""
    found = at(value, *path)
    if isinstance(found, str):
        return found
    return str(found) if isinstance(found, int) and not isinstance(found, bool) and abs(found) < 10**20 else ""


def list_at(value: Any, *path: str | int) -> list[Any]:
    found = at(value, *path)
    return found if isinstance(found, list) else []


def instant(text: str) -> datetime | None:
    """An ISO 8601 time with a zone. Without one it could be any of a day's hours, so it is none."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    if found.tzinfo is None:
        return None
    try:
        return found.astimezone(UTC)
    except (OverflowError, ValueError):
        return None


def with_at(handle: str) -> str:
    bare = handle.strip().lstrip("@")
    return f"@{bare}" if bare else ""
