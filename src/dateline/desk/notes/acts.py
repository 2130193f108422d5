"""Write a note, answer one, settle a thread and open it again.

Whoever may write a draft in the story's section may do all of it: a note is talk, and everybody at the desk hears it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from dateline.body.characters import drop_unwanted, unify_line_breaks
from dateline.desk.models.note import MAX_NOTE, Note
from dateline.record.actor import Actor
from dateline.record.errors import Refused
from dateline.record.models.story import Story
from dateline.record.notices import tell_desk
from dateline.record.permissions import Act, require


def write(story: Story, text: str, *, actor: Actor, draft: UUID | None = None) -> Note:
    """Begins a thread; `draft` is the draft it is about. Raises `Denied`, and `Refused` for an empty or long text."""
    require(actor, Act.DRAFT, story)
    return _add(Note(story=story, author_id=_author(actor), draft=draft, text=_accept(text)))


def answer(story: Story, note: UUID, text: str, *, actor: Actor) -> Note:
    """Adds to a thread, and opens it again where it was settled. An answer to an answer stands in the same thread.

    Raises `Denied`, and `Refused` for a note that this story does not have, or an empty or long text.
    """
    require(actor, Act.DRAFT, story)
    with transaction.atomic():
        thread = _thread(story, note)
        if thread.settled_at is not None:
            thread.settled_at = None
            thread.save(update_fields=["settled_at"])
        return _add(Note(story=story, author_id=_author(actor), answers=thread, text=_accept(text)))


def settle(story: Story, note: UUID, *, actor: Actor) -> Note:
    """Says that nothing is left to do about a thread. Settling it twice is no fault."""
    return _set(story, note, datetime.now(UTC), actor)


def reopen(story: Story, note: UUID, *, actor: Actor) -> Note:
    """Takes `settle` back."""
    return _set(story, note, None, actor)


def _set(story: Story, note: UUID, settled_at: datetime | None, actor: Actor) -> Note:
    require(actor, Act.DRAFT, story)
    with transaction.atomic():
        thread = _thread(story, note)
        if (thread.settled_at is None) != (settled_at is None):
            thread.settled_at = settled_at
            thread.save(update_fields=["settled_at"])
            tell_desk(story.pk)
    return thread


def _thread(story: Story, note: UUID) -> Note:
    found = Note.objects.select_related("answers").filter(story_id=story.pk, pk=note).first()
    if found is None:
        raise Refused(_("This story has no such note."))
    return found.answers or found


def _accept(text: str) -> str:
    words = unify_line_breaks(drop_unwanted(text)).strip()
    if not words:
        raise Refused(_("A note needs some words."))
    if len(words) > MAX_NOTE:
        raise Refused(_("The note is too long: at most %(limit)s characters.") % {"limit": MAX_NOTE})
    return words


def _author(actor: Actor) -> int:
    """Notes are written by people; a program has no name among colleagues."""
    if actor.user is None:
        raise Refused(_("Only a person can write a note."))
    return int(actor.user.pk)


def _add(note: Note) -> Note:
    note.save(force_insert=True)
    tell_desk(note.story_id)
    return note
