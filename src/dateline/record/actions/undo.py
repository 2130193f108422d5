"""Take back what one has just published."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid5

from django.utils import translation
from django.utils.timezone import now
from django.utils.translation import gettext as _

from dateline.body.blocks import body_from_json
from dateline.body.wire import to_wire
from dateline.record.actor import Actor
from dateline.record.append import Ledger, ledger
from dateline.record.errors import Denied, Refused
from dateline.record.kinds import EntryKind
from dateline.record.models.draft import Draft
from dateline.record.models.entry import Entry
from dateline.record.models.story import Story
from dateline.record.notices import tell_desk
from dateline.record.permissions import Act, published_by, require
from dateline.record.states import UpdateState

UNDO_WITHIN = timedelta(seconds=10)
"""By the server's clock, from when the entry was written."""


def undo(story: Story, update: UUID, *, actor: Actor) -> Entry:
    """Appends a `retract` entry that says it undid a publication, and gives the actor the words back as a draft, whose
    identity is `undone_draft(update)`.

    Nothing is erased: the tombstone says that the update was withdrawn within seconds.

    Raises `Denied` for what somebody else published, and `Refused` after `UNDO_WITHIN`, or when it was changed since.
    """
    require(actor, Act.WRITE, story)
    person = actor.user
    if person is None or not published_by(actor, story, update):
        raise Denied(_("Only who published an update can undo that. An editor can retract it."))
    with ledger(story, actor) as book:
        before = book.find(update)
        _require_fresh(book, before)
        entry = book.append(EntryKind.RETRACT, data={"undone": True}, note=_reason(book), update=update, before=before)
        _draft_again(story, before, person.pk)
        tell_desk(story.pk)
        return entry


def undone_draft(update: UUID) -> UUID:
    """The identity of the draft that holds the words of an update that was undone."""
    return uuid5(update, "undone")


def _require_fresh(book: Ledger, before: UpdateState) -> None:
    published = Entry.objects.get(story_id=book.story.pk, seq=before.first_seq)
    if now() - published.recorded_at > UNDO_WITHIN:
        raise Refused(_("It is too late to undo this. Retract the update, and say why."))
    if before.version > 1:
        raise Refused(_("This update was changed since. Retract it, and say why."))


def _reason(book: Ledger) -> str:
    """For readers, so in the story's language."""
    with translation.override((book.state.facts or {}).get("language", "en")):
        return _("The newsroom took it back within seconds of publishing it.")


def _draft_again(story: Story, words: UpdateState, person: int) -> None:
    Draft.objects.create(
        pk=undone_draft(words.id),
        story=story,
        author_id=person,
        saved_by_id=person,
        saves=1,
        headline=words.headline,
        wire=to_wire(body_from_json(list(words.blocks))),
        blocks=list(words.blocks),
        bylines=list(words.bylines),
        time=words.time if words.time != words.published_at else None,
        verification=words.claim.state if words.claim else "",
        key=words.key,
        key_label=words.key_label,
    )
