"""What a takedown leaves of an entry: enough to follow the record, and no words.

An emptied entry has no note and no HTML. Its data keeps the values below and says `"taken": true`; that of a `story`
entry keeps its other changes and lists under `"taken"` which facts went. `"quoted"` says that somebody was quoted.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

from dateline.record.kinds import Change, EntryKind

# Identities, times, numbers and words of the record's own. A place keeps its identity and loses its headline; a mark
# stays a mark and loses its label.
_KEPT: Final[Mapping[str, frozenset[str]]] = {
    EntryKind.PUBLISH: frozenset({"time", "stamp", "verification", "key", "from", "notify"}),
    EntryKind.REVISE: frozenset({"version", "change"}),
    EntryKind.RETRACT: frozenset({"undone", "moved"}),
    EntryKind.RESTORE: frozenset({"version", "verification", "key", "from", "retimed"}),
    EntryKind.RETIME: frozenset({"time"}),
    EntryKind.VERIFY: frozenset({"state"}),
    EntryKind.STATE: frozenset({"state"}),
}

HEADER_PARTS: Final[Mapping[str, Any]] = {
    "headline": "",
    "standfirst": "",
    "location": "",
    "bylines": [],
    "agency_credits": [],
    "summary": [],
    "tags": [],
    "lead": None,
    "lead_caption": "",
    "lead_credit": "",
    "background_heading": "",
    "background": [],
    "background_html": "",
}
"""The facts of a story that can be removed, and what stands in their place."""


def parts_stated(kind: str, data: Mapping[str, Any]) -> tuple[str, ...]:
    """Which parts of an update's text an entry states anew: "words", "people", "label", "origin" (the headline of the
    story it came from), "claim", "notes"."""
    match kind:
        case EntryKind.PUBLISH | EntryKind.RESTORE:
            further = {"key": "label", "from": "origin"}
            return ("words", "people", *(part for name, part in further.items() if name in data))
        case EntryKind.REVISE:
            return ("words", "people", "notes") if Change(data["change"]).needs_note else ("words", "people")
        case EntryKind.RETRACT:
            return ("words", "people", "label", "origin", "claim")
        case EntryKind.MARK | EntryKind.UNMARK:
            return ("label",)
        case EntryKind.VERIFY:
            return ("claim",)
    return ()


def parts_missing(kind: str, data: Mapping[str, Any]) -> tuple[str, ...]:
    """Those of them that are gone from an emptied entry. Where it quoted nobody, no name went with it."""
    return tuple(part for part in parts_stated(kind, data) if part != "people" or data.get("quoted"))


def residue(kind: str, data: Mapping[str, Any], fields: Collection[str] = ()) -> dict[str, Any]:
    """What stays of an entry's data. `fields` are the facts to remove from a `story` entry.

    Raises `ValueError` for a fact that can't be removed or that the entry does not state.
    """
    if kind == EntryKind.STORY:
        return _of_header(data, fields)
    kept = {name: value for name, value in data.items() if name in _KEPT.get(kind, frozenset())}
    if "key" in kept:
        kept["key"] = ""
    for place in ("from", "moved"):
        if place in kept:
            kept[place] = {"update": kept[place]["update"], "story": ""}
    if any(block["type"] == "statement" for block in data.get("blocks", ())) or data.get("quoted"):
        kept["quoted"] = True
    return {**kept, "taken": True}


def _of_header(data: Mapping[str, Any], fields: Collection[str]) -> dict[str, Any]:
    gone = set(fields) | ({"background_html"} if "background" in fields else set())
    strange = sorted(gone - HEADER_PARTS.keys() | (gone - {"background_html"} - data["changes"].keys()))
    if strange or not gone:
        raise ValueError(f"can't be removed from this entry: {', '.join(strange) or 'nothing'}")
    gone |= set(data.get("taken", ()))
    return {
        "changes": {name: value for name, value in data["changes"].items() if name not in gone},
        "taken": sorted(gone),
    }
