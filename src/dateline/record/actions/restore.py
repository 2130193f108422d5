"""Bring a withdrawn update back: its last words, its mark and its verification."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from dateline.record.actor import Actor
from dateline.record.append import ledger
from dateline.record.errors import Refused
from dateline.record.kinds import EntryKind
from dateline.record.models.entry import Entry
from dateline.record.models.story import Story
from dateline.record.models.update import PastUpdate, Update
from dateline.record.permissions import Act, require
from dateline.record.projection import place_json, update_state
from dateline.record.states import UpdateState
from dateline.record.words import accept_note


def restore(story: Story, update: UUID, *, actor: Actor, note: str = "", at: datetime | None = None) -> Entry:
    """Appends a `restore` entry, which carries the words again as they were last. `note` is public.

    Readers see that it was withdrawn, and for how long. Raises `Denied`, and `Refused` for an update that is not
    withdrawn, that stands in another story now, or whose words were removed for legal reasons.
    """
    require(actor, Act.OWN, story, update)
    reason = accept_note(note, required=False)
    with ledger(story, actor) as book:
        gone = _withdrawn(story, update)
        words = _last_words(story, update)
        return book.append(
            EntryKind.RESTORE,
            data=_said(words) | {"version": gone.version + 1},
            html=words.html,
            note=reason,
            update=update,
            before=gone,
            at=book.public_time(at),
        )


def _withdrawn(story: Story, update: UUID) -> UpdateState:
    row = Update.objects.filter(story_id=story.pk, pk=update).first()
    if row is None:
        raise Refused(_("This story has no such update."))
    state = update_state(row)
    if not state.retracted:
        raise Refused(_("This update is not withdrawn."))
    if state.moved_to is not None:
        raise Refused(_("This update was moved: its words stand in another story."))
    if state.taken:
        raise Refused(_gone())
    return state


def _gone() -> str:
    return _("The words of this update were removed for legal reasons.")


def _last_words(story: Story, update: UUID) -> UpdateState:
    """A tombstone keeps saying that it was withdrawn when a takedown removes only the words it had before."""
    rows = PastUpdate.objects.filter(story_id=story.pk, update_id=update, retracted_at__isnull=True)
    words = update_state(rows.latest("until"), update)
    if "words" in words.blank:
        raise Refused(_gone())
    return words


def _said(words: UpdateState) -> dict[str, Any]:
    said: dict[str, Any] = {
        "headline": words.headline,
        "blocks": list(words.blocks),
        "bylines": list(words.bylines),
    }
    if words.claim:
        said["verification"] = words.claim.state
    if words.key:
        said["key"] = words.key_label
    if words.came_from:
        said["from"] = place_json(words.came_from)
    if words.retimed_at:
        said["retimed"] = words.retimed_at.isoformat()
    return said
