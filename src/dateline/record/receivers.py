"""A page published in Wagtail becomes a `story` entry (promise 1: nothing public changes without one)."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from django.utils.translation import gettext as _
from wagtail.models import Revision
from wagtail.signals import page_published

from dateline.record.actions.change_story import append_header
from dateline.record.actor import Actor
from dateline.record.append import ledger
from dateline.record.models.story import Story


@receiver(page_published, sender=Story, dispatch_uid="dateline.record.page_published")
def record_header(instance: Story, revision: Revision | None = None, **_kwargs: Any) -> None:
    """Compares the published page with the record and appends what differs.

    The signal also fires for a page that is only scheduled; its text must not reach readers before its time.
    """
    if not instance.live:
        return
    user = revision.user if revision is not None else None
    actor = Actor.of(user) if user is not None else Actor.program(_("the newsroom"))
    with ledger(instance, actor) as book:
        append_header(book, instance)
