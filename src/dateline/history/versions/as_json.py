"""The history of an update as JSON: described in `history.schema.json`."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from django.conf import settings

from dateline.body.blocks import body_to_json
from dateline.body.changes.as_json import changes_to_json, words_to_json
from dateline.history.versions.reading import Version, VersionPage
from dateline.history.versions.wording import Wording, compare_wordings
from dateline.reader.steps.public_entries import public_entry
from dateline.record.models.entry import Entry
from dateline.record.models.update import Update

# Told of every version in fields of their own.
_WORDS = frozenset({"headline", "bylines", "version", "change"})


def history_json(page: VersionPage, update: Update, story_url: str) -> dict[str, Any]:
    """The oldest version first, so that each `diff` applies to what stands before it."""
    address = f"{story_url}{update.address}"

    def leaf(number: int | None) -> str | None:
        return _absolute(f"{address}history.json?page={number}") if number else None

    return {
        "update": str(update.pk),
        "url": _absolute(address),
        "history": _absolute(f"{address}history/"),
        "withdrawn": update.retracted_at is not None,
        "total": page.total,
        "page": page.cut.number,
        "pages": page.cut.last,
        "older": leaf(page.cut.older),
        "newer": leaf(page.cut.newer),
        "versions": [_version(version, page.takedowns.get(version.entry.seq)) for version in page.versions],
    }


def _version(version: Version, takedown: Entry | None) -> dict[str, Any]:
    entry = version.entry
    public = public_entry(entry, frozenset())
    spoken = version.says if version.speaks and not version.taken else None
    return {
        "seq": entry.seq,
        "version": version.after.version,
        "at": entry.at.isoformat(),
        "recorded_at": entry.recorded_at.isoformat(),
        "kind": entry.kind,
        "change": entry.data.get("change"),
        "note": entry.note,
        "actor": entry.actor,
        "role": entry.role,
        "data": {name: value for name, value in public["data"].items() if name not in _WORDS},
        "removed": {"at": takedown.at.isoformat(), "reason": takedown.note} if takedown else None,
        **wording_json(spoken),
        "html": entry.html if spoken else None,
        "diff": _diff(version),
    }


def wording_json(wording: Wording | None) -> dict[str, Any]:
    if wording is None:
        return {"headline": None, "bylines": None, "blocks": None}
    return {
        "headline": wording.headline,
        "bylines": list(wording.bylines),
        "blocks": body_to_json(wording.body),
    }


def _diff(version: Version) -> dict[str, Any] | None:
    """None for what leaves the words alone, and where words on one side are gone."""
    if not version.speaks or version.spoke is None or version.said is None or version.says is None:
        return None
    return {"from": version.spoke, **diff_json(version.said, version.says)}


def diff_json(old: Wording, new: Wording) -> dict[str, Any]:
    """A headline and bylines that stayed are null."""
    change = compare_wordings(old, new)
    return {
        "headline": words_to_json(change.headline) or None,
        "bylines": {"was": list(old.bylines), "now": list(new.bylines)} if change.bylines else None,
        "blocks": changes_to_json(change.blocks),
    }


def _absolute(path: str) -> str:
    return urljoin(settings.WAGTAILADMIN_BASE_URL, path)
