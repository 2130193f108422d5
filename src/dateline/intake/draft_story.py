"""What every importer returns: a story read from a file, not yet in the record.

Each decision carries its evidence, so that an editor can see why a time or a headline was chosen. A thing that the
page does not say is None, never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum

from dateline.body.blocks import Block


class Order(StrEnum):
    """How the page ran: the newest update first, or the oldest."""

    REVERSE = "reverse"
    FORWARD = "forward"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why something was decided: which decision, a plain reason, and the line of the source (from 1) that says so.

    `text` holds the source's words where the decision took them off the page (navigation) or moved them (a caption).
    """

    decision: str
    reason: str
    line: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class DraftUpdate:
    """One update as the page had it.

    `at` is an instant with the zone's offset, or None where date or zone is unknown; `clock` is the wall-clock time the
    stamp gave, or None; `stamp` is the marker as printed. `text` is the update's plain text.
    """

    at: datetime | None
    clock: time | None
    stamp: str
    headline: str | None
    body: tuple[Block, ...]
    text: str
    evidence: tuple[Evidence, ...] = ()
    bylines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    text: str
    speaker: str


@dataclass(frozen=True, slots=True)
class DraftStory:
    """A story and its updates, in the order of the page. `timezone` is an IANA name or None.

    `rolling` is False for an ordinary article: its text is then the one update.
    """

    headline: str
    order: Order
    timezone: str | None
    language: str
    updates: tuple[DraftUpdate, ...]
    standfirst: str = ""
    caption: str = ""
    credit: str = ""
    agency_credits: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    background_heading: str = ""
    background: tuple[Block, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    warnings: tuple[str, ...] = field(default=())
    rolling: bool = True
