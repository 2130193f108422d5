"""The one place that writes the record: an entry and the projection it moves, in one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from dateline.record.actor import Actor
from dateline.record.chain import chain_hash, content_hash
from dateline.record.errors import Refused
from dateline.record.fold import apply_to_head, apply_to_update
from dateline.record.kinds import EntryKind, StoryState
from dateline.record.models.entry import Entry
from dateline.record.models.head import Head
from dateline.record.models.story import Story
from dateline.record.models.update import Update
from dateline.record.notices import tell
from dateline.record.projection import head_state, update_state, write_head, write_update
from dateline.record.states import HeadState, UpdateState


@dataclass(slots=True)
class Ledger:
    """A story whose head is locked: nobody else can append until the transaction ends."""

    story: Story
    head: Head
    actor: Actor

    @property
    def state(self) -> HeadState:
        return head_state(self.head)

    def find(self, update: UUID) -> UpdateState:
        """The update as it stands. Raises `Refused` when this story has no such update, or has retracted it."""
        row = Update.objects.filter(story_id=self.story.pk, pk=update).first()
        if row is None:
            raise Refused(_("This story has no such update."))
        state = update_state(row)
        if state.retracted:
            raise Refused(_("This update was retracted; it can't be changed any more."))
        return state

    def require_open(self) -> None:
        """Raises `Refused` where nothing can be added: the story is not public yet, or has ended."""
        if self.state.facts is None:
            raise Refused(_("This story is not public yet: publish its page first."))
        if self.state.state == StoryState.ENDED:
            raise Refused(_("This story has ended. Set it live again to add to it."))

    def once(self, key: str | None, kind: EntryKind) -> Entry | None:
        """The entry already written under an idempotency key. Raises `Refused` if the key did something else."""
        if key is None:
            return None
        entry = Entry.objects.filter(story_id=self.story.pk, idempotency_key=key).first()
        if entry is None:
            return None
        user = self.actor.user.pk if self.actor.user else None
        if entry.kind != kind or entry.user_id != user:
            raise Refused(_("This request's key was used for another act already."))
        return entry

    def append(
        self,
        kind: EntryKind,
        *,
        data: Mapping[str, Any],
        html: str = "",
        note: str = "",
        update: UUID | None = None,
        before: UpdateState | None = None,
        at: datetime | None = None,
        key: str | None = None,
    ) -> Entry:
        """Writes the next entry and moves the projection. `at` is what `public_time` gave, or None for now."""
        entry = Entry(
            story_id=self.story.pk,
            seq=self.head.seq + 1,
            at=at or self.public_time(),
            recorded_at=datetime.now(UTC),
            kind=kind,
            update_id=update,
            actor=self.actor.name,
            role=self.actor.role,
            user_id=self.actor.user.pk if self.actor.user else None,
            note=note,
            data=dict(data),
            html=html,
            idempotency_key=key,
        )
        self._seal(entry)
        entry.save(force_insert=True)
        after = apply_to_update(before, entry)
        if after is not None:
            write_update(self.story, after, before)
        write_head(self.head, apply_to_head(self.state, before, after, entry))
        tell(entry, self.head.id)
        return entry

    def public_time(self, at: datetime | None = None) -> datetime:
        """When the public sees the next entry: `at` where an import gives it, else now.

        A clock that was set back can't turn the record back: then the last entry's time is given again.
        Raises `Refused` for an `at` before the last entry's or in the future.
        """
        now, last = datetime.now(UTC), self.head.at
        if at is None:
            return max(now, last) if last else now
        if last and at < last:
            raise Refused(_("The record can't run backwards: the last entry is from a later time."))
        if at > now:
            raise Refused(_("The record can't hold a time that has not come yet."))
        return at.astimezone(UTC)

    def _seal(self, entry: Entry) -> None:
        entry.content_hash = content_hash(note=entry.note, data=entry.data, html=entry.html)
        entry.chain_hash = chain_hash(
            previous=self.head.chain_hash,
            story=self.head.id,
            seq=entry.seq,
            at=entry.at,
            recorded_at=entry.recorded_at,
            kind=entry.kind,
            update=entry.update_id,
            actor=entry.actor,
            role=entry.role,
            content=entry.content_hash,
        )


def lock_stories(*stories: Story) -> None:
    """Takes the locks of several stories inside an open transaction, always in the same order, so that two who need the
    same ones can't wait for each other."""
    keys = [story.pk for story in stories]
    list(Head.objects.select_for_update().filter(story_id__in=keys).order_by("story_id").only("story_id"))


@contextmanager
def ledger(story: Story, actor: Actor) -> Iterator[Ledger]:
    """Opens a transaction and takes the story's lock: the head row's on PostgreSQL, the database's on SQLite.

    A story's first entry makes its head; two who come first at once are parted by the primary key.
    """
    with transaction.atomic():
        head = Head.objects.select_for_update().filter(story_id=story.pk).first()
        if head is None:
            Head.objects.get_or_create(story_id=story.pk)
            head = Head.objects.select_for_update().get(story_id=story.pk)
        yield Ledger(story, head, actor)
