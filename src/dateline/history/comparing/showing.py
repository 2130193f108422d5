"""A change of a story's header as a page shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from dateline.body.blocks import body_from_json
from dateline.body.changes import compare_blocks, compare_words
from dateline.body.changes.aligning import align_by
from dateline.history.comparing.header import FactChange
from dateline.history.versions.showing import plain_runs, show_blocks, whole_runs
from dateline.history.versions.shown import Gap, ShownBlock, ShownLine, ShownPicture
from dateline.media.facts import MediaFacts, Rendition
from dateline.reader.pages.moments import Moment

Clock = Callable[[datetime], Moment]
_NAMES = frozenset({"bylines", "agency_credits", "tags"})
_TIMES = frozenset({"coverage_start", "coverage_end"})
_WHOLE = frozenset({"language", "timezone"})


@dataclass(frozen=True, slots=True)
class ShownFact:
    """A field of the header: its name, and lines or blocks of what went and came; nothing of it where `taken`."""

    label: str
    name: str
    lines: tuple[ShownLine, ...] = ()
    blocks: tuple[ShownBlock | Gap, ...] = ()
    taken: bool = False


def fact_label(name: str) -> str:
    return {
        "headline": _("Headline"),
        "standfirst": _("Standfirst"),
        "summary": _("What we know"),
        "bylines": _("By"),
        "location": _("Place"),
        "lead": _("Lead picture"),
        "lead_caption": _("Caption of the lead picture"),
        "lead_credit": _("Credit of the lead picture"),
        "coverage_start": _("Coverage starts"),
        "coverage_end": _("Coverage ends"),
        "background_heading": _("Heading of the background"),
        "background": _("Background"),
        "agency_credits": _("Agencies"),
        "tags": _("Topics"),
        "language": _("Language"),
        "timezone": _("Time zone"),
    }[name]


def show_fact(change: FactChange, clock: Clock) -> ShownFact:
    label = fact_label(change.name)
    if change.taken:
        return ShownFact(label, change.name, taken=True)
    if change.name == "background":
        blocks = compare_blocks(body_from_json(change.was or []), body_from_json(change.now or []))
        return ShownFact(label, change.name, blocks=show_blocks(blocks, MediaFacts()))
    return ShownFact(label, change.name, lines=tuple(_lines(change, clock)))


def _lines(change: FactChange, clock: Clock) -> Iterator[ShownLine]:
    was, now = change.was, change.now
    if change.name == "summary":
        yield from _points(was or [], now or [])
    elif change.name == "lead":
        yield from _lead(was, now)
    elif change.name in _NAMES:
        yield from _names(was or [], now or [])
    elif change.name in _TIMES:
        yield ShownLine("", whole_runs(*(clock(datetime.fromisoformat(at)).full if at else "" for at in (was, now))))
    elif change.name in _WHOLE:
        yield ShownLine("", whole_runs(was or "", now or ""))
    else:
        yield ShownLine("", plain_runs(compare_words(was or "", now or "")))


def _points(was: Sequence[dict[str, Any]], now: Sequence[dict[str, Any]]) -> Iterator[ShownLine]:
    """Point by point. One that only rests on another update now is said so."""
    old, new = ([(point["text"], point.get("update") or "") for point in points] for points in (was, now))
    for piece in align_by(old, new, lambda point: ("point", *point[0].split())):
        before, after = piece.old or ("", ""), piece.new or ("", "")
        label = _("rests on another update now") if before[0] == after[0] and before[1] != after[1] else ""
        yield ShownLine(label, plain_runs(compare_words(before[0], after[0])), item=True)


def _names(was: Sequence[str], now: Sequence[str]) -> Iterator[ShownLine]:
    for piece in align_by(was, now, lambda name: (name,)):
        yield ShownLine("", whole_runs(piece.old or "", piece.new or ""), item=True)


def _lead(was: dict[str, Any] | None, now: dict[str, Any] | None) -> Iterator[ShownLine]:
    """The picture, and what is said of it."""
    old, new = was or {}, now or {}
    same = old.get("key") == new.get("key")
    shown = [(new, True, True)] if same else [(old, True, False), (new, False, True)]
    pictures = tuple(ShownPicture(_small(lead), lead["alt"], before, after) for lead, before, after in shown if lead)
    yield ShownLine("", pictures=pictures)
    for name, label in (("alt", _("Description")), ("caption", _("Caption")), ("credit", _("Credit"))):
        runs = compare_words(old.get(name) or "", new.get(name) or "")
        if runs:
            yield ShownLine(label, plain_runs(runs))


def _small(lead: dict[str, Any]) -> Rendition:
    return Rendition(**lead["fallback"]["renditions"][0])
