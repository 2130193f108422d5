"""What was typed goes out at once: the last save of a draft and its publication, in one transaction."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction

from dateline.body.blocks import body_to_json
from dateline.body.wire import from_wire
from dateline.record.actor import Actor
from dateline.record.drafts.fields import DraftFields
from dateline.record.drafts.finding import entry_of, lock
from dateline.record.drafts.publish import append_draft, publish_draft
from dateline.record.drafts.readiness import make_sizes
from dateline.record.drafts.rights import person_of, require_publisher
from dateline.record.drafts.save import fill, save_draft
from dateline.record.errors import Denied, DraftConflict, DraftGone, Refused
from dateline.record.models.draft import Draft
from dateline.record.models.entry import Entry
from dateline.record.models.story import Story
from dateline.record.notices import tell_desk
from dateline.record.permissions import Act, require


def save_and_publish(story: Story, draft_id: UUID, fields: DraftFields, *, actor: Actor, base_saves: int) -> Entry:
    """As `save_draft` and then `publish_draft`, and in half the time, since one of them alone waits for the disk.

    A text that can't be published is kept as a draft all the same, and then refused. Raises what those two raise.
    """
    person_of(actor)
    require(actor, Act.DRAFT, story)
    fields = fields.cleaned()
    try:
        return _at_once(story, draft_id, fields, actor, base_saves)
    except (DraftConflict, DraftGone):
        raise
    except (Refused, Denied, IntegrityError):
        save_draft(story, draft_id, fields, actor=actor, base_saves=base_saves)
    return publish_draft(story, draft_id, actor=actor)


def _at_once(story: Story, draft_id: UUID, fields: DraftFields, actor: Actor, base_saves: int) -> Entry:
    """Raises `IntegrityError` where somebody else begins the same draft in this moment."""
    make_sizes(body_to_json(from_wire(fields.wire)))
    with transaction.atomic():
        draft = lock(story, draft_id)
        if draft is None:
            draft = _begin(story, draft_id, fields, actor, base_saves)
        else:
            fill(draft, fields, actor=actor, base_saves=base_saves)
        require_publisher(actor, draft)
        entry = append_draft(draft, actor)
        tell_desk(story.pk)
    return entry


def _begin(story: Story, draft_id: UUID, fields: DraftFields, actor: Actor, base_saves: int) -> Draft:
    """A row that goes again in a moment. It keeps away whoever would begin the same draft meanwhile."""
    if base_saves:
        raise DraftGone(entry_of(story, draft_id))
    draft = Draft(pk=draft_id, story=story, author=person_of(actor))
    fill(draft, fields, actor=actor, base_saves=0)
    draft.save(force_insert=True)
    # Asked after that: where somebody else publishes the same draft just now, the row waits for that to end.
    published = entry_of(story, draft_id)
    if published is not None:
        raise DraftGone(published)
    return draft
