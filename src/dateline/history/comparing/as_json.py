"""What changed between two moments as JSON: described in `diff.schema.json`."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from django.conf import settings

from dateline.body.blocks import body_from_json
from dateline.body.changes import compare_blocks, compare_words
from dateline.body.changes.as_json import changes_to_json, words_to_json
from dateline.history.comparing.asked import Asked, Point
from dateline.history.comparing.between import Between
from dateline.history.comparing.header import FactChange
from dateline.history.comparing.tally import tally
from dateline.history.comparing.words import Told, words_of
from dateline.history.versions.as_json import diff_json, wording_json
from dateline.reader.pages.story_header import StoryHeader
from dateline.record.kinds import EntryKind
from dateline.record.states import UpdateState

_TEXTS = frozenset({"headline", "standfirst", "location", "lead_caption", "lead_credit", "background_heading"})


def between_json(between: Between, header: StoryHeader) -> dict[str, Any]:
    asked = between.asked
    return {
        "story": _absolute(header.url),
        "from": _point(asked.start),
        "to": _point(asked.end),
        "counts": {**tally(between.touched), "header": len(between.facts), "states": len(between.states)},
        "header": {change.name: _fact(change) for change in between.facts},
        "state": {"was": between.before.state if between.before.facts else None, "now": between.after.state},
        "states": [
            {"seq": step.seq, "at": step.at.isoformat(), "state": step.state, "actor": step.actor}
            for step in between.states
        ],
        "pinned": {"was": _identity(between.before.pinned), "now": _identity(between.after.pinned)},
        "page": asked.page,
        "pages": between.pages,
        "next": _leaf(header, asked) if asked.page < between.pages else None,
        "updates": [_update(one, header) for one in between.told],
    }


def _point(point: Point) -> dict[str, Any]:
    return {"at": point.at.isoformat(), "seq": point.seq}


def _leaf(header: StoryHeader, asked: Asked) -> str:
    return _absolute(f"{header.url}diff.json?{asked.query}&page={asked.page + 1}")


def _fact(change: FactChange) -> dict[str, Any]:
    if change.taken:
        return {"removed": True}
    if change.name in _TEXTS:
        return {"words": words_to_json(compare_words(change.was or "", change.now or ""))}
    if change.name == "background":
        was, now = (body_from_json(blocks or []) for blocks in (change.was, change.now))
        return {"blocks": changes_to_json(compare_blocks(was, now))}
    return {"was": change.was, "now": change.now}


def _update(one: Told, header: StoryHeader) -> dict[str, Any]:
    touched = one.touched
    return {
        "update": str(touched.update),
        "url": _absolute(f"{header.url}u/{touched.update}/"),
        "outcome": touched.outcome.value,
        "revisions": touched.kinds[EntryKind.REVISE],
        "before": _state(one.before),
        "after": _state(one.after),
        "diff": diff_json(one.said, one.says) if one.said and one.says else None,
    }


def _state(state: UpdateState | None) -> dict[str, Any] | None:
    if state is None:
        return None
    return {
        "version": state.version,
        "time": state.time.isoformat(),
        "stamp": state.stamp,
        "verification": state.claim.state if state.claim else None,
        "key": state.key,
        "key_label": state.key_label,
        "withdrawn": state.retracted,
        "reason": state.reason,
        "moved_to": _identity(state.moved_to.update if state.moved_to else None),
        "removed": state.taken or "words" in state.blank,
        **wording_json(words_of(state)),
    }


def _identity(update: object) -> str | None:
    return str(update) if update else None


def _absolute(path: str) -> str:
    return urljoin(settings.WAGTAILADMIN_BASE_URL, path)
