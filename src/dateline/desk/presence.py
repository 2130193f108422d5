"""Who is at a story's desk, and what they are writing. A browser says so every few seconds while it is looked at;
one that has died just stops saying so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from dateline.desk.models.presence import Presence
from dateline.record.actor import Actor
from dateline.record.errors import Refused
from dateline.record.models.story import Story
from dateline.record.notices import tell_desk
from dateline.record.permissions import Act, require

PRESENT: Final = timedelta(seconds=45)
"""How long a desk counts after it was last heard of: three times what the browser takes."""


def come(story: Story, window: UUID, *, actor: Actor, said: int, editing: UUID | None = None) -> None:
    """The person is here, in this window, writing the draft or update `editing`. Colleagues hear of what is news.

    `said` is when the browser said so, in milliseconds by its own clock: what it said before its last word changes
    nothing. Raises `Denied`, and `Refused` for an actor without a login.
    """
    _hear(story, window, actor, _Word(said, left=False, editing=editing))


def leave(story: Story, window: UUID, *, actor: Actor, said: int) -> None:
    """The window was closed, or is not looked at. One's own only; leaving twice is no fault. Raises as `come` does."""
    _hear(story, window, actor, _Word(said, left=True, editing=None))


@dataclass(frozen=True, slots=True)
class _Word:
    said: int
    left: bool
    editing: UUID | None


def _hear(story: Story, window: UUID, actor: Actor, word: _Word) -> None:
    require(actor, Act.DRAFT, story)
    if actor.user is None:
        raise Refused("Only people are present.")
    now = datetime.now(UTC)
    known = {"story": story, "person_id": actor.user.pk, "window": window}
    with transaction.atomic():
        Presence.objects.filter(seen_at__lt=now - PRESENT, story=story).delete()
        unheard = {"seen_at": now, "said": 0, "left": True}
        row, _new = Presence.objects.select_for_update().get_or_create(**known, defaults=unheard)
        # Requests overtake each other: the last word before a window closes often arrives after that it closed.
        if (word.said, word.left) < (row.said, row.left):
            return
        news = row.left != word.left or row.editing != word.editing
        row.seen_at, row.said, row.left, row.editing = now, word.said, word.left, word.editing
        row.save()
        if news:
            tell_desk(story.pk)


def present(story: int) -> list[Presence]:
    """Open desks of the story, the longest there first."""
    since = datetime.now(UTC) - PRESENT
    here = Presence.objects.filter(story_id=story, seen_at__gt=since, left=False)
    return list(here.select_related("person").order_by("pk"))


def editing(story: int) -> dict[UUID, tuple[str, ...]]:
    """Who has which draft or update open."""
    found: dict[UUID, tuple[str, ...]] = {}
    for desk in present(story):
        if desk.editing:
            found[desk.editing] = (*found.get(desk.editing, ()), Actor.of(desk.person).name)
    return found
