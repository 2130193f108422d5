"""What differs between two versions of a block, or of one item in it: field by field, and in texts word by word."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

from dateline.body.blocks import Block, Figure, PictureItem, Span
from dateline.body.changes.aligning import align_by
from dateline.body.changes.setting import SetRun, compare_spans
from dateline.body.changes.words import Run, compare_words

Part = Block | PictureItem | Figure | tuple[Span, ...]
"""What has versions of its own: a block, a picture of a gallery, a figure, an item of a list."""
SPANS = "spans"
# Read as a whole: half an address says nothing.
_WHOLE = frozenset({"url", "lang", "kind"})


@dataclass(frozen=True, slots=True)
class WordsChange:
    """A field that holds plain text."""

    name: str
    runs: tuple[Run, ...]

    @property
    def kept(self) -> bool:
        return all(run.kept for run in self.runs)


@dataclass(frozen=True, slots=True)
class SpansChange:
    """A text set in spans; an item of a list is one such text and nothing else."""

    name: str
    runs: tuple[SetRun, ...]

    @property
    def kept(self) -> bool:
        return all(run.kept for run in self.runs)


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A field that is read as a whole: an address, a language, a key of the library."""

    name: str
    was: Any
    now: Any

    @property
    def kept(self) -> bool:
        return bool(self.was == self.now)


@dataclass(frozen=True, slots=True)
class ItemChange:
    """One item of a field, old and new; None where it came or went. `fields` are all that say something, changed or
    not."""

    old: Part | None
    new: Part | None
    fields: tuple[FieldChange, ...]

    @property
    def kept(self) -> bool:
        return self.old == self.new


@dataclass(frozen=True, slots=True)
class ItemsChange:
    """A field of several items. One that holds a single item or none, such as a video's poster, counts as one too."""

    name: str
    items: tuple[ItemChange, ...]

    @property
    def kept(self) -> bool:
        return all(item.kept for item in self.items)


FieldChange = WordsChange | SpansChange | ValueChange | ItemsChange


def compare_parts(old: Part | None, new: Part | None) -> tuple[FieldChange, ...]:
    """Every field that says something in one of the two, in the order in which the block has them. At most one of them
    may be None; two have to be of one kind."""
    whole = old if new is None else new
    assert whole is not None  # noqa: S101 (nothing has no versions)
    if isinstance(whole, tuple):
        assert not isinstance(old, PictureItem | Figure)  # noqa: S101 (of one kind)
        return (_compare_field(SPANS, old, new),)
    names = (name for name in type(whole).model_fields if name != "type")
    fields = [_compare_field(name, getattr(old, name, None), getattr(new, name, None)) for name in names]
    return tuple(field for field in fields if _says_something(field))


def _compare_field(name: str, was: Any, now: Any) -> FieldChange:
    if name == SPANS:
        return SpansChange(name, compare_spans(was or (), now or ()))
    match was if now is None else now:
        case str() if name not in _WHOLE:
            return WordsChange(name, compare_words(was or "", now or ""))
        case tuple():
            return ItemsChange(name, compare_items(was or (), now or ()))
        case PictureItem():
            return ItemsChange(name, compare_items((was,) if was else (), (now,) if now else ()))
        case _:
            return ValueChange(name, was, now)


def compare_items(old: tuple[Part, ...], new: tuple[Part, ...]) -> tuple[ItemChange, ...]:
    pieces = align_by(old, new, _words)
    return tuple(ItemChange(piece.old, piece.new, compare_parts(piece.old, piece.new)) for piece in pieces)


def _says_something(field: FieldChange) -> bool:
    match field:
        case ValueChange():
            return bool(field.was or field.now)
        case ItemsChange():
            return bool(field.items)
        case _:
            return bool(field.runs)


def _words(item: Part) -> tuple[Hashable, ...]:
    match item:
        case PictureItem():
            # The picture itself counts for as much as all that is said of it.
            said = f"{item.alt} {item.caption} {item.credit}".split()
            return ("picture", *[item.picture] * max(1, len(said)), *said)
        case Figure():
            return ("figure", *f"{item.figure} {item.label}".split())
        case tuple():
            return (SPANS, *"".join(span.text for span in item).split())
    raise TypeError(f"no item of a block: {item!r}")
