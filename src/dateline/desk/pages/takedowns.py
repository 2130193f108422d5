"""Removals for legal reasons: what waits for a second chief, what was found, and one request with its list."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models import Q
from django.urls import reverse

from dateline.desk.pages.rows import Place
from dateline.desk.pages.story_desk import StoryDesk
from dateline.reader.pages.moments import Moment
from dateline.record.actor import Actor
from dateline.record.models.takedown import Takedown, TakedownState
from dateline.record.takedown import Hit, Shelf, look_at

WAITING: Final = 20


@dataclass(frozen=True, slots=True)
class WaitingTakedown:
    """`mine`: the person at the desk asked for it, so that somebody else has to confirm."""

    url: str
    story: str
    asked_by: str
    asked: Moment
    reason: str
    mine: bool


@dataclass(frozen=True, slots=True)
class FoundLine:
    """Something that can be removed, or, without a `key`, can't be from here. `url` leads to where it can."""

    key: str
    label: str
    where: str
    excerpt: str
    when: Moment | None
    problem: str
    url: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class FoundShelf:
    title: str
    lines: tuple[FoundLine, ...]


@dataclass(frozen=True, slots=True)
class TakedownSheet:
    """`gone` counts what was asked for and is there no more. `since` counts entries of the story that came after it was
    asked. `cleaned`: the database's own files hold the words no more either."""

    url: str
    state: TakedownState
    reason: str
    asked_by: str
    asked: Moment
    settled_by: str
    settled: Moment | None
    cleaned: bool
    mine: bool
    shelves: tuple[FoundShelf, ...]
    gone: int
    since: int


def waiting_takedowns(which: Q, user: int) -> tuple[WaitingTakedown, ...]:
    """The oldest first. One query."""
    rows = Takedown.objects.filter(which, state=TakedownState.ASKED).select_related("story__head", "asked_by")
    return tuple(_waiting(row, user) for row in rows.order_by("asked_at")[:WAITING])


def takedown_sheet(desk: StoryDesk, row: Takedown) -> TakedownSheet:
    """`row.asked_by` and `row.settled_by` should have come with it."""
    waits = row.state == TakedownState.ASKED
    found = look_at(desk.story, row.keys) if waits else ()
    lines = sum(1 for shelf in found for hit in shelf.hits if hit.key)
    return TakedownSheet(
        url=_url(row),
        state=TakedownState(row.state),
        reason=row.reason,
        asked_by=Actor.of(row.asked_by).name,
        asked=desk.place.moment(row.asked_at),
        settled_by=Actor.of(row.settled_by).name if row.settled_by else "",
        settled=desk.place.moment(row.settled_at) if row.settled_at else None,
        cleaned=row.cleaned_at is not None,
        mine=row.asked_by_id == desk.rights.user,
        shelves=found_shelves(found, desk.place, set(row.keys)),
        gone=max(0, len(row.keys) - lines) if waits else 0,
        since=desk.head.seq - row.seq if waits else 0,
    )


def found_shelves(shelves: Iterable[Shelf], place: Place, chosen: Collection[str] | None) -> tuple[FoundShelf, ...]:
    """`chosen` are the keys that are ticked; None for all."""
    return tuple(FoundShelf(shelf.title, tuple(_line(hit, place, chosen) for hit in shelf.hits)) for shelf in shelves)


def _line(hit: Hit, place: Place, chosen: Collection[str] | None) -> FoundLine:
    return FoundLine(
        key=hit.key,
        label=hit.label,
        where=hit.where,
        excerpt=hit.excerpt,
        when=place.moment(hit.at) if hit.at else None,
        problem=hit.problem,
        url=reverse("desk:ask-takedown", args=[hit.story]) if hit.story else "",
        chosen=chosen is None or hit.key in chosen,
    )


def _waiting(row: Takedown, user: int) -> WaitingTakedown:
    facts = row.story.head.facts or {}
    return WaitingTakedown(
        url=_url(row),
        story=facts["headline"],
        asked_by=Actor.of(row.asked_by).name,
        asked=Moment(row.asked_at, facts["timezone"], facts["language"]),
        reason=row.reason,
        mine=row.asked_by_id == user,
    )


def _url(row: Takedown) -> str:
    return reverse("desk:takedown", args=[row.story_id, row.pk])
