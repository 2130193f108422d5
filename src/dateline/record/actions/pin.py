"""Keep one update at the top of the story."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from dateline.record.actor import Actor
from dateline.record.append import ledger
from dateline.record.errors import Refused
from dateline.record.kinds import EntryKind
from dateline.record.models.entry import Entry
from dateline.record.models.story import Story
from dateline.record.permissions import Act, require


def pin(story: Story, update: UUID, *, actor: Actor, at: datetime | None = None) -> Entry:
    """Appends a `pin` entry. A story has one pinned update; the one before gives way.

    Raises `Denied`, and `Refused` when it is pinned already or gone.
    """
    require(actor, Act.EDIT, story)
    with ledger(story, actor) as book:
        before = book.find(update)
        if book.state.pinned == update:
            raise Refused(_("This update is pinned already."))
        return book.append(EntryKind.PIN, data={}, update=update, before=before, at=book.public_time(at))


def unpin(story: Story, *, actor: Actor, at: datetime | None = None) -> Entry:
    """Appends an `unpin` entry for the pinned update. Raises `Denied`, and `Refused` when nothing is pinned."""
    require(actor, Act.EDIT, story)
    with ledger(story, actor) as book:
        pinned = book.state.pinned
        if pinned is None:
            raise Refused(_("Nothing is pinned."))
        before = book.find(pinned)
        return book.append(EntryKind.UNPIN, data={}, update=pinned, before=before, at=book.public_time(at))
