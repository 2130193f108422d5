"""Start a story: its page under a section, and the first entry of its record."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Page

from dateline.record.actions.change_story import append_header
from dateline.record.actor import Actor
from dateline.record.append import ledger
from dateline.record.errors import Refused
from dateline.record.header import set_columns
from dateline.record.models.story import Story
from dateline.record.permissions import Act, require
from dateline.record.words import MAX_HEADLINE, accept_line

MAX_SLUG = 80


def open_story(
    section: Page, *, actor: Actor, headline: str, slug: str = "", at: datetime | None = None, **facts: Any
) -> Story:
    """Makes the page below `section`, public at once, with its first `story` entry.

    `facts` are named as in `dateline.record.header.CHANGEABLE`. Without a `slug` the headline gives one; a slug that is
    taken gets a number. Raises `Denied` and `Refused`.
    """
    require(actor, Act.EDIT, section)
    title = accept_line(headline, MAX_HEADLINE - 45, _("headline"))
    if not title:
        raise Refused(_("A story needs a headline."))
    with transaction.atomic():
        story = Story(title=title, draft_title=title, slug=_free_slug(section, slug or title), owner=actor.user)
        set_columns(story, facts)
        section.add_child(instance=story)
        with ledger(story, actor) as book:
            append_header(book, story, at=at)
        revision = story.save_revision(user=actor.user, log_action=False)
        Story.objects.filter(pk=story.pk).update(live_revision=revision, has_unpublished_changes=False)
    return story


def _free_slug(section: Page, wanted: str) -> str:
    slug = slugify(wanted, allow_unicode=True)[:MAX_SLUG].strip("-") or "story"
    taken = set(section.get_children().filter(slug__startswith=slug).values_list("slug", flat=True))
    if slug not in taken:
        return slug
    number = 2
    while f"{slug}-{number}" in taken:
        number += 1
    return f"{slug}-{number}"
