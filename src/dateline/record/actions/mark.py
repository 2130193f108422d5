"""Mark an update as a key event of the story."""

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
from dateline.record.words import MAX_HEADLINE, accept_line


def mark(story: Story, update: UUID, *, actor: Actor, label: str = "", at: datetime | None = None) -> Entry:
    """Appends a `mark` entry. `label` is what the list of key events says; empty, the update's headline.

    Marking it again with another label is allowed. Raises `Denied`, and `Refused` when nothing would change.
    """
    require(actor, Act.OWN, story, update)
    words = accept_line(label, MAX_HEADLINE, _("label"))
    with ledger(story, actor) as book:
        before = book.find(update)
        if before.key and before.key_label == words:
            raise Refused(_("This update is a key event already."))
        return book.append(EntryKind.MARK, data={"label": words}, update=update, before=before, at=book.public_time(at))


def unmark(story: Story, update: UUID, *, actor: Actor, at: datetime | None = None) -> Entry:
    """Appends an `unmark` entry. Raises `Denied`, and `Refused` when it is no key event."""
    require(actor, Act.OWN, story, update)
    with ledger(story, actor) as book:
        before = book.find(update)
        if not before.key:
            raise Refused(_("This update is no key event."))
        return book.append(EntryKind.UNMARK, data={}, update=update, before=before, at=book.public_time(at))
