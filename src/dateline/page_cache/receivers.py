"""What makes kept answers wrong: a new entry, and any change to what stands around the stories."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.db import models, transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.images import get_image_model
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_slug_changed, post_page_move

from dateline.masthead.models import Masthead
from dateline.page_cache import changes
from dateline.page_cache.models import SiteMark
from dateline.record.models.entry import Entry
from dateline.record.notices import appended

# What Wagtail writes when somebody saves a draft of a page, which no reader sees.
_OF_DRAFTS: Final = frozenset(
    {"latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes"}
)
_AROUND: Final[tuple[type[models.Model], ...]] = (Page, Site, Masthead, PageViewRestriction)


@receiver(appended, dispatch_uid="dateline.page_cache.appended")
def entry_appended(entry: Entry, story: UUID, **_kwargs: Any) -> None:
    if changes.anybody_listens():
        changes.tell_of_entry(story, entry.seq)


@receiver(post_save, dispatch_uid="dateline.page_cache.saved")
def saved(sender: type[models.Model], update_fields: frozenset[str] | None, **_kwargs: Any) -> None:
    of_a_draft = update_fields is not None and update_fields <= _OF_DRAFTS
    if not of_a_draft and _stands_around(sender):
        site_changed()


@receiver(post_delete, dispatch_uid="dateline.page_cache.deleted")
def deleted(sender: type[models.Model], **_kwargs: Any) -> None:
    if _stands_around(sender):
        site_changed()


# Both change addresses below a page without saving the pages there.
@receiver([post_page_move, page_slug_changed], dispatch_uid="dateline.page_cache.moved")
def moved(**_kwargs: Any) -> None:
    site_changed()


def site_changed() -> None:
    """Once the change is committed, all processes make all pages anew: this one at once, the others when they look."""
    transaction.on_commit(_tell, robust=True)


def _tell() -> None:
    SiteMark.renew()
    changes.tell_of_site()


def _stands_around(sender: type[models.Model]) -> bool:
    return issubclass(sender, (*_AROUND, get_image_model()))
