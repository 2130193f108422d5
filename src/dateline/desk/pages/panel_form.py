"""A form of the story panel, as it is drawn: fresh, rearranged, or with what was typed when it was refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from dateline.desk.header_forms import FORMS, MOST_POINTS, SUMMARY, Clash, Typed, is_identity, points_of, text_of
from dateline.desk.pages.panel import named
from dateline.desk.pages.story_desk import StoryDesk
from dateline.record.models.update import Update
from dateline.record.story_facts import StoryFacts

RECENT: Final = 40
LABEL: Final = 90


@dataclass(frozen=True, slots=True)
class Field:
    """`was` is what it said when the form was first drawn; it travels with the form."""

    name: str
    text: str
    was: str


@dataclass(frozen=True, slots=True)
class PointField:
    """One line of the summary in its form. `number` counts from 1."""

    number: int
    text: str
    update: str


@dataclass(frozen=True, slots=True)
class RecentUpdate:
    """An update that a line can rest on, by name."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class PanelForm:
    """`seq` is the entry at which the form was first drawn."""

    part: str
    title: str
    seq: int
    fields: tuple[Field, ...]
    points: tuple[PointField, ...]
    updates: tuple[RecentUpdate, ...]
    full: bool
    refused: str
    clashes: tuple[Clash, ...]


def panel_form(
    desk: StoryDesk, part: str, typed: Typed | None = None, *, refused: str = "", clashes: tuple[Clash, ...] = ()
) -> PanelForm:
    """`part` is one of `FORMS`. After a clash the form rests on what stands now: sent again, it is meant."""
    facts = StoryFacts.model_validate(desk.head.facts)
    current = {name: text_of(facts, name) for name in FORMS[part]}
    if typed is None:
        typed = Typed(current, current, desk.head.seq)
    stands = {clash.field for clash in clashes}
    fields = tuple(
        Field(name, typed.now[name], current[name] if name in stands else typed.was[name]) for name in FORMS[part]
    )
    points = points_of(typed.now[SUMMARY]) if SUMMARY in typed.now else []
    return PanelForm(
        part=part,
        title=_title(part),
        seq=desk.head.seq if clashes else typed.seq,
        fields=fields,
        points=tuple(PointField(number, text, update) for number, (text, update) in enumerate(points, 1)),
        updates=_recent(desk, [update for _text, update in points]) if part == SUMMARY else (),
        full=len(points) >= MOST_POINTS,
        refused=refused,
        clashes=clashes,
    )


def _title(part: str) -> str:
    return {"headline": _("Headline and standfirst"), "summary": _("What we know"), "credits": _("Credits")}[part]


def _recent(desk: StoryDesk, linked: list[str]) -> tuple[RecentUpdate, ...]:
    """The newest updates, and those that are linked already however old they are."""
    rows = Update.objects.filter(story_id=desk.story.pk, retracted_at__isnull=True).defer("html", "text", "people")
    recent = list(rows.order_by("-first_seq")[:RECENT])
    known = {str(row.pk) for row in recent}
    older = rows.filter(pk__in=[key for key in linked if key not in known and is_identity(key)])
    shown = [named(row, desk.place) for row in (*recent, *older)]
    return tuple(RecentUpdate(str(row.id), f"{row.when.clock} · {row.label[:LABEL]}") for row in shown)
