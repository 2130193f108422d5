"""What a person may do at a story's desk, asked once a request. Screens offer by it; the actions check themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Q
from wagtail.models import Page
from wagtail.permissions import policy_registry

from dateline.record.actor import Actor
from dateline.record.kinds import EntryKind
from dateline.record.models.entry import Entry
from dateline.record.permissions import Act, may


@dataclass(frozen=True, slots=True)
class Rights:
    """`draft`: write drafts and notes. `write`: publish. `edit`: change everybody's updates and the story itself.
    `take_down`: remove words for legal reasons, together with a second person."""

    user: int
    draft: bool
    write: bool
    edit: bool
    take_down: bool

    def may_change(self, update: UUID, own: frozenset[UUID]) -> bool:
        return self.edit or (self.write and update in own)


def rights_at(page: Page, user: AbstractBaseUser) -> Rights:
    """On a story, or for what lies below a section. One query a request, whatever is asked after it."""
    actor = Actor.of(user)
    return Rights(
        user=int(user.pk),
        draft=may(actor, Act.DRAFT, page),
        write=may(actor, Act.WRITE, page),
        edit=may(actor, Act.EDIT, page),
        take_down=may(actor, Act.TAKE_DOWN, page),
    )


def editable(user: AbstractBaseUser | AnonymousUser, path: str = "path") -> Q:
    """Where `Act.EDIT` would pass, as a condition on the `path` of pages: for lists that span stories.

    One query a request, shared with `rights_at`.
    """
    if getattr(user, "is_superuser", False):
        return _anywhere(path)
    return _granted(user, "change_page", path) & _granted(user, "publish_page", path)


def publishable(user: AbstractBaseUser | AnonymousUser, path: str = "path") -> Q:
    """Where `Act.WRITE` would pass; see `editable`."""
    return _anywhere(path) if getattr(user, "is_superuser", False) else _granted(user, "publish_page", path)


def removable(user: AbstractBaseUser | AnonymousUser, path: str = "path") -> Q:
    """Where `Act.TAKE_DOWN` would pass; see `editable`."""
    if getattr(user, "is_superuser", False):
        return _anywhere(path)
    return editable(user, path) & _granted(user, "bulk_delete_page", path)


def own_updates(updates: Iterable[UUID], user: int) -> frozenset[UUID]:
    """Those of `updates` that the person published. One query."""
    entries = Entry.objects.filter(update_id__in=list(updates), kind=EntryKind.PUBLISH, user_id=user)
    return frozenset(key for key in entries.values_list("update_id", flat=True) if key)


def _anywhere(path: str) -> Q:
    """No empty condition, which would vanish when it is joined to another by "or"."""
    return Q(**{f"{path}__gt": ""})


def _granted(user: AbstractBaseUser | AnonymousUser, right: str, path: str) -> Q:
    granted = policy_registry.get_by_type(Page).get_cached_permissions_for_user(user)
    places = {permission.page.path for permission in granted if permission.permission.codename == right}
    # No page has an empty path, so that nothing granted lets nothing pass.
    return Q(*((f"{path}__startswith", place) for place in sorted(places)), _connector=Q.OR) or Q(**{path: ""})
