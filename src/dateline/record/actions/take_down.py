"""Remove words for legal reasons: one chief asks, another confirms (promise 5).

Each needs the right at the moment when they act, and whoever asked needs it still when the other confirms.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from dateline.record.actor import Actor
from dateline.record.append import Ledger, ledger
from dateline.record.errors import Denied, Refused
from dateline.record.models.draft import key_of
from dateline.record.models.entry import Entry
from dateline.record.models.head import Head
from dateline.record.models.story import Story
from dateline.record.models.takedown import Takedown, TakedownState
from dateline.record.notices import tell_desk
from dateline.record.permissions import Act, require
from dateline.record.takedown.emptying import empty
from dateline.record.takedown.finding import keys_of, look_at, problems_of
from dateline.record.takedown.keys import identities, numbered
from dateline.record.takedown.place import Chosen
from dateline.record.takedown.registry import chosen_of, places
from dateline.record.takedown.sought import Sought
from dateline.record.words import accept_note


def ask_takedown(
    story: Story, keys: Iterable[str], *, actor: Actor, reason: str, sought: Sought | None = None
) -> Takedown:
    """Writes down what is to be removed; nothing is removed yet. `reason` is public and required.

    Raises `Denied`, and `Refused` for a missing reason, one that repeats the words `sought`, or where there is nothing
    that can be removed.
    """
    require(actor, Act.TAKE_DOWN, story)
    person = _person(actor)
    note = accept_note(reason, required=True)
    if sought and sought.within(note):
        raise Refused(_("The reason is public: it must not repeat the words."))
    found = look_at(story, keys)
    if problems_of(found):
        raise Refused(" ".join(problems_of(found)))
    if not keys_of(found):
        raise Refused(_("Choose what is to be removed."))
    with transaction.atomic():
        seq = Head.objects.values_list("seq", flat=True).get(story_id=story.pk)
        made = Takedown.objects.create(story=story, keys=keys_of(found), reason=note, seq=seq, asked_by_id=person)
        tell_desk(story.pk)
    return made


def confirm_takedown(takedown: UUID, *, actor: Actor, at: datetime | None = None) -> list[Entry]:
    """Removes it all, or nothing, and returns the entries that say so; none where nothing public was removed.

    The database's own files still hold the words then: see `dateline.record.takedown.cleaning`.

    Raises `Denied` for whoever asked for it, and without the right; `Refused` when it was settled already, when an
    update that it is about was changed since, or when the story as it stands would lose a fact of its header.
    """
    with transaction.atomic():
        row = _waiting(takedown)
        require(actor, Act.TAKE_DOWN, row.story)
        if _person(actor) == row.asked_by_id:
            raise Denied(_("A second chief must confirm what you asked for."))
        asker = Actor.of(row.asked_by)
        require(asker, Act.TAKE_DOWN, row.story)
        with ledger(row.story, asker) as book:
            chosen = chosen_of(row.keys)
            _require_unchanged(book, row, chosen)
            wanted = numbered(chosen.get("entries", ()))
            written = empty(book, wanted, reason=row.reason, confirmed_by=actor.name, at=book.public_time(at))
        for place in places():
            if place.name in chosen:
                place.remove(row.story, chosen[place.name])
        _settle(row, TakedownState.DONE, actor)
    return written


def decline_takedown(takedown: UUID, *, actor: Actor) -> None:
    """Says no to what another chief asked for. Raises as `confirm_takedown` does."""
    with transaction.atomic():
        row = _waiting(takedown)
        require(actor, Act.TAKE_DOWN, row.story)
        if _person(actor) == row.asked_by_id:
            raise Denied(_("You asked for this: withdraw it instead."))
        _settle(row, TakedownState.DECLINED, actor)


def withdraw_takedown(takedown: UUID, *, actor: Actor) -> None:
    """Takes back what one has asked for. Raises `Denied`, and `Refused` when it was settled already."""
    with transaction.atomic():
        row = _waiting(takedown)
        require(actor, Act.TAKE_DOWN, row.story)
        if _person(actor) != row.asked_by_id:
            raise Denied(_("Somebody else asked for this: decline it instead."))
        _settle(row, TakedownState.WITHDRAWN, actor)


def _person(actor: Actor) -> int:
    """A takedown is answered for by people."""
    if actor.user is None:
        raise Denied(_("Only a person with a login removes words for legal reasons."))
    return int(actor.user.pk)


def _waiting(takedown: UUID) -> Takedown:
    rows = Takedown.objects.select_for_update(of=("self",)).select_related("story", "asked_by")
    row = rows.filter(pk=takedown).first()
    if row is None:
        raise Refused(_("There is no such request."))
    if row.state != TakedownState.ASKED:
        raise Refused(_("This request was settled already."))
    return row


def _require_unchanged(book: Ledger, row: Takedown, chosen: Chosen) -> None:
    """Words that came to one of these updates since would stay, and so would those of a draft that was published."""
    entries = Entry.objects.filter(story_id=book.story.pk)
    about = entries.filter(seq__in=numbered(chosen.get("entries", ())), update_id__isnull=False).values("update_id")
    if entries.filter(seq__gt=row.seq, update_id__in=about).exists():
        raise Refused(_("An update that this is about was changed since. Decline it, and look for the words again."))
    published = [key_of(draft) for draft in identities(chosen.get("drafts", ()))]
    if entries.filter(seq__gt=row.seq, idempotency_key__in=published).exists():
        raise Refused(_("A draft that this is about was published since. Decline it, and look for the words again."))


def _settle(row: Takedown, state: TakedownState, actor: Actor) -> None:
    row.state, row.settled_by_id, row.settled_at = state, _person(actor), datetime.now(UTC)
    row.save(update_fields=["state", "settled_by", "settled_at"])
    tell_desk(row.story_id)
