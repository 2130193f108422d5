"""Let an update grow into a story of its own."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from dateline.body.blocks import Related, body_from_json
from dateline.record.actions.open_story import open_story
from dateline.record.actions.publish import publish
from dateline.record.actions.revise import revise
from dateline.record.actor import Actor
from dateline.record.errors import Refused
from dateline.record.kinds import Change
from dateline.record.models.head import Head
from dateline.record.models.story import Story
from dateline.record.models.update import Update
from dateline.record.permissions import Act, require
from dateline.record.projection import update_state
from dateline.record.states import Place, UpdateState


def break_out(story: Story, update: UUID, *, actor: Actor, section: Page, headline: str) -> Story:
    """Opens a story below `section` whose first update says what this one says, links the two, and returns it.

    The update stays, with an addition: a link to the new story. The first update there says where it was published
    first. The new story has this one's language, time zone and place.

    Raises `Denied` without the right to open a story there and to change the update here, and `Refused` for a headline
    that can't be shown or an update that is gone.
    """
    require(actor, Act.OWN, story, update)
    with transaction.atomic():
        before = _as_it_stands(story, update)
        facts = Head.objects.get(story_id=story.pk).facts or {}
        kept = {name: facts[name] for name in ("language", "timezone", "location")}
        new = open_story(section, actor=actor, headline=headline, **kept)
        publish(
            new,
            before.blocks,
            actor=actor,
            headline=before.headline,
            bylines=before.bylines,
            verification=before.claim.state if before.claim else "",
            time=before.time,
            stamp=before.stamp,
            came_from=Place(update, facts["headline"]),
        )
        link = Related(title=new.title, url=new.full_url)
        revise(
            story,
            update,
            [*body_from_json(list(before.blocks)), link],
            actor=actor,
            base_version=before.version,
            change=Change.ADDITION,
        )
    return new


def _as_it_stands(story: Story, update: UUID) -> UpdateState:
    """The revision below finds out when somebody changes it meanwhile."""
    row = Update.objects.filter(story_id=story.pk, pk=update, retracted_at__isnull=True).first()
    if row is None:
        raise Refused(_("This story has no such update."))
    return update_state(row)
