"""Who may do what to a story. Every action asks here first.

The rights are Wagtail's own page permissions, so a newsroom gives them by section in the screens it knows:

* **publish** on the section: publish, and revise, mark, verify or retract one's own updates (a reporter);
* **change** and **publish**: the same for everybody's updates, pin, change the header and the state (an editor).
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, cast

from django.utils.translation import gettext as _

from dateline.record.actor import Actor
from dateline.record.errors import Denied
from dateline.record.models.entry import Entry
from dateline.record.models.story import Story

if TYPE_CHECKING:
    from uuid import UUID

    from wagtail.models import Page


class Act(Enum):
    """Acts by who may do them."""

    WRITE = "write"
    """Publish a new update."""
    OWN = "own"
    """Change an update: one's own with `publish`, a colleague's with `change` too."""
    EDIT = "edit"
    """Change the story as a whole."""


def require(actor: Actor, act: Act, page: Page, update: UUID | None = None) -> None:
    """Raises `Denied` unless `actor` may do `act` on the story, or below the section, `page`."""
    if actor.user is None:
        return
    if not getattr(actor.user, "is_active", False):
        raise Denied(_("This account is switched off."))
    rights = page.permissions_for_user(actor.user)
    if not rights.can_publish():
        raise Denied(_("You need the right to publish in this section."))
    if act is Act.WRITE or _may_change_all(rights):
        return
    if act is Act.OWN and update is not None and _wrote(actor, cast("Story", page), update):
        return
    raise Denied(_("You may change your own updates only; an editor can do this."))


def _may_change_all(rights: object) -> bool:
    """`change` on the page itself; being its creator is not enough, since a story is written by many."""
    return bool(rights.user.is_superuser or "change" in rights.permissions)  # type: ignore[attr-defined]


def _wrote(actor: Actor, story: Story, update: UUID) -> bool:
    """Whether the actor published this update."""
    assert actor.user is not None  # noqa: S101 (narrowing)
    return Entry.objects.filter(story=story, update_id=update, kind="publish", user_id=actor.user.pk).exists()
