"""The feeds of corrections and clarifications: the newest ones of a story, and of the whole site."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid5

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Page

from dateline.formats.atom.content import correction_content
from dateline.formats.atom.document import HTML, Feed, FeedEntry, Link
from dateline.history.corrections.correction import Correction
from dateline.history.corrections.finding import corrections_of_site, corrections_of_story
from dateline.history.corrections.listing import read_corrections
from dateline.history.corrections.pages import headers_of
from dateline.masthead.models import Masthead
from dateline.reader.pages.story_header import story_header
from dateline.reader.templatetags.reader import absolute
from dateline.record.models.head import Head

NEWEST = 50
# What the identity of these feeds is made from, beside that of the story or of the site's front page.
_NAME = "corrections"
# Of a feed in which nothing ever stood.
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def corrections_feed(head: Head, request: HttpRequest) -> Feed:
    """At most ten queries."""
    header = story_header(head, request)
    entries = list(corrections_of_story(head)[:NEWEST])
    corrections = read_corrections(entries, {head.story_id: header})
    return Feed(
        id=uuid5(head.id, _NAME),
        title=_("Corrections: %(headline)s") % {"headline": header.facts.headline},
        subtitle=_("What was wrong or unclear in this story, what it said before, and what it says now."),
        language=header.facts.language,
        link=absolute(f"{header.url}corrections/"),
        address=absolute(f"{header.url}corrections.atom"),
        changed=header.first.at if header.first else header.changed.at,
        authors=header.facts.bylines or (Masthead.for_request(request).name,),
        entries=tuple(_entry(correction, correction.label) for correction in corrections),
    )


def site_corrections_feed(root: Page, request: HttpRequest) -> Feed:
    """At most twelve queries."""
    entries = list(corrections_of_site(root)[:NEWEST])
    corrections = read_corrections(entries, headers_of(entries, request))
    name = Masthead.for_request(request).name
    return Feed(
        id=uuid5(root.translation_key, _NAME),
        title=_("Corrections of %(name)s") % {"name": name},
        subtitle=_("What was wrong or unclear in our stories, what they said before, and what they say now."),
        language=settings.LANGUAGE_CODE,
        link=absolute(reverse("history:site-corrections")),
        address=absolute(reverse("formats:site-corrections-feed")),
        changed=_NEVER,
        authors=(name,),
        entries=tuple(_entry(correction, correction.story.facts.headline) for correction in corrections),
    )


def _entry(correction: Correction, about: str) -> FeedEntry:
    """A correction is told once and stays: whatever becomes of its update later has entries of its own."""
    at = correction.when.at
    kind = capfirst(str(correction.change.label))
    return FeedEntry(
        id=correction.id,
        title=f"{kind}: {about}" if about else kind,
        link=absolute(correction.url),
        published=at,
        updated=at,
        edited=at,
        html=correction_content(correction),
        links=(
            Link("related", absolute(correction.update_url), HTML),
            Link("version-history", absolute(correction.history_url), HTML),
        ),
    )
