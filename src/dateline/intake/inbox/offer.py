"""What a program sends, as JSON."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from ninja import Schema
from pydantic import AwareDatetime, ConfigDict, Field, model_validator

from dateline.body.blocks import Body
from dateline.body.wire import to_wire
from dateline.record.drafts.fields import MAX_WIRE, DraftFields

Name = Annotated[str, Field(min_length=1, max_length=120)]


class Offer(Schema):
    """One update: its text either as wire text or as blocks."""

    model_config = ConfigDict(extra="forbid")

    wire: Annotated[str, Field(max_length=MAX_WIRE)] | None = Field(
        None, description="The text as a reporter types it."
    )
    blocks: Body | None = Field(None, description="The text as typed blocks, see body.schema.json.")
    headline: str = Field("", max_length=300)
    bylines: list[Name] = Field([], max_length=20, description="Empty: the name the token acts as.")
    time: AwareDatetime | None = Field(
        None, description="The time shown, with its offset; empty: when it is published."
    )
    verification: Literal["", "unconfirmed", "confirmed", "disputed", "knocked_down"] = ""
    key_event: str | None = Field(None, max_length=300, description="The label of a key event; empty: the headline.")
    publish: bool = Field(False, description="Publish at once. Needs a token that may publish.")

    @model_validator(mode="after")
    def _one_text(self) -> Self:
        if (self.wire is None) == (self.blocks is None):
            raise ValueError("give either wire or blocks")
        return self

    def fields(self) -> DraftFields:
        return DraftFields(
            headline=self.headline,
            wire=self.wire if self.wire is not None else to_wire(self.blocks or ()),
            bylines=tuple(self.bylines),
            time=self.time,
            verification=self.verification,
            key=self.key_event is not None,
            key_label=self.key_event or "",
        )


class Taken(Schema):
    """What became of it. `draft` is its identity at the desk; the rest is set once it is public."""

    draft: str
    state: Literal["submitted", "published"]
    update: str | None = None
    seq: int | None = None
    address: str | None = None


class OpenStory(Schema):
    """A story this token may send to."""

    id: str
    headline: str
    address: str
    state: Literal["live", "paused", "ended"]


class Problem(Schema):
    """Why it was not done, in words. `where` names the field."""

    error: str
    where: str = ""
