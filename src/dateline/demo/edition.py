"""Puts the whole demo together: prepares the paper, then lets the main story go on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import chain
from zoneinfo import ZoneInfo

from django.db import connection

from dateline.demo.newsroom import Library, found_paper, hire
from dateline.demo.parts import Known, pictures_named
from dateline.demo.replay import Replay, keep_posts
from dateline.demo.script import Actor, ChangeStory, Publish, Revise, Script, Step
from dateline.demo.story import MAIN, OTHERS
from dateline.masthead.models import SectionPage
from dateline.record.actor import Actor as RecordActor

INTERVAL = 8.0
"""Seconds between two steps of the live part at speed 1."""

Progress = Callable[[int, int, str], None]


@dataclass(slots=True)
class Edition:
    """The paper with its main story open, and all that is still to happen."""

    paper: _Paper
    replay: Replay

    @property
    def story_address(self) -> str:
        return str(self.replay.story.full_url)

    def run(self, speed: float, stop: threading.Event, progress: Progress) -> None:
        """All of the past at once, then one step about every eight seconds divided by `speed`, until `stop` is set.

        At speed 0 nothing is left for later.
        """
        try:
            self._catch_up(stop, progress)
            for step in _of_day(2):
                if speed and stop.wait(INTERVAL / speed):
                    return
                self.replay.perform(step)
        finally:
            self.paper.pictures.give_up()
            connection.close()

    def _catch_up(self, stop: threading.Event, progress: Progress) -> None:
        first_day = self.paper.first_day
        before = _of_day(1)
        for number, step in enumerate(before, start=1):
            if stop.is_set():
                return
            self.replay.perform(step, at=MAIN.instant(step.at, first_day))
            progress(number, len(before), "First day: step")
        for script in OTHERS:
            replay = self.paper.replays[script.slug]
            for step in script.steps:
                replay.perform(step, at=script.instant(step.at, first_day))


@dataclass(frozen=True, slots=True)
class _Paper:
    """What every story of the paper is made with."""

    first_day: date
    sections: Mapping[str, SectionPage]
    people: Mapping[Actor, RecordActor]
    pictures: Library
    replays: dict[str, Replay] = field(default_factory=dict)

    def open(self, script: Script) -> Replay:
        """Opens the story; later ones may link to it."""
        addresses = {slug: str(replay.story.full_url) for slug, replay in self.replays.items()}
        known = Known(self.pictures, keep_posts(script, self.first_day, self.pictures), addresses)
        replay = Replay(script, self.first_day, self.people, known)
        replay.open(self.sections)
        self.replays[script.slug] = replay
        return replay


def prepare(today: date | None = None) -> Edition:
    """Founds the paper, begins to draw its pictures, and opens its stories.

    The main story's first day becomes yesterday, in its own zone.
    """
    now = datetime.now(ZoneInfo(MAIN.zone))
    first_day = (today or now.date()) - timedelta(days=1)
    paper = _Paper(first_day, found_paper(), hire(), Library(_pictures()))
    for script in OTHERS:
        paper.open(script)
    return Edition(paper, paper.open(MAIN))


def _of_day(day: int) -> list[Step]:
    return [step for step in MAIN.steps if step.at.day == day]


def _pictures() -> list[str]:
    """The pictures that the scripts show, the first needed first: what opens the stories, then step by step."""
    scripts = (MAIN, *OTHERS)
    names = dict.fromkeys(script.opening.lead_picture for script in scripts)
    names |= dict.fromkeys(post.picture for script in scripts for post in script.posts)
    for step in chain.from_iterable(script.steps for script in scripts):
        match step.act:
            case ChangeStory(lead_picture=name):
                names[name] = None
            case Publish(body=body) | Revise(body=tuple(body)):
                names |= dict.fromkeys(sorted(pictures_named(body)))
    return [name for name in names if name]
