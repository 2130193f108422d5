"""A draft's row, locked; and what has become of one that is gone."""

from __future__ import annotations

from uuid import UUID

from dateline.record.errors import DraftGone
from dateline.record.models.draft import Draft, key_of
from dateline.record.models.entry import Entry
from dateline.record.models.story import Story


def lock(story: Story, draft: UUID) -> Draft | None:
    """The draft's row, so that nobody else acts on it before the transaction ends; None where there is none.

    Whoever takes a story's lock too takes it after this one.
    """
    rows = Draft.objects.select_for_update(of=("self",)).select_related("author")
    row = rows.filter(story_id=story.pk, pk=draft).first()
    if row is not None:
        # The caller's story stands for the row's own, so that permissions are read once.
        row.story = story
    return row


def lock_or_gone(story: Story, draft: UUID) -> Draft:
    """Raises `DraftGone`."""
    row = lock(story, draft)
    if row is None:
        raise DraftGone(entry_of(story, draft))
    return row


def entry_of(story: Story, draft: UUID) -> Entry | None:
    """The entry that published it."""
    return Entry.objects.filter(story_id=story.pk, idempotency_key=key_of(draft)).first()
