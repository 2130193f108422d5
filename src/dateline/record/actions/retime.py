"""Change the time an update shows, and with it its place among the others."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from dateline.record.actor import Actor
from dateline.record.append import ledger
from dateline.record.errors import Refused
from dateline.record.kinds import EntryKind
from dateline.record.models.entry import Entry
from dateline.record.models.story import Story
from dateline.record.permissions import Act, require


def retime(story: Story, update: UUID, *, time: datetime, actor: Actor, at: datetime | None = None) -> Entry:
    """Appends a `retime` entry. `time` is an instant with its zone, at the latest that of the update's publication.

    Readers see the new time, when the update was published, and that its time was changed. A stamp that stood in the
    time's place gives way. Raises `Denied`, and `Refused` for a later time or when nothing would change.
    """
    require(actor, Act.OWN, story, update)
    if time.tzinfo is None:
        raise Refused(_("A time needs its zone."))
    with ledger(story, actor) as book:
        before = book.find(update)
        if time > before.published_at:
            raise Refused(_("An update can't carry a time later than its publication."))
        if time == before.time and not before.stamp:
            raise Refused(_("The update has that time already."))
        return book.append(
            EntryKind.RETIME,
            data={"time": time.astimezone(UTC).isoformat()},
            update=update,
            before=before,
            at=book.public_time(at),
        )
