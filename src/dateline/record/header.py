"""The page's columns as public facts, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import ValidationError

from dateline.body.blocks import body_from_json, body_to_json
from dateline.body.characters import clean_line
from dateline.body.html import to_html
from dateline.media.facts import MediaFacts, PictureFacts
from dateline.media.facts_for import media_facts
from dateline.record.errors import Refused
from dateline.record.models.story import Story
from dateline.record.story_facts import StoryFacts

# Column of the page: how a value given to `change_story` is stored there. What is not listed is stored as it is.
_COLUMNS = {"headline": "title"}
_LINES = {"bylines", "agency_credits"}

CHANGEABLE = frozenset(
    {
        "headline",
        "standfirst",
        "language",
        "timezone",
        "location",
        "bylines",
        "agency_credits",
        "summary",
        "tags",
        "lead_picture_id",
        "lead_caption",
        "lead_credit",
        "lead_alt",
        "coverage_start",
        "coverage_end",
        "background_heading",
        "background",
    }
)


def facts_of(story: Story) -> StoryFacts:
    """What the page, as it is now, would say in public. Raises `Refused` when that can't be shown."""
    try:
        body = body_from_json(story.background)
        return StoryFacts(
            headline=story.title,
            standfirst=story.standfirst,
            language=story.language,
            timezone=story.timezone,
            location=story.location,
            bylines=_lines(story.bylines),
            agency_credits=_lines(story.agency_credits),
            summary=tuple(_point(child.value) for child in story.summary),
            tags=tuple(sorted(tag.name for tag in story.tags.all())),
            lead=_lead(story),
            lead_caption="" if story.lead_picture_id else story.lead_caption,
            lead_credit="" if story.lead_picture_id else story.lead_credit,
            coverage_start=story.coverage_start,
            coverage_end=story.coverage_end,
            background_heading=story.background_heading,
            background=body,
            background_html=to_html(body, MediaFacts(), language=story.language, timezone=story.timezone),
        )
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise Refused(
            _("The story's %(field)s can't be shown: %(why)s") % {"field": where, "why": first["msg"]}
        ) from error


def prepare_lead(changes: Mapping[str, Any]) -> None:
    """Makes a new lead picture's sizes before the story's lock is taken, since that takes time."""
    picture = changes.get("lead_picture_id")
    if picture is not None:
        media_facts([picture], [])


def set_columns(story: Story, changes: Mapping[str, Any]) -> None:
    """Puts changes, named as in `CHANGEABLE`, on the page. Nothing is saved.

    Raises `Refused` for an unknown name, or a text that is too long for its column.
    """
    unknown = sorted(set(changes) - CHANGEABLE)
    if unknown:
        raise Refused(_("A story has no %(name)s.") % {"name": unknown[0]})
    for name, value in changes.items():
        if name in _LINES:
            setattr(story, name, "\n".join(clean_line(line) for line in value))
        elif name == "summary":
            story.summary = [("point", {"text": clean_line(text), "update": str(key or "")}) for text, key in value]
        elif name == "background":
            story.background = body_to_json(tuple(value))
        elif name == "tags":
            story.tags.set([clean_line(tag) for tag in value])
        else:
            column = _COLUMNS.get(name, name)
            setattr(story, column, _fitting(column, name, value) if isinstance(value, str) else value)


def _fitting(column: str, name: str, text: str) -> str:
    """The text as both databases can hold it."""
    limit = Story._meta.get_field(column).max_length
    line = clean_line(text)
    if limit is not None and len(line) > limit:
        raise Refused(_("The %(name)s is too long: at most %(limit)s characters.") % {"name": name, "limit": limit})
    return line


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in (raw.strip() for raw in text.splitlines()) if line)


def _point(value: Mapping[str, Any]) -> dict[str, Any]:
    update = (value.get("update") or "").strip()
    return {"text": value["text"], "update": UUID(update) if update else None}


def _lead(story: Story) -> PictureFacts | None:
    if story.lead_picture_id is None:
        return None
    facts = media_facts([story.lead_picture_id], []).pictures.get(story.lead_picture_id)
    if facts is None:
        raise Refused(_("The lead picture can't be read; choose another."))
    return replace(
        facts,
        alt=story.lead_alt or facts.alt,
        caption=story.lead_caption or facts.caption,
        credit=story.lead_credit or facts.credit,
    )
