"""What differs between two texts, and how two that grew from one come together. Pure: blocks in, blocks out."""

from dateline.body.changes.aligning import Piece, align
from dateline.body.changes.blocks import BlockChange, Mismatch, apply_changes, compare_blocks
from dateline.body.changes.merging import Part, merge
from dateline.body.changes.parts import (
    FieldChange,
    ItemChange,
    ItemsChange,
    SpansChange,
    ValueChange,
    WordsChange,
    compare_parts,
)
from dateline.body.changes.setting import SetRun, Setting, compare_spans
from dateline.body.changes.words import Run, compare_words

__all__ = [
    "BlockChange",
    "FieldChange",
    "ItemChange",
    "ItemsChange",
    "Mismatch",
    "Part",
    "Piece",
    "Run",
    "SetRun",
    "Setting",
    "SpansChange",
    "ValueChange",
    "WordsChange",
    "align",
    "apply_changes",
    "compare_blocks",
    "compare_parts",
    "compare_spans",
    "compare_words",
    "merge",
]
