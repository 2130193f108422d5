"""What became of each block of a body; applied to the old body, it gives the new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dateline.body.blocks import Block, PictureItem
from dateline.body.changes.aligning import align
from dateline.body.changes.parts import (
    FieldChange,
    ItemChange,
    ItemsChange,
    Part,
    SpansChange,
    ValueChange,
    WordsChange,
    compare_parts,
)
from dateline.body.changes.setting import spans_now, spans_then


class Mismatch(ValueError):
    """A change was applied to a text that it was not made from."""


@dataclass(frozen=True, slots=True)
class BlockChange:
    """A block's old and new version: the same twice where it was kept, None where it came or went.

    `fields` are those that say something, changed or not, of a block that came, went or was changed.
    """

    old: Block | None
    new: Block | None
    fields: tuple[FieldChange, ...]

    @property
    def kept(self) -> bool:
        return self.old == self.new


def compare_blocks(old: Sequence[Block], new: Sequence[Block]) -> tuple[BlockChange, ...]:
    """In reading order. Nothing is lost: `apply_changes(compare_blocks(old, new), old)` is `new`."""
    return tuple(
        BlockChange(piece.old, piece.new, () if piece.kept else compare_parts(piece.old, piece.new))
        for piece in align(old, new)
    )


def apply_changes(changes: Sequence[BlockChange], old: Sequence[Block]) -> tuple[Block, ...]:
    """The new body. Raises `Mismatch` where `old` is not the body that the changes were made from."""
    if tuple(change.old for change in changes if change.old is not None) != tuple(old):
        raise Mismatch("these changes were made from another text")
    return tuple(_next(change) for change in changes if change.new is not None)


def _next(change: BlockChange | ItemChange) -> Any:
    old = change.old
    if old is None or change.kept:
        return change.new
    if isinstance(old, tuple):
        return _value(change.fields[0], old)
    changed = {field.name: _value(field, getattr(old, field.name)) for field in change.fields if not field.kept}
    return old.model_copy(update=changed)


def _value(field: FieldChange, old: Any) -> Any:
    match field:
        case WordsChange():
            _require("".join(run.text for run in field.runs if run.was) == old)
            return "".join(run.text for run in field.runs if run.now)
        case SpansChange():
            _require(spans_then(field.runs) == old)
            return spans_now(field.runs)
        case ValueChange():
            _require(field.was == old)
            return field.now
        case ItemsChange():
            return _items(field.items, old)


def _items(items: Sequence[ItemChange], old: tuple[Part, ...] | PictureItem | None) -> Any:
    """Of a field that holds one item or none, the item."""
    _require([item.old for item in items if item.old is not None] == _listed(old))
    new = [_next(item) for item in items if item.new is not None]
    if isinstance(old, tuple):
        return tuple(new)
    return new[0] if new else None


def _listed(value: tuple[Part, ...] | PictureItem | None) -> list[Part]:
    if isinstance(value, PictureItem):
        return [value]
    return list(value or ())


def _require(same: bool) -> None:
    if not same:
        raise Mismatch("these changes were made from another text")
