"""What a block of Server-Sent Events says, as far as this bench must know."""

from __future__ import annotations

import json
from typing import NamedTuple


class Step(NamedTuple):
    """From the page at `after` to the page at `head`. Every server here is made to send its events in this shape."""

    after: int
    head: int


class Block(NamedTuple):
    """`id` is what a browser would come back with, or empty where the block has none."""

    id: bytes
    step: Step | None


def read(block: bytes) -> Block:
    """From the bytes between two empty lines. Raises `ValueError` for data that is no JSON."""
    identity, data = b"", []
    for line in block.split(b"\n"):
        name, _, value = line.partition(b":")
        if name == b"id":
            identity = value.strip()
        elif name == b"data":
            data.append(value.removeprefix(b" "))
    return Block(identity, _step(b"\n".join(data)) if data else None)


def _step(data: bytes) -> Step | None:
    if not data.startswith(b"{"):
        return None
    fields = json.loads(data)
    return Step(fields["after"], fields["head"]) if "after" in fields else None
