"""What a story said of itself at two moments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dateline.record.states import HeadState

# Fields of the header in the order in which a page shows them. The background's HTML says what its blocks say.
FIELDS = (
    "headline",
    "standfirst",
    "summary",
    "bylines",
    "location",
    "lead",
    "lead_caption",
    "lead_credit",
    "coverage_start",
    "coverage_end",
    "background_heading",
    "background",
    "agency_credits",
    "tags",
    "language",
    "timezone",
)


@dataclass(frozen=True, slots=True)
class FactChange:
    """A field of the header; `taken` where what it said at one of the moments was removed for legal reasons."""

    name: str
    was: Any
    now: Any
    taken: bool


def changed_facts(before: HeadState, after: HeadState) -> tuple[FactChange, ...]:
    """Those that differ. Before the story was public every fact is None."""
    was, now = before.facts or {}, after.facts or {}
    changes = (
        FactChange(name, was.get(name), now.get(name), name in before.blank or name in after.blank) for name in FIELDS
    )
    return tuple(
        change
        for change in changes
        if (change.was or None) != (change.now or None) or (change.name in before.blank) != (change.name in after.blank)
    )
