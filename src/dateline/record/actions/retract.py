"""Withdraw an update: its words go, a tombstone with the time and the reason stays."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from dateline.record.actor import Actor
from dateline.record.append import ledger
from dateline.record.kinds import EntryKind
from dateline.record.models.entry import Entry
from dateline.record.models.story import Story
from dateline.record.permissions import Act, require
from dateline.record.words import accept_note


def retract(story: Story, update: UUID, *, actor: Actor, reason: str, at: datetime | None = None) -> Entry:
    """Appends a `retract` entry. `reason` is public and required.

    Raises `Denied`, and `Refused` for a missing reason or an update that is gone already.
    """
    require(actor, Act.OWN, story, update)
    note = accept_note(reason, required=True)
    with ledger(story, actor) as book:
        before = book.find(update)
        return book.append(EntryKind.RETRACT, data={}, note=note, update=update, before=before, at=book.public_time(at))
