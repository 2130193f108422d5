"""An editor lets a draft pass."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from dateline.record.actor import Actor
from dateline.record.drafts.finding import lock_or_gone
from dateline.record.drafts.readiness import make_sizes, require_ready
from dateline.record.drafts.rights import person_of, require_editor
from dateline.record.errors import DraftConflict, Refused
from dateline.record.models.draft import Draft, DraftState
from dateline.record.notices import tell_desk
from dateline.record.words import accept_line

MAX_COMMENT = 2_000


def approve(draft: Draft, *, actor: Actor, comment: str = "", base_saves: int | None = None) -> Draft:
    """From now on anybody with the right to publish may publish it, until its text is changed by who may not approve.

    `base_saves` names the text the editor read. Raises `Denied`, `DraftGone`, `DraftConflict` when the draft was saved
    since, and `Refused` for one that could not be published, or that waits for its time already.
    """
    person = person_of(actor)
    words = accept_line(comment, MAX_COMMENT, _("comment"))
    make_sizes(draft.blocks)
    with transaction.atomic():
        row = lock_or_gone(draft.story, draft.pk)
        require_editor(actor, row)
        if base_saves is not None and row.saves != base_saves:
            raise DraftConflict(row)
        if row.state == DraftState.SCHEDULED:
            raise Refused(_("This draft waits for its time already."))
        require_ready(row)
        row.state, row.comment, row.approved_by = DraftState.APPROVED, words, person
        row.save()
        tell_desk(row.story_id)
    return row
