"""Show a draft to the editors."""

from __future__ import annotations

from django.db import transaction

from dateline.record.actor import Actor
from dateline.record.drafts.finding import lock_or_gone
from dateline.record.drafts.readiness import make_sizes, require_ready
from dateline.record.drafts.rights import require_writer
from dateline.record.models.draft import Draft, DraftState
from dateline.record.notices import tell_desk


def submit(draft: Draft, *, actor: Actor) -> Draft:
    """The draft waits for an editor. Asked for twice, it is submitted once; what is approved or scheduled stays so.

    Raises `Denied`, `DraftGone`, and `Refused` for a draft that could not be published as it is.
    """
    make_sizes(draft.blocks)
    with transaction.atomic():
        row = lock_or_gone(draft.story, draft.pk)
        require_writer(actor, row)
        if row.state not in {DraftState.WRITING, DraftState.RETURNED}:
            return row
        require_ready(row)
        row.state = DraftState.SUBMITTED
        row.save()
        tell_desk(row.story_id)
    return row
