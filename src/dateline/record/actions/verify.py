"""Say how sure the newsroom is of an update."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from dateline.record.actor import Actor
from dateline.record.append import ledger
from dateline.record.errors import Refused
from dateline.record.kinds import EntryKind, Verification
from dateline.record.models.entry import Entry
from dateline.record.models.story import Story
from dateline.record.permissions import Act, require
from dateline.record.words import accept_note


def verify(
    story: Story,
    update: UUID,
    verification: Verification | str,
    *,
    actor: Actor,
    note: str = "",
    at: datetime | None = None,
) -> Entry:
    """Appends a `verify` entry. A claim that is disputed or knocked down needs a public `note`.

    Raises `Denied`, and `Refused` for a missing note or a state it has already.
    """
    require(actor, Act.OWN, story, update)
    state = Verification(verification)
    reason = accept_note(note, required=state in {Verification.DISPUTED, Verification.KNOCKED_DOWN})
    with ledger(story, actor) as book:
        before = book.find(update)
        if before.claim and before.claim.state == state:
            raise Refused(_("This update is marked that way already."))
        return book.append(
            EntryKind.VERIFY,
            data={"state": state.value},
            note=reason,
            update=update,
            before=before,
            at=book.public_time(at),
        )
