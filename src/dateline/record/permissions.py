"""Who may do what to a story. Every action asks here first.

The rights are Wagtail's own page permissions, so a newsroom gives them by section in the screens it knows:

* **add** on the section: write and submit drafts of one's own (a contributor);
* **publish**: publish one's own drafts and those an editor approved, and revise, mark, verify or retract one's own
  updates (a reporter);
* **change** and **publish**: the same for everybody's drafts and updates, approve or give back, pin, change the header
  and the state (an editor);
* **bulk delete** beside those: remove words from the record for legal reasons, together with a second person who has
  the same rights (a chief).
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

    DRAFT = "draft"
    """Write a draft: with `add`, or with `publish`."""
    WRITE = "write"
    """Publish a new update."""
    OWN = "own"
    """Change an update: one's own with `publish`, a colleague's with `change` too."""
    EDIT = "edit"
    """Change the story as a whole."""
    TAKE_DOWN = "take down"
    """Remove words for legal reasons: ask for it, or confirm what another asked for."""


def require(actor: Actor, act: Act, page: Page, update: UUID | None = None) -> None:
    """Raises `Denied` unless `actor` may do `act` on the story, or below the section, `page`."""
    if actor.user is None:
        return
    if not getattr(actor.user, "is_active", False):
        raise Denied(_("This account is switched off."))
    rights = page.permissions_for_user(actor.user)
    if act is Act.DRAFT:
        _require_writer(rights)
        return
    if not rights.can_publish():
        raise Denied(_("You need the right to publish in this section."))
    if act is Act.TAKE_DOWN:
        _require_chief(rights)
        return
    if act is Act.WRITE or _may_change_all(rights):
        return
    if act is Act.OWN and update is not None and published_by(actor, cast("Story", page), update):
        return
    raise Denied(_("You may change your own updates only; an editor can do this."))


def may(actor: Actor, act: Act, page: Page, update: UUID | None = None) -> bool:
    """Whether `require` would let it pass: for a screen that offers only what can be done."""
    try:
        require(actor, act, page, update)
    except Denied:
        return False
    return True


def published_by(actor: Actor, story: Story, update: UUID) -> bool:
    """Whether the actor, with a login, published this update."""
    if actor.user is None:
        return False
    return Entry.objects.filter(story=story, update_id=update, kind="publish", user_id=actor.user.pk).exists()


def _require_writer(rights: object) -> None:
    """`add` is asked for in the section's own permissions: below a story itself no page can be made."""
    known = rights.user.is_superuser or {"add", "publish"} & rights.permissions  # type: ignore[attr-defined]
    if not known:
        raise Denied(_("You need the right to write in this section."))


def _may_change_all(rights: object) -> bool:
    """`change` on the page itself; being its creator is not enough, since a story is written by many."""
    return bool(rights.user.is_superuser or "change" in rights.permissions)  # type: ignore[attr-defined]


def _require_chief(rights: object) -> None:
    if not _may_change_all(rights) or not (
        rights.user.is_superuser or "bulk_delete" in rights.permissions  # type: ignore[attr-defined]
    ):
        raise Denied(_("Words are removed for legal reasons by two chiefs of this section."))
