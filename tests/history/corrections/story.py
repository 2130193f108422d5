"""A story with something to correct, and the words of its lists."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from dateline.record.actions import ask_takedown, confirm_takedown, publish, revise
from dateline.record.actor import Actor
from dateline.record.models import Entry, Story, Update
from dateline.record.takedown import Scope, Sought, find
from dateline.record.takedown.finding import keys_of
from tests.newsroom import EDITOR, make_person, text

START = datetime(2017, 3, 2, 18, tzinfo=UTC)


def said(story: Story, words: str, headline: str = "", minutes: int = 0) -> UUID:
    """Publishes an update, `minutes` after the start."""
    entry = publish(story, text(words), headline=headline, actor=EDITOR, at=START + timedelta(minutes=minutes))
    assert entry.update_id
    return entry.update_id


def changed(
    story: Story,
    update: UUID,
    words: str,
    *,
    note: str = "The river is the Arne.",
    change: str = "correction",
    minutes: int = 10,
) -> Entry:
    """Revises it, `minutes` after the start."""
    return revise(
        story,
        update,
        text(words),
        actor=EDITOR,
        base_version=Update.objects.get(pk=update).version,
        change=change,
        note=note,
        at=START + timedelta(minutes=minutes),
    )


def take_down(story: Story, word: str, reason: str = "By order of the court of Fell.") -> None:
    """Removes every text of the story in which the word stands: two chiefs agree."""
    asker, second = (Actor.of(make_person(name, "Chiefs")) for name in ("Mara Olin", "Jon Arden"))
    sought = Sought.of(word)
    asked = ask_takedown(story, keys_of(find(story, Scope(sought))), actor=asker, reason=reason, sought=sought)
    confirm_takedown(asked.pk, actor=second)
