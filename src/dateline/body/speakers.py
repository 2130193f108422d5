"""Who speaks in a body."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple


class Speaker(NamedTuple):
    name: str
    role: str


def speakers(blocks: Iterable[Mapping[str, Any]]) -> tuple[Speaker, ...]:
    """Everybody with a statement in blocks as JSON, in the order of their first one, each name once.

    The role is the first that the body gives for the name; it may be empty.
    """
    roles: dict[str, str] = {}
    for block in blocks:
        if block["type"] == "statement":
            name = block["speaker"]
            roles[name] = roles.get(name) or block.get("role", "")
    return tuple(Speaker(name, role) for name, role in roles.items())
