"""One step: from the page at `after` to the page at the record's head, as JSON values."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string

from dateline.reader.pages.edition import edition
from dateline.reader.pages.story_header import header_of
from dateline.reader.pages.story_page import Choice, StoryPage, story_page
from dateline.reader.pages.tools import story_tools
from dateline.reader.steps.public_entries import bounded, public_entry
from dateline.reader.steps.span import Span, span
from dateline.reader.templatetags.reader import direction
from dateline.record.models.entry import Entry
from dateline.record.models.head import Head
from dateline.record.models.update import Update

VERSION = 1
# How often a step is made again when the record moved while it was made.
TRIES = 3


class NoStep(LookupError):
    """There is no such story, or its record does not reach that far."""


def make_step(story_uuid: UUID, after: int, head: int | None = None) -> dict[str, Any]:
    """The step from `after` to the record's head: a function of the record alone, the same for every reader.

    `head` is the least that will do. The step may lead further, where the record has moved on: never to a past page,
    which could show words that were withdrawn since. Its own `head` says where it leads.

    At most 18 queries; two when there is nothing new. Raises `NoStep` when the story is unknown or not public, and
    when the record reaches neither `after` nor `head`.
    """
    for _attempt in range(TRIES):
        row = Head.objects.filter(id=story_uuid, facts__isnull=False, story__live=True).select_related("story").first()
        if row is None:
            raise NoStep(f"there is no public story {story_uuid}")
        if not 0 <= after <= row.seq or (head is not None and head > row.seq):
            raise NoStep(f"the record of story {story_uuid} ends at {row.seq}")
        step = step_to(row, after)
        if Head.objects.filter(pk=row.pk, seq=row.seq).exists():
            break
    return step


def to_json(step: dict[str, Any]) -> bytes:
    """One line, UTF-8."""
    return json.dumps(step, ensure_ascii=False, separators=(",", ":")).encode()


def step_to(head: Head, after: int) -> dict[str, Any]:
    """The step to a head that was just read, with its page."""
    language = (head.facts or {})["language"]
    step: dict[str, Any] = {
        "version": VERSION,
        "edition": edition(),
        "story": str(head.id),
        "after": after,
        "head": head.seq,
        "next": None,
        "entries": [],
        "page": {
            "language": language,
            "direction": direction(language),
            "total": head.counts["updates"] if head.counts else 0,
            "list": None,
            "cards": {},
            "complete": True,
            "parts": {},
        },
    }
    if after < head.seq:
        _fill(step, head, after)
    return step


def story_address(head: Head) -> str:
    """Where the story stands on its own site; whoever asks, from wherever."""
    return head.story.get_url(current_site=head.story.get_site()) or "/"


def _fill(step: dict[str, Any], head: Head, after: int) -> None:
    address = story_address(head)
    page = story_page(head, header_of(head, address), Choice())
    assert page is not None  # noqa: S101 (there is always a newest page)
    new = span(head, page, after)
    withdrawn = _withdrawn(new.entries)
    kept = bounded(public_entry(entry, withdrawn) for entry in new.entries)
    step["entries"] = kept
    if kept[-1]["seq"] < head.seq:
        step["next"] = f"{address}entries?after={kept[-1]['seq']}&head={step['head']}"
    step["page"] |= drawn(page, new)


def _withdrawn(entries: list[Entry]) -> frozenset[UUID]:
    about = {entry.update_id for entry in entries if entry.update_id}
    return frozenset(Update.objects.filter(pk__in=about, retracted_at__isnull=False).values_list("pk", flat=True))


def drawn(page: StoryPage, new: Span) -> dict[str, Any]:
    """The same pieces of template that draw the page."""
    around = {"page": page, "header": page.header, "tools": story_tools(page), "anchors": page.anchors}

    def draw(piece: str, **more: object) -> str:
        return str(render_to_string(f"reader/parts/{piece}.html", {**around, **more})).strip()

    return {
        "list": [
            {"html": draw("day", day=day, bare=True), "updates": [str(card.id) for card in day.updates]}
            for day in page.days
        ]
        if new.relisted
        else None,
        "cards": {str(card.id): draw("listed", update=card) for card in new.cards},
        "complete": new.complete,
        "parts": {name: draw(name) for name in sorted(new.parts)},
    }
