"""Who may do what to a draft, on top of the rights in the section."""

from __future__ import annotations

from typing import Any, TypeAlias

from django.utils.translation import gettext as _

from dateline.record.actor import Actor
from dateline.record.errors import Denied
from dateline.record.models.draft import Draft
from dateline.record.permissions import Act, may, require

# Whatever user model the site has, its rows stand in the draft's columns.
Person: TypeAlias = Any


def person_of(actor: Actor) -> Person:
    """Who writes, approves and schedules is somebody, whose right is asked for again later. Raises `Denied`."""
    if actor.user is None:
        raise Denied(_("Only a person with a login works on drafts."))
    return actor.user


def is_author(actor: Actor, draft: Draft) -> bool:
    return actor.user is not None and actor.user.pk == draft.author_id


def require_writer(actor: Actor, draft: Draft) -> None:
    """Writing, submitting, discarding: one's own; an editor's right for a colleague's. Raises `Denied`."""
    if is_author(actor, draft):
        require(actor, Act.DRAFT, draft.story)
    elif not may(actor, Act.EDIT, draft.story):
        require(actor, Act.DRAFT, draft.story)
        raise Denied(_("This draft is a colleague's; an editor can change it."))


def require_editor(actor: Actor, draft: Draft) -> None:
    """Approving and giving back. Raises `Denied`."""
    if not may(actor, Act.EDIT, draft.story):
        require(actor, Act.DRAFT, draft.story)
        raise Denied(_("An editor approves drafts or gives them back."))


def require_publisher(actor: Actor, draft: Draft) -> None:
    """Publishing and scheduling: one's own, or one an editor has approved; an editor, any. Raises `Denied`.

    What pins an update, notifies readers of it, or revises a colleague's without approval, is an editor's to publish.
    """
    require(actor, Act.WRITE, draft.story)
    if may(actor, Act.EDIT, draft.story):
        return
    if draft.pin and draft.update_id is None:
        raise Denied(_("An editor pins updates. Take the pin off this draft, or ask one to publish it."))
    if draft.notify and draft.update_id is None:
        raise Denied(_("An editor notifies readers. Take the alert off this draft, or ask one to publish it."))
    if draft.approved:
        return
    if not is_author(actor, draft):
        raise Denied(_("This draft is a colleague's: an editor has to approve it first."))
    if draft.update_id is not None:
        require(actor, Act.OWN, draft.story, draft.update_id)
