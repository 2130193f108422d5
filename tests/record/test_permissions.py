"""Every act asks for a right, by section (Wagtail's own page permissions)."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission

from dateline.record.actions import (
    ask_takedown,
    change_story,
    mark,
    open_story,
    pin,
    publish,
    retract,
    revise,
    set_state,
    unmark,
    unpin,
    verify,
)
from dateline.record.actor import Actor
from dateline.record.errors import Denied
from dateline.record.models import Story
from tests.newsroom import EDITOR, Newsroom, make_person, make_story, text

pytestmark = pytest.mark.django_db

Attempt = Callable[[Story, UUID, Actor], object]

ATTEMPTS: dict[str, Attempt] = {
    "publish": lambda story, _update, actor: publish(story, text("New."), actor=actor),
    "revise": lambda story, update, actor: revise(
        story, update, text("Other."), base_version=1, change="typo", actor=actor
    ),
    "retract": lambda story, update, actor: retract(story, update, reason="Wrong.", actor=actor),
    "mark": lambda story, update, actor: mark(story, update, label="Other", actor=actor),
    "unmark": lambda story, update, actor: unmark(story, update, actor=actor),
    "verify": lambda story, update, actor: verify(story, update, "confirmed", actor=actor),
    "pin": lambda story, update, actor: pin(story, update, actor=actor),
    "unpin": lambda story, _update, actor: unpin(story, actor=actor),
    "change_story": lambda story, _update, actor: change_story(story, headline="Other", actor=actor),
    "ask_takedown": lambda story, _update, actor: ask_takedown(story, ["entries:2"], actor=actor, reason="A court."),
    "set_state": lambda story, _update, actor: set_state(story, "paused", actor=actor),
}
OWN = {"publish", "revise", "retract", "mark", "unmark", "verify"}
MATRIX = {
    ("Contributors", "own"): set[str](),
    ("Contributors", "other"): set[str](),
    ("Reporters", "own"): OWN,
    ("Reporters", "other"): {"publish"},
    ("Editors", "own"): set(ATTEMPTS) - {"ask_takedown"},
    ("Editors", "other"): set(ATTEMPTS) - {"ask_takedown"},
    ("Chiefs", "other"): set(ATTEMPTS),
    (None, "own"): set[str](),
}


@pytest.mark.parametrize("act", sorted(ATTEMPTS))
@pytest.mark.parametrize(("group", "whose"), sorted(MATRIX, key=str))
def test_role_by_act(newsroom: Newsroom, group: str | None, whose: str, act: str) -> None:
    story = make_story(newsroom)
    person = make_person("Ana", group)
    update = publish(story, text("First."), actor=EDITOR, key_event="First").update_id
    if whose == "own":
        boss = make_person("Boss", None, is_superuser=True)
        author = person if group in {"Reporters", "Editors"} else boss
        update = publish(story, text("Own."), actor=Actor.of(author), key_event="Own").update_id
    assert update is not None
    if act == "unpin":
        pin(story, update, actor=EDITOR)
    if act in MATRIX[group, whose]:
        ATTEMPTS[act](story, update, Actor.of(person))
    else:
        with pytest.raises(Denied):
            ATTEMPTS[act](story, update, Actor.of(person))


def test_rights_end_at_the_section(newsroom: Newsroom) -> None:
    group = Group.objects.create(name="Sport desk")
    publish_right = Permission.objects.get(content_type__app_label="wagtailcore", codename="publish_page")
    GroupPagePermission.objects.create(group=group, page=newsroom.sport, permission=publish_right)
    person = make_person("Ilse", "Sport desk")
    match = open_story(newsroom.sport, actor=EDITOR, headline="The cup")
    publish(match, text("Kick-off."), actor=Actor.of(person))
    with pytest.raises(Denied):
        publish(make_story(newsroom), text("Not hers."), actor=Actor.of(person))


def test_a_reporter_can_not_open_a_story(newsroom: Newsroom) -> None:
    person = make_person("Ana", "Reporters")
    with pytest.raises(Denied):
        open_story(newsroom.vale, actor=Actor.of(person), headline="Mine")


def test_an_account_that_is_switched_off_may_nothing(newsroom: Newsroom) -> None:
    person = make_person("Ana", "Chiefs", is_superuser=True, is_active=False)
    with pytest.raises(Denied):
        publish(make_story(newsroom), text("No."), actor=Actor.of(person))
