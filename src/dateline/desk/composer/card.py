"""An update as readers will get it, drawn by the reader's own template before anything is published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from dateline.body.blocks import Block, body_to_json
from dateline.body.wire import read_wire
from dateline.desk.composer.completeness import lacks
from dateline.media.facts import MediaFacts
from dateline.media.facts_for import media_facts
from dateline.reader.pages.update_card import update_card
from dateline.record.drafts import DraftFields
from dateline.record.kinds import Change
from dateline.record.models.head import Head
from dateline.record.models.story import Story
from dateline.record.models.update import Update
from dateline.record.projection import head_state
from dateline.record.states import HeadState
from dateline.record.words import media_keys, render


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at: the line of the wire text, counted from 1, and why."""

    line: int
    words: str


@dataclass(frozen=True, slots=True)
class Preview:
    """`html` is the card; `language` is the story's, for the page around it."""

    html: str
    language: str
    findings: tuple[Finding, ...]


def preview(story: Story, draft: UUID, fields: DraftFields, *, byline: str, url: str) -> Preview:
    """`byline` signs where the fields name nobody. Nothing is stored; missing sizes of pictures are made."""
    reading = read_wire(fields.wire)
    media = media_facts(*media_keys(reading.body))
    head = _head(story)
    facts = head.facts or {}
    row = _row(story, draft, fields, reading.body, byline)
    row.html = render(reading.body, media, head)
    # Whoever writes may read the desk in another language than readers get their pages in.
    with translation.override(settings.LANGUAGE_CODE):
        card = update_card(row, story_url=url, zone=facts["timezone"], language=facts["language"], pinned=None)
        html = render_to_string("reader/parts/update.html", {"update": card})
    findings = [Finding(problem.line, problem.in_words()) for problem in reading.problems]
    for block, place in zip(reading.body, reading.places, strict=True):
        findings += (Finding(place.start + 1, words) for words in (*lacks(block, media), *_lost_post(block, media)))
    return Preview(html, facts["language"], tuple(sorted(findings, key=lambda finding: finding.line)))


def _lost_post(block: Block, media: MediaFacts) -> list[str]:
    key = getattr(block, "snapshot", None)
    if key is None or key in media.snapshots:
        return []
    return [_("There is no stored post with the number %(key)s.") % {"key": key}]


def _head(story: Story) -> HeadState:
    """The record's; of a story that is not public yet, what its page says."""
    row = Head.objects.filter(story_id=story.pk).first()
    state = head_state(row) if row else HeadState()
    if state.facts is not None:
        return state
    return HeadState(facts={"language": story.language, "timezone": story.timezone})


def _row(story: Story, draft: UUID, fields: DraftFields, body: tuple[Block, ...], byline: str) -> Update:
    """A row that is never saved: the published one as it would be revised, or a new one."""
    now = datetime.now(UTC)
    row = Update.objects.filter(story_id=story.pk, pk=fields.update).first() if fields.update else None
    if row is None:
        shown = min(fields.time or now, now)
        row = Update(id=draft, story_id=story.pk, time=shown, published_at=now, first_seq=0, last_seq=0)
        row.key, row.key_label = fields.key, fields.key_label
        row.verification, row.verification_at = fields.verification, now
    else:
        row.revised_at = now
        if fields.change in (Change.CORRECTION, Change.CLARIFICATION):
            row.notes = [*row.notes, {"change": fields.change, "at": now.isoformat(), "text": fields.note}]
    row.headline = fields.headline
    row.blocks = body_to_json(body)
    row.bylines = list(fields.bylines or (byline,))
    return row
