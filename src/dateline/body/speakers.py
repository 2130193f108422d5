"""Who speaks in a body."""

from __future__ import annotations

from typing import NamedTuple

from dateline.body.blocks import Block, Statement


class Speaker(NamedTuple):
    name: str
    role: str


def speakers(body: tuple[Block, ...]) -> tuple[Speaker, ...]:
    """Everybody with a statement, in the order of their first one, each name once.

    The role is the first that the body gives for the name; it may be empty.
    """
    roles: dict[str, str] = {}
    for block in body:
        if isinstance(block, Statement):
            roles[block.speaker] = roles.get(block.speaker) or block.role
    return tuple(Speaker(name, role) for name, role in roles.items())
