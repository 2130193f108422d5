"""An update's words as one entry left them, and what differs between two of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from dateline.body.blocks import Block, body_from_json
from dateline.body.changes import BlockChange, Run, compare_blocks, compare_words
from dateline.record.kinds import EntryKind

SPEAKING = frozenset({EntryKind.PUBLISH.value, EntryKind.REVISE.value, EntryKind.RESTORE.value})
"""Kinds of entry that carry an update's words."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What an update said."""

    headline: str = ""
    bylines: tuple[str, ...] = ()
    body: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class WordingChange:
    """What differs; `headline` and `bylines` are empty where they stayed."""

    headline: tuple[Run, ...]
    bylines: tuple[Run, ...]
    blocks: tuple[BlockChange, ...]

    @property
    def same(self) -> bool:
        return not self.headline and not self.bylines and all(block.kept for block in self.blocks)


class Spoken(Protocol):
    """What is read of an entry that carries words."""

    data: Mapping[str, Any]


def wording_of(entry: Spoken) -> Wording | None:
    """None where the words were removed for legal reasons."""
    data = entry.data
    if data.get("taken"):
        return None
    return Wording(
        headline=data.get("headline", ""),
        bylines=tuple(data.get("bylines", ())),
        body=body_from_json(list(data["blocks"])),
    )


def compare_wordings(old: Wording, new: Wording) -> WordingChange:
    return WordingChange(
        headline=_compare(old.headline, new.headline),
        bylines=_compare(", ".join(old.bylines), ", ".join(new.bylines)),
        blocks=compare_blocks(old.body, new.body),
    )


def _compare(old: str, new: str) -> tuple[Run, ...]:
    return compare_words(old, new) if old != new else ()
