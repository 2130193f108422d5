"""What an entry says, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dateline.body.blocks import body_from_json
from dateline.body.plain_text import to_text
from dateline.record.kinds import EntryKind
from dateline.record.models.entry import Entry
from dateline.record.residue import HEADER_PARTS
from dateline.record.takedown.leaves import leaves
from dateline.record.takedown.sought import texts_of_html

PARTS: Final[Mapping[str, str | Promise]] = {
    "note": _("note"),
    "headline": _("headline"),
    "blocks": _("text"),
    "html": _("text"),
    "bylines": _("bylines"),
    "key": _("label of the key event"),
    "label": _("label of the key event"),
    "from": _("headline of the story it came from"),
    "moved": _("headline of the story it went to"),
    "standfirst": _("standfirst"),
    "location": _("place"),
    "agency_credits": _("agency credits"),
    "summary": _("what we know"),
    "tags": _("tags"),
    "lead": _("lead picture"),
    "lead_caption": _("caption"),
    "lead_credit": _("credit"),
    "background_heading": _("heading of the background"),
    "background": _("background"),
    "background_html": _("background"),
}
"""Names for people."""


def texts_of(entry: Entry) -> Iterator[tuple[str, str]]:
    """The parts of an entry that are no `story` entry, each with what it says, and again as readers see it."""
    yield "note", entry.note
    for text in texts_of_html(entry.html):
        yield "html", text
    for name, value in entry.data.items():
        yield from _texts(name, value)


def header_texts(entry: Entry) -> Iterator[tuple[str, str]]:
    """The facts that a `story` entry states, those that can be removed."""
    for name, value in entry.data.get("changes", {}).items():
        if name in HEADER_PARTS:
            yield from _texts(name, value)


def in_force(entries: Iterable[Entry]) -> dict[str, int]:
    """For each fact of the header, the number of the entry that stated it last. `entries` in their order."""
    stated: dict[str, int] = {}
    for entry in entries:
        if entry.kind == EntryKind.STORY:
            stated |= dict.fromkeys((*entry.data["changes"], *entry.data.get("taken", ())), entry.seq)
    return stated


def _texts(name: str, value: Any) -> Iterator[tuple[str, str]]:
    if name in {"blocks", "background"}:
        # A phrase may run over several spans.
        yield name, to_text(body_from_json(value)) if value else ""
    if name.endswith("html"):
        yield from ((name, text) for text in texts_of_html(value))
        return
    for text in leaves(value):
        yield name, text
