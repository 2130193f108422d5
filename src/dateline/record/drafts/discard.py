"""Throw a draft away."""

from __future__ import annotations

from django.db import transaction

from dateline.record.actor import Actor
from dateline.record.drafts.finding import entry_of, lock
from dateline.record.drafts.rights import require_writer
from dateline.record.errors import DraftGone
from dateline.record.models.draft import Draft
from dateline.record.notices import tell_desk
from dateline.record.permissions import Act, require


def discard(draft: Draft, *, actor: Actor) -> None:
    """The draft is gone for good. Asked for twice, nothing happens the second time.

    Raises `Denied`, and `DraftGone` for one that was published instead.
    """
    with transaction.atomic():
        row = lock(draft.story, draft.pk)
        if row is None:
            require(actor, Act.DRAFT, draft.story)
            published = entry_of(draft.story, draft.pk)
            if published is not None:
                raise DraftGone(published)
            return
        require_writer(actor, row)
        row.delete()
        tell_desk(row.story_id)
