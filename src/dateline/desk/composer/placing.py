"""Blocks in the middle of a wire text: which one stands at a line, and putting another in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.body.blocks import Block, ListBlock
from dateline.body.characters import drop_unwanted, unify_line_breaks
from dateline.body.wire import Reading, read_wire, to_wire
from dateline.body.wire.forms import FORMS, write_form


@dataclass(frozen=True, slots=True)
class Found:
    """The blocks read from the lines `start` to `end` (counted from 0, `end` not included); empty where none stands."""

    start: int
    end: int
    blocks: tuple[Block, ...] = ()


def block_at(wire: str, line: int) -> Found:
    """What stands at a line. On an empty line nothing does, and a new block may go there."""
    reading = read_wire(wire)
    for place in reading.places:
        if line in place:
            return Found(place.start, place.stop, _blocks_of(reading, place))
    return Found(line, line)


def after_block_at(wire: str, line: int) -> Found:
    """The place for a new block: below what stands at the line."""
    end = block_at(wire, line).end
    return Found(end, end)


def put(wire: str, start: int, end: int, blocks: tuple[Block, ...]) -> tuple[str, int]:
    """The text with `blocks` in place of the lines from `start` to `end`, and the line after them.

    What stands before and after stays as it was typed, and reads as it did.
    """
    lines = unify_line_breaks(drop_unwanted(wire)).split("\n")
    before, after = _trimmed(lines[:start], -1), _trimmed(lines[end:], 0)
    around = read_wire("\n".join(before)).body, read_wire("\n".join(after)).body
    written = text = ""
    for written in _ways_to_write(blocks):
        text = "\n\n".join(part for part in ("\n".join(before), written, "\n".join(after)) if part)
        if read_wire(text).body == (*around[0], *blocks, *around[1]):
            break
    return text, (len(before) + 1 if before else 0) + written.count("\n") + 1


def _trimmed(lines: list[str], side: int) -> list[str]:
    while lines and not lines[side].strip():
        lines.pop(side)
    return lines


def _blocks_of(reading: Reading, place: range) -> tuple[Block, ...]:
    pairs = zip(reading.body, reading.places, strict=True)
    return tuple(block for block, its_place in pairs if its_place == place)


def _ways_to_write(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The plainest first. Another bullet keeps a list apart from the one above it."""
    plainest = to_wire(blocks)
    yield plainest
    if all(block.type in FORMS for block in blocks):
        yield "\n\n".join(write_form(block) for block in blocks)
    if len(blocks) == 1 and isinstance(blocks[0], ListBlock) and not blocks[0].ordered:
        # The second of two lists is written with the other bullet.
        yield to_wire((blocks[0], blocks[0])).split("\n\n")[-1]
