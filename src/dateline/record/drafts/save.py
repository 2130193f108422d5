"""Keep what is being typed."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from dateline.body.blocks import body_to_json
from dateline.body.wire import from_wire
from dateline.record.actor import Actor
from dateline.record.drafts.fields import DraftFields
from dateline.record.drafts.finding import entry_of, lock
from dateline.record.drafts.rights import Person, person_of, require_writer
from dateline.record.errors import DraftConflict, DraftGone, Refused
from dateline.record.models.draft import Draft, DraftState
from dateline.record.models.story import Story
from dateline.record.models.update import Update
from dateline.record.notices import tell_desk
from dateline.record.permissions import Act, may, require


def save_draft(story: Story, draft_id: UUID, fields: DraftFields, *, actor: Actor, base_saves: int) -> Draft:
    """Saves the draft and returns it; makes it when `base_saves` is 0 and there is none.

    `base_saves` is the count of saves the writer had before them. Saving what is there already changes nothing and is
    no conflict, whatever the count. Who changes an approved text without an editor's right ends its approval.

    Raises `DraftConflict`, carrying the draft as it stands, when it was saved elsewhere meanwhile; `DraftGone` when it
    was published or discarded; `Denied`; and `Refused` for a draft on the schedule, or what can't be stored.
    """
    person = person_of(actor)
    require(actor, Act.DRAFT, story)
    fields = fields.cleaned()
    with transaction.atomic():
        draft = lock(story, draft_id) or _new(story, draft_id, person, base_saves)
        if fill(draft, fields, actor=actor, base_saves=base_saves):
            draft.save()
            tell_desk(story.pk)
    return draft


def fill(draft: Draft, fields: DraftFields, *, actor: Actor, base_saves: int) -> bool:
    """Puts cleaned fields on a locked row, or on a new one; says whether that changed anything. Nothing is stored.

    Raises as `save_draft` does.
    """
    require_writer(actor, draft)
    if draft.saves and fields == DraftFields.of(draft):
        return False
    if draft.saves != base_saves:
        raise DraftConflict(draft)
    if draft.state == DraftState.SCHEDULED:
        raise Refused(_("This draft waits for its time. Take it off the schedule to change it."))
    _require_same_update(draft, fields)
    for name, value in fields.columns().items():
        setattr(draft, name, value)
    # Bodies beyond the limit are kept as text and refused when they are to be published.
    draft.blocks = body_to_json(from_wire(fields.wire))
    draft.saves += 1
    draft.saved_by = person_of(actor)
    if draft.approved and not may(actor, Act.EDIT, draft.story):
        draft.state, draft.approved_by = DraftState.WRITING, None
    return True


def _new(story: Story, draft_id: UUID, person: Person, base_saves: int) -> Draft:
    """A row without a save. Two who make it at once get the same one, and the second a conflict."""
    if base_saves:
        raise DraftGone(entry_of(story, draft_id))
    Draft.objects.get_or_create(pk=draft_id, defaults={"story": story, "author": person})
    draft = lock(story, draft_id)
    if draft is None:
        raise Refused(_("This draft belongs to another story."))
    # Asked after the row is made: where the same draft is being published just now, the making waits for that to end.
    published = entry_of(story, draft_id)
    if published is not None:
        raise DraftGone(published)
    return draft


def _require_same_update(draft: Draft, fields: DraftFields) -> None:
    if draft.saves and draft.update_id != fields.update:
        raise Refused(_("A draft stays with the update it was begun for."))
    if fields.update is None or draft.saves:
        return
    if not Update.objects.filter(pk=fields.update, story_id=draft.story_id).exists():
        raise Refused(_("This story has no such update."))
