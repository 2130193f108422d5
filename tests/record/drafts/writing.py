"""Drafts as tests write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dateline.record.actor import Actor
from dateline.record.drafts import DraftFields, save_draft
from dateline.record.identity import new_id
from dateline.record.models import Draft, Story

if TYPE_CHECKING:
    from dateline.staff.models import Person


def write(story: Story, author: Person, wire: str = "The gate is open.", **fields: Any) -> Draft:
    """A new draft, saved once."""
    return save_draft(story, new_id(), DraftFields(wire=wire, **fields), actor=Actor.of(author), base_saves=0)


def again(draft: Draft, writer: Person, wire: str, **fields: Any) -> Draft:
    """The draft saved once more with other words."""
    given = DraftFields(wire=wire, update=draft.update_id, base_version=draft.base_version, **fields)
    return save_draft(draft.story, draft.pk, given, actor=Actor.of(writer), base_saves=draft.saves)
