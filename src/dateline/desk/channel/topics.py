"""How a story's desk is named to the broker."""

from __future__ import annotations

from uuid import UUID, uuid5

_DESKS = UUID("5f0a7c1e-6f0b-4c0a-9a53-3b1f5f4f7d2a")


def topic(story: UUID) -> UUID:
    """`story` is the identity of the story's head; readers' streams never ask for this one."""
    return uuid5(_DESKS, str(story))
