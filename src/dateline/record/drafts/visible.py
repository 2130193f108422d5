"""Who sees which drafts."""

from __future__ import annotations

from typing import TypeAlias

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from dateline.record.actor import Actor
from dateline.record.models.draft import Draft
from dateline.record.models.story import Story
from dateline.record.permissions import Act, may

User: TypeAlias = AbstractBaseUser | AnonymousUser


def visible_drafts(user: User, story: Story) -> QuerySet[Draft]:
    """The story's drafts that this person may read: with the right to publish all, with the right to write their own,
    else none. In no order."""
    rows = Draft.objects.filter(story=story)
    if not isinstance(user, AbstractBaseUser):
        return rows.none()
    actor = Actor.of(user)
    if may(actor, Act.WRITE, story):
        return rows
    return rows.filter(author_id=user.pk) if may(actor, Act.DRAFT, story) else rows.none()


def can_see(user: User, draft: Draft) -> bool:
    return visible_drafts(user, draft.story).filter(pk=draft.pk).exists()
