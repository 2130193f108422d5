"""Keys of things of which only some parts are meant: `12/headline,summary`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID


def joined(number: int, parts: Iterable[str]) -> str:
    return "/".join(filter(None, (str(number), ",".join(parts))))


def numbered(keys: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """The parts by number. What is no such key is left out."""
    found: dict[int, tuple[str, ...]] = {}
    for key in keys:
        number, _slash, parts = key.partition("/")
        if number.isdecimal() and len(number) < 16:
            found[int(number)] = tuple(filter(None, parts.split(",")))
    return found


def identities(keys: Sequence[str]) -> list[UUID]:
    """What is no identity is left out."""
    found = []
    for key in keys:
        try:
            found.append(UUID(key))
        except ValueError:
            continue
    return found
