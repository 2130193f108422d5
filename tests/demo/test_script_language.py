"""The invented paper is decently written: no clutter, no real addresses, nothing tied to a date."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from dateline.demo.paper import MOTTO, PEOPLE, SECTIONS
from dateline.demo.pictures import PICTURES
from dateline.demo.script import ChangeStory, Script
from dateline.demo.standard_pages import PAGES
from dateline.demo.story import STORIES

_DATED = re.compile(
    r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\b(January|February|March|April|June|July|August|September|October|November|December)\b"
    r"|\b20\d\d\b"
)
_ADDRESS = re.compile(r"(?:https?://|mailto:[^@\s]+@|\b[\w.]+@)([\w.-]+)")


def _strings(value: object) -> Iterator[str]:
    """All text inside a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _strings(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from _strings(getattr(value, name))


each_story = pytest.mark.parametrize("script", STORIES, ids=lambda script: script.slug)


@each_story
def test_no_text_is_tied_to_a_date(script: Script) -> None:
    assert [text for text in _strings(script) if _DATED.search(text)] == []


@each_story
def test_the_typography_is_that_of_a_newspaper(script: Script) -> None:
    for text in _strings((script, tuple(PICTURES.values()), tuple(PEOPLE.values()), SECTIONS, MOTTO)):
        assert not re.search("[!'\"]|  |\\.\\.\\.", text), text
        assert text.count("“") == text.count("”"), text


@each_story
def test_times_read_as_the_house_writes_them(script: Script) -> None:
    for text in _strings((script.steps, script.opening)):
        assert not re.search(r"\d\s?[ap]m\b|\d [AP]\.?M", text), text


@each_story
def test_headlines_fit_and_do_not_end_in_a_full_stop(script: Script) -> None:
    heads = [act.headline for act in script.published() if act.headline]
    changes = [script.opening, *(step.act for step in script.steps if isinstance(step.act, ChangeStory))]
    heads += [change.headline for change in changes if change.headline]
    assert all(len(head) <= 90 and not head.endswith(".") for head in heads), heads
    bullets = [bullet.text for change in changes for bullet in change.summary or ()]
    assert all(len(bullet) <= 300 and bullet.endswith(".") for bullet in bullets)


def test_every_address_is_on_a_domain_reserved_for_examples() -> None:
    everything = [*_strings(STORIES), *_strings(PAGES), *(person.email for person in PEOPLE.values())]
    hosts = {host.rstrip(".") for text in everything for host in _ADDRESS.findall(text)}
    hosts -= {post.handle.removeprefix("@") for script in STORIES for post in script.posts}
    assert "perch.example" in hosts
    assert [host for host in hosts if not host.endswith(".example")] == []


def test_standard_pages_use_only_what_their_field_allows() -> None:
    assert [page.title for page in PAGES] == ["About", "Our people", "Legal", "Careers"]
    for page in PAGES:
        assert page.intro
        tags = re.findall(r"<(/?)(\w+)", page.html)
        assert {name for _, name in tags} <= {"p", "h2", "h3", "b", "i", "a", "ol", "ul", "li", "hr"}
        opened = [name for slash, name in tags if not slash]
        assert sorted(opened) == sorted(name for slash, name in tags if slash)
        assert "!" not in page.html
        assert "'" not in page.html


def test_our_people_lists_all_four_with_their_roles() -> None:
    (people,) = [page for page in PAGES if page.title == "Our people"]
    assert len(PEOPLE) == 4
    assert all(person.name in people.html and person.role in people.html for person in PEOPLE.values())
