"""Change what a story says of itself: headline, standfirst, lead picture, summary and the rest of its header."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from dateline.record.actor import Actor
from dateline.record.append import Ledger, ledger
from dateline.record.errors import Refused
from dateline.record.header import facts_of, prepare_lead, set_columns
from dateline.record.kinds import EntryKind
from dateline.record.models.entry import Entry
from dateline.record.models.story import Story
from dateline.record.permissions import Act, require
from dateline.record.story_facts import changed_fields
from dateline.record.words import note_pictures


def change_story(story: Story, *, actor: Actor, at: datetime | None = None, **changes: Any) -> Entry:
    """Appends a `story` entry with the fields that differ, and moves the page with it.

    `changes` are named as in `dateline.record.header.CHANGEABLE`; `summary` is a sequence of (text, update identity or
    None), `background` of blocks, `bylines`, `agency_credits` and `tags` of names. Fields not named stay as they are,
    so two editors who change different fields both get their way. A draft of the page keeps its other changes.

    Raises `Denied`, and `Refused` for an unknown field, a value that can't be shown, or when nothing would change.
    """
    require(actor, Act.EDIT, story)
    prepare_lead(changes)
    with ledger(story, actor) as book:
        page = Story.objects.get(pk=story.pk)
        set_columns(page, changes)
        entry = append_header(book, page, at=at)
        if entry is None:
            raise Refused(_("Nothing was changed."))
        _save(page, changes, actor)
    story.refresh_from_db()
    return entry


def append_header(book: Ledger, page: Story, *, at: datetime | None = None) -> Entry | None:
    """Appends what differs between the page and the record; None when nothing does."""
    facts = book.state.facts
    changes = changed_fields(dict(facts) if facts is not None else None, facts_of(page).to_json())
    if not changes:
        return None
    if changes.get("lead"):
        note_pictures(page, [page.lead_picture_id])
    return book.append(EntryKind.STORY, data={"changes": changes}, at=book.public_time(at))


def _save(page: Story, changes: dict[str, Any], actor: Actor) -> None:
    """Saves the page, and puts the same changes on a draft of it that is waiting, so that neither undoes the other."""
    pending = page.get_latest_revision_as_object() if page.has_unpublished_changes else None
    page.draft_title = pending.draft_title if pending else page.title
    page.save()
    if pending is None:
        revision = page.save_revision(user=actor.user, log_action=False)
        Story.objects.filter(pk=page.pk).update(live_revision=revision, has_unpublished_changes=False)
        return
    set_columns(pending, changes)
    pending.save_revision(user=actor.user, log_action=False)
