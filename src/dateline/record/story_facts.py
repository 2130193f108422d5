"""What a story says of itself, apart from its updates: the public header, as plain values."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.core.exceptions import ValidationError
from pydantic import AfterValidator, Field

from dateline.body.blocks import Body, Language, Line, Model, Said
from dateline.masthead.zones import require_zone
from dateline.media.facts import PictureFacts


def _zone(name: str) -> str:
    try:
        require_zone(name)
    except ValidationError as error:
        raise ValueError(error.messages[0]) from error
    return name


class SummaryPoint(Model):
    """One line of "what we know", and the update it rests on."""

    text: Said
    update: UUID | None = None


class StoryFacts(Model):
    """The header of a story as readers see it. Instants are in UTC; `timezone` is the story's IANA zone."""

    headline: Said
    standfirst: Line = ""
    language: Language = "en"
    timezone: Annotated[str, AfterValidator(_zone)] = "UTC"
    location: Line = ""
    bylines: tuple[Said, ...] = ()
    agency_credits: tuple[Said, ...] = ()
    summary: Annotated[tuple[SummaryPoint, ...], Field(max_length=12)] = ()
    tags: tuple[Said, ...] = ()
    lead: PictureFacts | None = None
    lead_caption: Line = ""
    """The caption of a lead picture that was not kept; empty where there is a picture."""
    lead_credit: Line = ""
    coverage_start: datetime | None = None
    coverage_end: datetime | None = None
    background_heading: Line = ""
    background: Body = ()
    background_html: str = ""

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values, every field present."""
        return self.model_dump(mode="json")


def changed_fields(before: dict[str, Any] | None, after: dict[str, Any]) -> dict[str, Any]:
    """The fields of `after` that differ from `before`; all of them where there was nothing before."""
    if before is None:
        return after
    return {name: value for name, value in after.items() if before.get(name) != value}
