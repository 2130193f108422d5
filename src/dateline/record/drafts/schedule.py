"""Let a draft go out by itself at a time, and take it off the schedule again."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from dateline.record.actor import Actor
from dateline.record.drafts.finding import lock_or_gone
from dateline.record.drafts.readiness import make_sizes, require_ready
from dateline.record.drafts.rights import person_of, require_publisher
from dateline.record.errors import Refused
from dateline.record.kinds import StoryState
from dateline.record.models.draft import Draft, DraftState
from dateline.record.models.head import Head
from dateline.record.notices import tell_desk


def schedule(draft: Draft, *, actor: Actor, at: datetime) -> Draft:
    """The draft goes out at `at` (an instant with its zone), in the actor's name. Given again, the time is moved.

    Raises `Denied`, `DraftGone`, and `Refused` for a time that has passed, a time shown that is later, a story that
    has ended, or a draft that could not be published.
    """
    person = person_of(actor)
    if at.tzinfo is None:
        raise Refused(_("A time needs its zone."))
    if at <= datetime.now(UTC):
        raise Refused(_("That time has passed. Choose a later one, or publish now."))
    make_sizes(draft.blocks)
    with transaction.atomic():
        row = lock_or_gone(draft.story, draft.pk)
        require_publisher(actor, row)
        _require_public(row)
        if row.time is not None and row.time > at:
            raise Refused(_("An update can't carry a time later than its publication."))
        require_ready(row)
        row.state, row.scheduled_at = DraftState.SCHEDULED, at.astimezone(UTC)
        row.scheduled_by = person
        row.save()
        tell_desk(row.story_id)
    return row


def unschedule(draft: Draft, *, actor: Actor) -> Draft:
    """The draft stays on the desk: approved where it was, else with its author. Asked for twice, it is done once.

    Raises `Denied` and `DraftGone`.
    """
    with transaction.atomic():
        row = lock_or_gone(draft.story, draft.pk)
        require_publisher(actor, row)
        if row.state != DraftState.SCHEDULED:
            return row
        row.state = DraftState.APPROVED if row.approved else DraftState.WRITING
        row.scheduled_at = row.scheduled_by = None
        row.save()
        tell_desk(row.story_id)
    return row


def _require_public(row: Draft) -> None:
    state = Head.objects.filter(story_id=row.story_id, facts__isnull=False).values_list("state", flat=True).first()
    if state is None:
        raise Refused(_("This story is not public yet: publish its page first."))
    if row.update_id is None and state == StoryState.ENDED:
        raise Refused(_("This story has ended. Set it live again to add to it."))
