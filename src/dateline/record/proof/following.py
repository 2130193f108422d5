"""Folds a record entry by entry, keeping no words: a record of any length needs little memory."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from dateline.record.fold import apply_to_head, apply_to_update
from dateline.record.proof.sealed import SealedEntry
from dateline.record.states import HeadState, UpdateState

UNFOLLOWABLE: Final = (ValueError, LookupError, TypeError, AttributeError, RecursionError, OverflowError)
"""What folding raises for entries that no action wrote."""


class Following:
    """`head` is the story's after the last entry."""

    def __init__(self) -> None:
        self.head = HeadState()
        self._updates: dict[UUID, UpdateState] = {}

    def follow(self, entry: SealedEntry) -> None:
        """Takes the entry's words from it. Raises one of `UNFOLLOWABLE`."""
        before = self._updates.get(entry.update_id) if entry.update_id else None
        _take_words(entry)
        after = apply_to_update(before, entry)
        self.head = apply_to_head(self.head, before, after, entry)
        if after is not None:
            self._updates[after.id] = after


def _take_words(entry: SealedEntry) -> None:
    """Of the blocks it leaves who speaks, which is all that folding looks at."""
    entry.html = ""
    if "blocks" not in entry.data:
        return
    speaking = [
        {"type": "statement", "speaker": block["speaker"], "role": block.get("role", "")}
        for block in entry.data["blocks"]
        if block["type"] == "statement"
    ]
    entry.data = {**entry.data, "headline": "", "bylines": (), "blocks": speaking}
