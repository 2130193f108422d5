"""One update at the desk: what may be done to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404

from dateline.body.blocks import body_from_json
from dateline.desk.pages.rows import UpdateRow, update_row
from dateline.desk.pages.story_desk import StoryDesk
from dateline.desk.rights import editable, own_updates, publishable
from dateline.embeds.retrying import better_cards
from dateline.masthead.models import SectionPage
from dateline.record.kinds import StoryState, Verification
from dateline.record.models.head import Head
from dateline.record.models.update import Update
from dateline.staff.models import Person

OTHERS: Final = 50


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several in a form."""

    value: str
    title: str


@dataclass(frozen=True, slots=True)
class UpdateSheet:
    """`local_time` is the time shown, in the story's zone, as a form's field has it; `zone_now` names that zone.
    `stories` are those it can move to, `sections` those where it can become a story of its own. `cards` counts
    the posts that were found after it went out; readers still get links for them."""

    row: UpdateRow
    key_label: str
    claim: str
    claim_note: str
    claims: tuple[Choice, ...]
    local_time: str
    stories: tuple[Choice, ...]
    sections: tuple[Choice, ...]
    cards: int


def update_sheet(desk: StoryDesk, update: UUID, user: Person) -> UpdateSheet:
    """Raises `Http404` for an update that this story does not have."""
    found = Update.objects.filter(story_id=desk.story.pk, pk=update).defer("html", "people").first()
    if found is None:
        raise Http404
    row = update_row(found, desk.place, desk.rights, own_updates([update], desk.rights.user), desk.head.pinned)
    return UpdateSheet(
        row=row,
        key_label=found.key_label,
        claim=found.verification,
        claim_note=found.verification_note,
        claims=tuple(Choice(state.value, str(state.label)) for state in Verification),
        local_time=local(found.time, desk.place.zone),
        stories=_other_stories(desk, user) if row.may_change else (),
        sections=_sections(user) if row.may_change else (),
        cards=len(better_cards(body_from_json(found.blocks), found.revised_at or found.published_at)),
    )


def local(at: datetime, zone: str) -> str:
    """As a field for a local time holds it, to the minute."""
    return at.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%dT%H:%M")


def _other_stories(desk: StoryDesk, user: Person) -> tuple[Choice, ...]:
    """Stories that have not ended, in which the person may publish, the most lately updated first."""
    heads = (
        Head.objects.filter(publishable(user, "story__path"), facts__isnull=False, story__live=True)
        .exclude(state=StoryState.ENDED)
        .exclude(story_id=desk.story.pk)
        .order_by("-last_update_at", "-story_id")
    )
    return tuple(
        Choice(str(key), str((facts or {}).get("headline", "")))
        for key, facts in heads.values_list("story_id", "facts")[:OTHERS]
    )


def _sections(user: Person) -> tuple[Choice, ...]:
    sections = SectionPage.objects.live().filter(editable(user)).order_by("path")
    return tuple(Choice(str(key), title) for key, title in sections.values_list("pk", "title"))
