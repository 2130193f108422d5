"""Move an update to the story it belongs to."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from dateline.record.actions.publish import publish
from dateline.record.actor import Actor
from dateline.record.append import ledger, lock_stories
from dateline.record.errors import Refused
from dateline.record.identity import new_id
from dateline.record.kinds import EntryKind
from dateline.record.models.entry import Entry
from dateline.record.models.story import Story
from dateline.record.permissions import Act, require
from dateline.record.projection import place_json
from dateline.record.states import Place


def move_update(story: Story, update: UUID, to_story: Story, *, actor: Actor, at: datetime | None = None) -> Entry:
    """Withdraws the update here, publishes its words there, and returns the entry there; both or neither.

    The tombstone here leads to the new place, and the update there says where it was published first. It keeps its
    time, bylines, mark and verification; notes of corrections stay here, where they were made.

    Raises `Denied` without the right to change it here and to publish there, and `Refused` for the same story, one that
    has ended, or an update that is gone.
    """
    require(actor, Act.OWN, story, update)
    require(actor, Act.WRITE, to_story)
    if story.pk == to_story.pk:
        raise Refused(_("The update is in that story already."))
    with transaction.atomic():
        lock_stories(story, to_story)
        with ledger(story, actor) as book, ledger(to_story, actor) as there:
            before = book.find(update)
            there.require_open()
            new = new_id()
            facts, title = book.state.facts or {}, (there.state.facts or {})["headline"]
            with translation.override(facts["language"]):
                reason = _("Moved to the story “%(story)s”.") % {"story": title}
            book.append(
                EntryKind.RETRACT,
                data={"moved": place_json(Place(new, title))},
                note=reason,
                update=update,
                before=before,
                at=book.public_time(at),
            )
        return publish(
            to_story,
            before.blocks,
            actor=actor,
            headline=before.headline,
            bylines=before.bylines,
            verification=before.claim.state if before.claim else "",
            key_event=before.key_label if before.key else None,
            at=at,
            time=before.time,
            stamp=before.stamp,
            update=new,
            came_from=Place(update, facts["headline"]),
        )
