"""Changes as JSON, for whoever counts them: described in `changes.schema.json`, and applied without knowing a block.

A list of blocks is a list of steps: `keep` that many, `add` or `remove` a value, `change` one field by field. A field
says its words, its spans, a value, or steps for its items. A missing value is null; a body's JSON leaves out defaults.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from dateline.body.changes.blocks import BlockChange, Mismatch
from dateline.body.changes.parts import (
    FieldChange,
    ItemChange,
    ItemsChange,
    Part,
    SpansChange,
    ValueChange,
    WordsChange,
)
from dateline.body.changes.setting import SetRun, Setting
from dateline.body.changes.words import Run

Json = Any


def changes_to_json(changes: Sequence[BlockChange | ItemChange]) -> list[dict[str, Json]]:
    steps: list[dict[str, Json]] = []
    for change in changes:
        if change.kept:
            if steps and steps[-1]["op"] == "keep":
                steps[-1]["count"] += 1
            else:
                steps.append({"op": "keep", "count": 1})
        elif change.old is None or change.new is None:
            added = change.old is None
            steps.append({"op": "add" if added else "remove", "value": _part(change.new if added else change.old)})
        else:
            fields = {field.name: _field(field, change.old) for field in change.fields if not field.kept}
            steps.append({"op": "change", "fields": fields})
    return steps


def words_to_json(runs: Sequence[Run]) -> list[dict[str, str]]:
    return [{"op": _op(was=run.was, now=run.now), "text": run.text} for run in runs]


def _op(*, was: bool, now: bool) -> str:
    if was and now:
        return "keep"
    return "remove" if was else "add"


def _field(field: FieldChange, part: Part) -> dict[str, Json]:
    match field:
        case WordsChange():
            return {"words": words_to_json(field.runs)}
        case SpansChange():
            return {"spans": [_set_run(run) for run in field.runs]}
        case ItemsChange():
            single = isinstance(part, BaseModel) and not isinstance(getattr(part, field.name), tuple)
            return {"item" if single else "items": changes_to_json(field.items)}
        case ValueChange():
            default = None if isinstance(part, tuple) else type(part).model_fields[field.name].default
            return {
                name: None if value == default else value for name, value in (("was", field.was), ("now", field.now))
            }


def _set_run(run: SetRun) -> dict[str, Json]:
    if run.was is not None and run.now is not None and not run.kept:
        return {"op": "set", "text": run.text, "was": _setting(run.was), "now": _setting(run.now)}
    op = _op(was=run.was is not None, now=run.now is not None)
    return {"op": op, "text": run.text, "set": _setting(run.now or run.was or Setting())}


def _setting(setting: Setting) -> dict[str, Json]:
    values = {"bold": setting.bold, "italic": setting.italic, "href": setting.href}
    return {name: value for name, value in values.items() if value}


def _part(part: Part | None) -> Json:
    if isinstance(part, tuple):
        return [span.model_dump(mode="json", exclude_defaults=True) for span in part]
    assert part is not None  # noqa: S101 (it came or went)
    values = part.model_dump(mode="json", exclude_defaults=True)
    kind = getattr(part, "type", None)
    return {"type": kind, **values} if kind else values


def apply_json(steps: Sequence[Mapping[str, Json]], old: Sequence[Json]) -> list[Json]:
    """The new list of blocks, or items. Raises `Mismatch` where `old` is not what the steps were made from."""
    left = list(reversed(old))
    new: list[Json] = []
    for step in steps:
        match step["op"]:
            case "keep":
                _require(len(left) >= step["count"])
                new.extend(left.pop() for _ in range(step["count"]))
            case "add":
                new.append(step["value"])
            case "remove":
                _require(bool(left) and left.pop() == step["value"])
            case "change":
                _require(bool(left))
                new.append(_changed(step["fields"], left.pop()))
            case other:
                raise Mismatch(f"no such step: {other}")
    _require(not left)
    return new


def _changed(fields: Mapping[str, Json], old: Json) -> Json:
    if isinstance(old, list):
        return _value(fields["spans"], old)
    new = dict(old)
    for name, change in fields.items():
        value = _value(change, old.get(name))
        new.pop(name, None)
        if value is not None:
            new[name] = value
    return new


def _value(change: Mapping[str, Json], old: Json) -> Json:
    """None for a field that is left out."""
    if "words" in change:
        _require("".join(run["text"] for run in change["words"] if run["op"] != "add") == (old or ""))
        return "".join(run["text"] for run in change["words"] if run["op"] != "remove") or None
    if "spans" in change:
        _require(list(_spans(change["spans"], "was", without="add")) == old)
        return list(_spans(change["spans"], "now", without="remove"))
    if "items" in change:
        return apply_json(change["items"], old or [])
    if "item" in change:
        return next(iter(apply_json(change["item"], [] if old is None else [old])), None)
    _require(change["was"] == old)
    return change["now"]


def _spans(runs: Sequence[Mapping[str, Json]], side: str, without: str) -> Iterator[dict[str, Json]]:
    """Neighbours set alike are one span."""
    last: dict[str, Json] | None = None
    for run in runs:
        if run["op"] == without:
            continue
        setting = run[side] if run["op"] == "set" else run["set"]
        if last is not None and {name: value for name, value in last.items() if name != "text"} == setting:
            last["text"] += run["text"]
            continue
        if last is not None:
            yield last
        last = {"text": run["text"], **setting}
    if last is not None:
        yield last


def _require(same: bool) -> None:
    if not same:
        raise Mismatch("these changes were made from another text")
