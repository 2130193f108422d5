"""How the record tells the rest of the house, after the transaction has committed."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.db import transaction
from django.dispatch import Signal

from dateline.record.models.entry import Entry
from dateline.record.models.story import Story

appended = Signal()
"""Sent once an entry is committed, never before. Receives `entry`, and `story`, the identity of its story. A receiver
that fails is logged and can't undo the entry: the record is the truth, the notice a hint."""

desk_changed = Signal()
"""Sent once a change of what only the newsroom sees (a draft, a note, who is present) is committed. Receives `story`,
the page's key, and not what changed."""


def tell(entry: Entry, story: UUID) -> None:
    transaction.on_commit(partial(appended.send_robust, sender=Entry, entry=entry, story=story), robust=True)


def tell_desk(story: int) -> None:
    transaction.on_commit(partial(desk_changed.send_robust, sender=Story, story=story), robust=True)
