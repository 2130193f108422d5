"""Which parts of a page an entry can have changed. A part is a piece of template that bears its name in `data-part`.

Left out is only what can't differ: tests/reader/steps/test_convergence.py compares every page that steps lead to with a
fresh one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dateline.record.kinds import EntryKind
from dateline.record.models.entry import Entry
from dateline.record.models.update import Update

PARTS = (
    "story_state",
    "alerts",
    "headline",
    "standfirst",
    "byline",
    "lost_lead",
    "top",
    "rail_state",
    "events",
    "rail_people",
    "rail_counts",
    "shows",
    "people_menu",
    "orders",
    "pinned",
    "nothing",
    "paging",
    "background",
    "counts",
    "corrections",
    "agencies",
)

# The time of the last change, and how many entries there are.
_EVERY = frozenset({"byline", "rail_counts", "counts"})
_PEOPLE = frozenset({"rail_people", "people_menu"})
_EVENTS = frozenset({"events", "shows"})
_STATE = frozenset({"story_state", "rail_state"})

_BY_KIND: Mapping[str, frozenset[str]] = {
    EntryKind.PUBLISH: _STATE | {"paging", "nothing"},
    EntryKind.REVISE: _PEOPLE,
    EntryKind.RETRACT: _PEOPLE | _EVENTS | {"pinned"},
    EntryKind.RESTORE: _PEOPLE | _EVENTS,
    EntryKind.PIN: frozenset({"pinned"}),
    EntryKind.UNPIN: frozenset({"pinned"}),
    EntryKind.MARK: _EVENTS,
    EntryKind.UNMARK: _EVENTS,
    EntryKind.RETIME: frozenset(PARTS),
    EntryKind.VERIFY: frozenset(),
    EntryKind.STORY: frozenset(PARTS),
    EntryKind.STATE: _STATE | {"nothing", "alerts"},
    # What it removes can be of any entry.
    EntryKind.TAKEDOWN: frozenset(PARTS),
}


def touched(entries: Iterable[Entry], updates: Mapping[object, Update]) -> frozenset[str]:
    """The parts that `entries` can have changed. `updates` are those they are about, as they stand after them."""
    found: set[str] = set()
    for entry in entries:
        found |= _EVERY | _BY_KIND.get(entry.kind, frozenset(PARTS)) | _by_content(entry, updates.get(entry.update_id))
    return frozenset(found)


def _by_content(entry: Entry, row: Update | None) -> frozenset[str]:
    """What depends on what the update says: a key event is listed under its headline, a note under its update's."""
    if row is None:
        return frozenset()
    parts: frozenset[str] = frozenset()
    if entry.kind == EntryKind.PUBLISH:
        parts |= _PEOPLE if row.speakers else frozenset()
        parts |= _EVENTS if "key" in entry.data else frozenset()
    if entry.kind in {EntryKind.REVISE, EntryKind.RETRACT, EntryKind.RESTORE}:
        parts |= _EVENTS if row.key else frozenset()
        parts |= {"corrections", "shows"} if row.notes else frozenset()
    return parts
