"""A draft becomes an entry."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from dateline.record.actions.pin import pin
from dateline.record.actions.publish import publish
from dateline.record.actions.revise import revise
from dateline.record.actor import Actor
from dateline.record.drafts.finding import entry_of, lock
from dateline.record.drafts.readiness import change_of, make_sizes
from dateline.record.drafts.rights import require_publisher
from dateline.record.errors import DraftGone
from dateline.record.models.draft import Draft
from dateline.record.models.entry import Entry
from dateline.record.models.head import Head
from dateline.record.models.story import Story
from dateline.record.notices import tell_desk
from dateline.record.permissions import Act, require


def publish_draft(story: Story, draft_id: UUID, *, actor: Actor, change: str = "", note: str = "") -> Entry:
    """Publishes the draft, or revises the update it is for, and returns that entry; the draft is gone with it.

    Asked for again, by anybody who may publish here, it returns the same entry. `change` and `note`, where given, stand
    in for the draft's own. Bylines default to the draft's author, whoever publishes.

    Raises `Conflict` when the update has moved on from the version the draft is based on (the draft stays); `Denied`;
    `DraftGone` when it was discarded; and `Refused` for what can't be published.
    """
    waiting = Draft.objects.filter(story_id=story.pk, pk=draft_id).first()
    if waiting is not None:
        make_sizes(waiting.blocks)
    with transaction.atomic():
        draft = lock(story, draft_id)
        if draft is None:
            return _published(story, draft_id, actor)
        require_publisher(actor, draft)
        entry = append_draft(draft, actor, change, note)
        tell_desk(story.pk)
    return entry


def _published(story: Story, draft_id: UUID, actor: Actor) -> Entry:
    require(actor, Act.WRITE, story)
    entry = entry_of(story, draft_id)
    if entry is None:
        raise DraftGone
    return entry


def append_draft(draft: Draft, actor: Actor, change: str = "", note: str = "") -> Entry:
    """Writes a locked draft's entry. The caller has asked for the rights, and holds the transaction open."""
    if draft.update_id is not None:
        return _revise(draft, draft.update_id, actor, change, note)
    entry = publish(
        draft.story,
        draft.blocks,
        actor=actor,
        headline=draft.headline,
        bylines=draft.bylines or [Actor.of(draft.author).name],
        verification=draft.verification,
        key_event=draft.key_label if draft.key else None,
        time=draft.time,
        notify=draft.notify,
        draft=draft,
        idempotency_key=draft.idempotency_key,
    )
    if draft.pin and entry.update_id is not None:
        _pin(draft.story, entry.update_id, actor)
    return entry


def _revise(draft: Draft, update: UUID, actor: Actor, change: str, note: str) -> Entry:
    assert draft.base_version is not None  # noqa: S101 (the table sees to it)
    return revise(
        draft.story,
        update,
        draft.blocks,
        actor=actor,
        base_version=draft.base_version,
        change=change_of(draft, change),
        note=note or draft.note,
        headline=draft.headline,
        bylines=draft.bylines or None,
        draft=draft,
        idempotency_key=draft.idempotency_key,
    )


def _pin(story: Story, update: UUID, actor: Actor) -> None:
    if Head.objects.get(story_id=story.pk).pinned != update:
        pin(story, update, actor=actor)
