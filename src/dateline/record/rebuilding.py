"""The whole projection of a story, made anew from its entries: after a takedown has emptied some of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from dateline.record.fold import EntryLike, follow
from dateline.record.models.entry import Entry
from dateline.record.models.head import Head, PastHead
from dateline.record.models.story import Story
from dateline.record.models.update import PastUpdate
from dateline.record.projection import STRIDE, past_head, past_update, set_head, update_row
from dateline.record.states import HeadState, StoryView, UpdateState


@dataclass(slots=True)
class Replayed:
    """What following a record shows on the way: the story at its end, each update's earlier states with the entry that
    ended them, and the heads where reading the past starts."""

    view: StoryView = field(default_factory=StoryView)
    past_updates: list[tuple[UpdateState, int]] = field(default_factory=list)
    past_heads: list[HeadState] = field(default_factory=list)


def replay(entries: Iterable[EntryLike]) -> Replayed:
    """Raises `BrokenRecord`."""
    found, head, updates = Replayed(), HeadState(), dict[UUID, UpdateState]()
    for step in follow(entries, head, updates):
        head = step.head
        if step.before is not None:
            found.past_updates.append((step.before, step.entry.seq))
        if step.entry.seq % STRIDE == 0:
            found.past_heads.append(step.head)
    found.view = StoryView(head, updates)
    return found


def rebuild(story: Story, head: Head) -> StoryView:
    """Writes every row of the story's projection anew and returns what it says. The caller holds the head's lock."""
    found = replay(Entry.objects.filter(story_id=story.pk).order_by("seq").iterator(chunk_size=500))
    PastUpdate.objects.filter(story_id=story.pk).delete()
    PastHead.objects.filter(story_id=story.pk).delete()
    for state in found.view.updates.values():
        update_row(story.pk, state).save(force_update=True)
    PastUpdate.objects.bulk_create(
        [past_update(story.pk, state, until=until) for state, until in found.past_updates], batch_size=200
    )
    PastHead.objects.bulk_create([past_head(story.pk, state) for state in found.past_heads], batch_size=200)
    set_head(head, found.view.head)
    head.save(force_update=True)
    return found.view
