"""A change as the desk shows it: block by block in wire text, with the words that differ marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.body.blocks import Block
from dateline.body.changes import Run, align, compare_words
from dateline.body.wire import to_wire


@dataclass(frozen=True, slots=True)
class Comparison:
    """`headline` is empty where it stayed. Of what was kept only the neighbours of a change are in `blocks`; an empty
    one stands for those left out."""

    headline: tuple[Run, ...]
    blocks: tuple[tuple[Run, ...], ...]

    @property
    def same(self) -> bool:
        return not self.headline and not self.blocks


def compare(old_headline: str, old: Sequence[Block], new_headline: str, new: Sequence[Block]) -> Comparison:
    headline = compare_words(old_headline, new_headline) if old_headline != new_headline else ()
    pieces = align(old, new)
    near = [any(not piece.kept for piece in pieces[max(0, place - 1) : place + 2]) for place in range(len(pieces))]
    shown: list[tuple[Run, ...]] = []
    for piece, wanted in zip(pieces, near, strict=True):
        if wanted:
            shown.append(compare_words(_wire(piece.old), _wire(piece.new)))
        elif not shown or shown[-1]:
            shown.append(())
    return Comparison(headline, tuple(shown) if any(near) else ())


def _wire(block: Block | None) -> str:
    return to_wire((block,)) if block is not None else ""
