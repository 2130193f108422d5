"""Wire text: what a reporter types, pastes, mails or sends from chat. `docs/wire-text.md` describes it.

`from_wire(to_wire(body)) == body` for every valid body, and `from_wire` takes any text at all.
"""

from __future__ import annotations

from dateline.body.blocks import Block
from dateline.body.wire.problems import Problem, Trouble
from dateline.body.wire.reading import Reading, read_wire
from dateline.body.wire.writing import to_wire

__all__ = ["Problem", "Reading", "Trouble", "from_wire", "read_wire", "to_wire"]


def from_wire(text: str) -> tuple[Block, ...]:
    """The blocks of any text. Never raises; what is no block becomes paragraphs, word for word."""
    return read_wire(text).body
