"""What becomes of a text that a composer sends: kept, shown to an editor, published. Twice is once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from dateline.body.blocks import body_to_json
from dateline.body.wire import read_wire
from dateline.desk.composer.completeness import require_credits
from dateline.desk.composer.fields import ComposerForm
from dateline.media.facts_for import media_facts
from dateline.record.actor import Actor
from dateline.record.drafts import DraftFields, publish_draft, save_and_publish, save_draft, submit
from dateline.record.errors import DraftGone, Refused
from dateline.record.models.draft import Draft
from dateline.record.models.entry import Entry
from dateline.record.models.head import Head
from dateline.record.models.story import Story
from dateline.record.words import media_keys


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, for which draft of which story, with what."""

    story: Story
    draft: UUID
    actor: Actor
    given: Mapping[str, Any]


def save_text(asked: Asked) -> dict[str, Any]:
    """Raises `Refused`, its kinds `DraftConflict` and `DraftGone`, and `Denied`."""
    row = _save(asked, *_fields(asked))
    return {"saves": row.saves, "at": row.saved_at.isoformat()}


def submit_text(asked: Asked) -> dict[str, Any]:
    """Saves the text and shows it to the editors."""
    fields, base_saves = _fields(asked)
    _require_credits(fields)
    row = submit(_save(asked, fields, base_saves), actor=asked.actor)
    return {"saves": row.saves, "at": row.saved_at.isoformat()}


def publish_text(asked: Asked) -> dict[str, Any]:
    """Saves the text and publishes it. A text that this very draft has been published with gives its entry again."""
    fields, base_saves = _fields(asked)
    _require_credits(fields)
    try:
        entry = save_and_publish(asked.story, asked.draft, fields, actor=asked.actor, base_saves=base_saves)
    except DraftGone as gone:
        if gone.entry is None or not _says(gone.entry, fields):
            raise
        entry = publish_draft(asked.story, asked.draft, actor=asked.actor)
    return {"seq": entry.seq, "update": str(entry.update_id)}


def _fields(asked: Asked) -> tuple[DraftFields, int]:
    facts = Head.objects.filter(story_id=asked.story.pk).values_list("facts", flat=True).first() or {}
    form = ComposerForm(asked.given, facts.get("timezone", asked.story.timezone))
    if not form.is_valid():
        raise Refused(form.trouble)
    return form.draft_fields(), form.saves_before


def _save(asked: Asked, fields: DraftFields, base_saves: int) -> Draft:
    return save_draft(asked.story, asked.draft, fields, actor=asked.actor, base_saves=base_saves)


def _require_credits(fields: DraftFields) -> None:
    body = read_wire(fields.wire).body
    if not body and not fields.headline:
        raise Refused(_("An update needs some text."))
    pictures, _snapshots = media_keys(body)
    if pictures:
        require_credits(body, media_facts(pictures, ()))


def _says(entry: Entry, fields: DraftFields) -> bool:
    """Whether the entry was made from this text. The answer to a publish may have been lost on its way."""
    body = body_to_json(read_wire(fields.wire).body)
    return bool(entry.data.get("blocks") == body and entry.data.get("headline") == fields.headline)
