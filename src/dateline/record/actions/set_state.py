"""Set a story live, pause it, or end it."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from dateline.record.actor import Actor
from dateline.record.append import ledger
from dateline.record.errors import Refused
from dateline.record.kinds import EntryKind, StoryState
from dateline.record.models.entry import Entry
from dateline.record.models.story import Story
from dateline.record.permissions import Act, require


def set_state(story: Story, state: StoryState | str, *, actor: Actor, at: datetime | None = None) -> Entry:
    """Appends a `state` entry. An ended story can be set live again; that is on the record too.

    Raises `Denied`, and `Refused` when the story is in that state already or not public yet.
    """
    require(actor, Act.EDIT, story)
    wanted = StoryState(state)
    with ledger(story, actor) as book:
        if book.state.facts is None:
            raise Refused(_("This story is not public yet: publish its page first."))
        if book.state.state == wanted:
            raise Refused(_("The story is in that state already."))
        return book.append(EntryKind.STATE, data={"state": wanted.value}, at=book.public_time(at))
