"""A draft story into the record, through the same actions that the newsroom uses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from dateline.body.blocks import Block, Paragraph, plain
from dateline.intake.draft_story import DraftStory, DraftUpdate, Order
from dateline.masthead.founding import add_section
from dateline.masthead.models import HomePage, Masthead, SectionPage
from dateline.record.actions import open_story, publish, set_state
from dateline.record.actor import Actor
from dateline.record.errors import Refused
from dateline.record.kinds import StoryState
from dateline.record.models import Story

# An imported story whose last update is older than this is over.
STILL_LIVE = timedelta(hours=24)


class Dated(NamedTuple):
    """An update and the instant its entry gets."""

    update: DraftUpdate
    at: datetime


@transaction.atomic
def create_story(draft: DraftStory, *, section: str | None = None, actor: Actor | None = None) -> Story:
    """Makes the story with its original times, or nothing at all.

    `section` is a title; it is made if there is none; without it the first section is taken. An old story is set ended.
    Raises `Refused`.
    """
    who = actor or Actor.program(_("Import"))
    place = _section(section)
    dated = in_time(draft)
    zone = draft.timezone or Masthead.for_site(place.get_site()).time_zone
    story = open_story(
        place,
        actor=who,
        headline=draft.headline or _("Untitled story"),
        at=dated[0].at if dated else None,
        standfirst=draft.standfirst,
        timezone=zone,
        language=draft.language,
        bylines=draft.bylines,
        agency_credits=draft.agency_credits,
        lead_caption=draft.caption,
        lead_credit=draft.credit,
        background_heading=draft.background_heading,
        background=draft.background,
    )
    for update, at in dated:
        publish(
            story,
            update.body or _placeholder(update),
            actor=who,
            headline=update.headline or "",
            bylines=update.bylines,
            at=at,
            stamp="" if update.at else update.stamp,
        )
    if dated and dated[-1].at < datetime.now(UTC) - STILL_LIVE:
        set_state(story, StoryState.ENDED, actor=who, at=dated[-1].at)
    return story


def in_time(draft: DraftStory, now: datetime | None = None) -> Sequence[Dated]:
    """The updates oldest first, each with an instant for its entry.

    An update whose time is unknown keeps its place between its neighbours and takes the instant of the one before it.
    Raises `Refused` when the page names a time that has not come yet.
    """
    present = now or datetime.now(UTC)
    updates = list(draft.updates)
    if draft.order is Order.REVERSE:
        updates.reverse()
    known = [update.at for update in updates if update.at is not None]
    if known and max(known) > present:
        raise Refused(_("the page names a time that has not come yet: %(time)s") % {"time": max(known).isoformat()})
    last = min(known, default=present)
    dated = []
    for update in updates:
        last = update.at or last
        dated.append(Dated(update, last.astimezone(UTC)))
    return sorted(dated, key=lambda item: item.at)


def _placeholder(update: DraftUpdate) -> tuple[Block, ...]:
    """An update of which only the stamp is left, such as a picture that was not kept."""
    if update.headline:
        return ()
    return (Paragraph(spans=plain(_("Nothing of this update was kept but its time."))),)


def _section(title: str | None) -> SectionPage:
    home = HomePage.objects.first()
    if home is None:
        raise Refused(_("there is no front page yet"))
    sections = SectionPage.objects.descendant_of(home)
    found = sections.filter(title__iexact=title).first() if title else sections.first()
    return found or add_section(home, title or _("News"))
