"""Earlier versions of an update, from the record."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from dateline.body.blocks import Block, body_from_json
from dateline.record.kinds import EntryKind
from dateline.record.models.entry import Entry

TEXTS = (EntryKind.PUBLISH, EntryKind.REVISE)


@dataclass(frozen=True, slots=True)
class Version:
    headline: str
    body: tuple[Block, ...]
    by: str


def version(story: int, update: UUID, number: int) -> Version:
    """The update's `number`th text; its first is 1. Raises `Http404`."""
    texts = Entry.objects.filter(story_id=story, update_id=update, kind__in=TEXTS).order_by("seq")
    if number < 1:
        raise Http404
    entry = texts[number - 1 : number].first()
    if entry is None:
        raise Http404
    return Version(entry.data["headline"], body_from_json(entry.data["blocks"]), entry.actor)
