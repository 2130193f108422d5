"""Every script can be replayed: each step follows from those before it and is the actor's to take."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dateline.demo.paper import PEOPLE, SECTIONS
from dateline.demo.script import (
    Actor,
    ChangeStory,
    Mark,
    Pin,
    Publish,
    Retract,
    Revise,
    Script,
    SetState,
    Unmark,
    Unpin,
    Verify,
    moment,
)
from dateline.demo.story import MAIN, STORIES
from dateline.record.kinds import StoryState, Verification
from tests.demo.standing import at_the_end, walk

each_story = pytest.mark.parametrize("script", STORIES, ids=lambda script: script.slug)
FIRST_DAY = date(2027, 3, 4)


@each_story
def test_times_go_forward(script: Script) -> None:
    instants = [script.instant(at, FIRST_DAY) for at in (script.opened, *(step.at for step in script.steps))]
    assert instants == sorted(instants)
    assert len(set(instants)) == len(instants)


@each_story
def test_every_act_names_an_update_that_stands(script: Script) -> None:
    for page, step in walk(script):
        match step.act:
            case Publish(key=key):
                assert key not in page.bodies
                assert key not in page.gone
            case Revise(key=key) | Retract(key=key) | Pin(key=key) | Mark(key=key) | Unmark(key=key) | Verify(key=key):
                assert key in page.bodies, f"{key} at {step.at}"
            case ChangeStory(summary=tuple(summary)):
                assert {bullet.rests_on for bullet in summary} <= page.bodies.keys(), step.at


@each_story
def test_every_act_changes_something(script: Script) -> None:
    for page, step in walk(script):
        match step.act:
            case Revise(key=key, body=body, headline=headline):
                was = (page.bodies[key], page.headlines[key])
                assert (body or was[0], was[1] if headline is None else headline) != was, step.at
            case Pin(key=key):
                assert page.pinned != key
            case Unpin():
                assert page.pinned is not None
            case Mark(key=key, label=label):
                assert page.labels.get(key) != label
            case Unmark(key=key):
                assert key in page.labels
            case Verify(key=key, state=state):
                assert page.claims.get(key) != state
            case SetState(state=state):
                assert page.state != state


@each_story
def test_updates_come_only_while_the_story_is_live(script: Script) -> None:
    for page, step in walk(script):
        if not isinstance(step.act, SetState):
            assert page.state is StoryState.LIVE, step.at


@each_story
def test_revisions_and_doubts_say_why(script: Script) -> None:
    for step in script.steps:
        match step.act:
            case Revise(kind=kind, note=note):
                assert note or not kind.needs_note
            case Verify(state=Verification.DISPUTED | Verification.KNOCKED_DOWN, note=note):
                assert note
            case Retract(reason=reason):
                assert reason


@each_story
def test_everyone_does_only_what_is_theirs_to_do(script: Script) -> None:
    for page, step in walk(script):
        if PEOPLE[step.actor].is_editor:
            continue
        match step.act:
            case Pin() | Unpin() | ChangeStory() | SetState():
                pytest.fail(f"{step.actor} is no editor ({step.at})")
            case Revise(key=key) | Retract(key=key) | Mark(key=key) | Unmark(key=key) | Verify(key=key):
                assert page.authors[key] is step.actor, step.at


@each_story
def test_the_section_exists_and_the_bylines_are_ours(script: Script) -> None:
    names = {person.name for person in PEOPLE.values()}
    assert script.section in {section.slug for section in SECTIONS}
    assert set(script.bylines) <= names
    assert all(set(act.bylines) <= names for act in script.published())


def test_instants_carry_the_zones_offset_and_follow_the_first_day() -> None:
    summer = MAIN.instant(moment(2, "06:08"), date(2027, 7, 1))
    assert summer.isoformat() == "2027-07-02T06:08:00-04:00"
    assert MAIN.instant(moment(1, "16:31"), FIRST_DAY).strftime("%H:%M %Z") == "16:31 EST"


def test_the_other_stories_fill_the_sections_before_the_main_story_opens() -> None:
    by_slug = {script.slug: script for script in STORIES}
    assert len({script.section for script in STORIES}) == len(STORIES)
    ferry, rain, race = by_slug["ferry-strike"], by_slug["rain-warning"], by_slug["long-stack-race"]
    assert at_the_end(ferry).state is at_the_end(rain).state is StoryState.ENDED
    assert FIRST_DAY - ferry.instant(ferry.steps[-1].at, FIRST_DAY).date() >= timedelta(days=7)
    assert len(list(ferry.published())) >= 8
    assert rain.instant(rain.steps[-1].at, FIRST_DAY) < MAIN.instant(MAIN.opened, FIRST_DAY)
    assert race.steps == ()
    assert race.instant(race.opened, FIRST_DAY) < MAIN.instant(MAIN.opened, FIRST_DAY)


def test_all_four_people_act() -> None:
    assert {step.actor for step in MAIN.steps} == set(Actor)
