"""Two texts that were written on from one, put together block by block. What both changed is for a person to settle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.body.blocks import Block
from dateline.body.changes.aligning import align

Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text as it was, as I have it and as they have it."""

    base: Blocks
    mine: Blocks
    theirs: Blocks

    @property
    def settled(self) -> Blocks | None:
        """What stands here where at most one of us changed it, or both did the same; None where we differ."""
        if self.mine in (self.base, self.theirs):
            return self.theirs
        return self.mine if self.theirs == self.base else None


def merge(base: Sequence[Block], mine: Sequence[Block], theirs: Sequence[Block]) -> tuple[Part, ...]:
    """In reading order; each side of the parts joined is that side's text."""
    return tuple(_parts(tuple(base), tuple(mine), tuple(theirs)))


def _parts(base: Blocks, mine: Blocks, theirs: Blocks) -> Iterator[Part]:
    in_mine, in_theirs = _places(base, mine), _places(base, theirs)
    b = m = t = 0
    for place, block in enumerate(base):
        if place not in in_mine or place not in in_theirs:
            continue
        here, there = in_mine[place], in_theirs[place]
        if b < place or m < here or t < there:
            yield Part(base[b:place], mine[m:here], theirs[t:there])
        yield Part((block,), (mine[here],), (theirs[there],))
        b, m, t = place + 1, here + 1, there + 1
    if base[b:] or mine[m:] or theirs[t:]:
        yield Part(base[b:], mine[m:], theirs[t:])


def _places(base: Blocks, text: Blocks) -> dict[int, int]:
    """Where the blocks of the base stand in the text, unchanged or as their next version."""
    found: dict[int, int] = {}
    place = there = 0
    for piece in align(base, text):
        if piece.old is not None and piece.new is not None:
            found[place] = there
        place += piece.old is not None
        there += piece.new is not None
    return found
