"""An editor hands a draft back to its author."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from dateline.record.actor import Actor
from dateline.record.drafts.approve import MAX_COMMENT
from dateline.record.drafts.finding import lock_or_gone
from dateline.record.drafts.rights import require_editor
from dateline.record.errors import Refused
from dateline.record.models.draft import Draft, DraftState
from dateline.record.notices import tell_desk
from dateline.record.words import accept_line


def give_back(draft: Draft, *, actor: Actor, comment: str) -> Draft:
    """The draft is its author's again, with what the editor says. An approval ends, and so does a schedule.

    Raises `Denied`, `DraftGone`, and `Refused` for a missing comment or a draft that nobody has submitted.
    """
    words = accept_line(comment, MAX_COMMENT, _("comment"))
    if not words:
        raise Refused(_("Say in a few words what is missing; the author will see it."))
    with transaction.atomic():
        row = lock_or_gone(draft.story, draft.pk)
        require_editor(actor, row)
        if row.state == DraftState.WRITING:
            raise Refused(_("This draft is with its author already."))
        return hand_back(row, words)


def hand_back(row: Draft, comment: str) -> Draft:
    """Sets a locked draft back to its author."""
    row.state, row.comment = DraftState.RETURNED, comment
    row.approved_by = row.scheduled_by = row.scheduled_at = None
    row.save()
    tell_desk(row.story_id)
    return row
