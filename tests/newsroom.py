"""A small invented newsroom for tests: a front page, two sections, people with roles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from dateline.body.blocks import Block, Paragraph, plain
from dateline.masthead.founding import found
from dateline.masthead.models import HomePage, SectionPage
from dateline.record.actions import open_story
from dateline.record.actor import Actor
from dateline.record.models import Story
from tests.founded_once import Once

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

    from dateline.staff.models import Person

EDITOR = Actor("Marta Voss", "Editor")


@dataclass(frozen=True)
class Newsroom:
    home: HomePage
    vale: SectionPage
    sport: SectionPage


_found = Once(partial(found, "The Vale Herald", sections=("Vale", "Sport"), time_zone="America/New_York"))


def make_newsroom() -> Newsroom:
    _found()
    home = HomePage.objects.get()
    vale, sport = SectionPage.objects.child_of(home).order_by("path")
    return Newsroom(home, vale, sport)


def make_person(name: str, group: str | None, **fields: Any) -> Person:
    person: Person = get_user_model().objects.create_user(username=name.lower(), password="x", byline=name, **fields)
    if group:
        person.groups.add(Group.objects.get(name=group))
    return person


def make_story(newsroom: Newsroom, at: datetime | None = None, **facts: Any) -> Story:
    given = {"headline": "Two gates opened at Arne dam", "timezone": "America/New_York"} | facts
    return open_story(newsroom.vale, actor=EDITOR, at=at, **given)


def text(words: str) -> tuple[Block, ...]:
    return (Paragraph(spans=plain(words)),)


def words_of(response: HttpResponseBase) -> str:
    """The words of a page's main part, with single spaces."""
    body = response.getvalue().decode().partition("<main")[2]
    return " ".join(re.sub("<[^>]+>", " ", body).split())
