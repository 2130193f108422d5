"""Which part of the old text became which of the new one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Generic, TypeVar

from dateline.body.blocks import Block, Paragraph
from dateline.body.wire import to_wire

# How much of two blocks has to be the same for one to count as the other's next version.
ALIKE = 0.4
# How many of the blocks that follow are looked at for it. Everything with everything would take a body of 500 new
# blocks seconds.
NEAR = 12

Part = TypeVar("Part", bound=Hashable)
Words = tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class Piece(Generic[Part]):
    """A block's old and new version: the same twice where it was kept, None where it came or went."""

    old: Part | None
    new: Part | None

    @property
    def kept(self) -> bool:
        return self.old == self.new


def align(old: Sequence[Block], new: Sequence[Block]) -> tuple[Piece[Block], ...]:
    """In reading order; the old versions in it are `old`, the new ones `new`."""
    return align_by(old, new, _words)


def align_by(old: Sequence[Part], new: Sequence[Part], words: Callable[[Part], Words]) -> tuple[Piece[Part], ...]:
    """As `align`, for parts of any kind. `words` are what two of them are compared by; the first is their kind, and two
    of different kinds are never each other's version."""
    pieces: list[Piece[Part]] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.extend(Piece(part, part) for part in old[i:j])
        else:
            pieces.extend(_pair(old[i:j], new[k:m], words))
    return tuple(pieces)


def _pair(old: Sequence[Part], new: Sequence[Part], words: Callable[[Part], Words]) -> Iterator[Piece[Part]]:
    """What stands where something else stood: each old part goes with the first new one that is like it."""
    following = 0
    now = [words(part) for part in new]
    for part in old:
        was = words(part)
        places = range(following, min(len(new), following + NEAR))
        partner = next((place for place in places if _alike(was, now[place])), None)
        if partner is None:
            yield Piece(part, None)
            continue
        yield from (Piece(None, added) for added in new[following:partner])
        yield Piece(part, new[partner])
        following = partner + 1
    yield from (Piece(None, added) for added in new[following:])


def _words(block: Block) -> Words:
    if isinstance(block, Paragraph):
        # Most blocks are, and the marks of their wire text say nothing of what they are about.
        return (block.type, *"".join(span.text for span in block.spans).split())
    return (block.type, *to_wire((block,)).split())


def _alike(old: Words, new: Words) -> bool:
    if old[0] != new[0]:
        return False
    matcher = SequenceMatcher(None, old[1:], new[1:], autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
