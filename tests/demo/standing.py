"""Follows a script as a reader would: what stands on the page before each step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.demo.parts import Known, Part
from dateline.demo.script import (
    Actor,
    Mark,
    Moment,
    Pin,
    Publish,
    Retract,
    Revise,
    Script,
    SetState,
    Step,
    Unmark,
    Unpin,
    Verify,
)
from dateline.demo.story import STORIES
from dateline.record.kinds import StoryState, Verification


@dataclass(slots=True)
class Page:
    """`bodies`, `authors`, `labels` and `claims` are by update key and hold what stands; `gone` what was retracted."""

    state: StoryState = StoryState.LIVE
    pinned: str | None = None
    bodies: dict[str, tuple[Part, ...]] = field(default_factory=dict)
    headlines: dict[str, str] = field(default_factory=dict)
    authors: dict[str, Actor] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    claims: dict[str, Verification] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    at: Moment | None = None

    def move(self, step: Step) -> None:
        self.at = step.at
        match step.act:
            case Publish() as act:
                self.bodies[act.key], self.headlines[act.key] = act.body, act.headline
                self.authors[act.key] = step.actor
                if act.key_label:
                    self.labels[act.key] = act.key_label
                if act.verification:
                    self.claims[act.key] = act.verification
            case Revise(key=key, body=body, headline=headline):
                self.bodies[key] = self.bodies[key] if body is None else body
                self.headlines[key] = self.headlines[key] if headline is None else headline
            case Retract(key=key):
                del self.bodies[key]
                self.gone.add(key)
            case Pin(key=key):
                self.pinned = key
            case Unpin():
                self.pinned = None
            case Mark(key=key, label=label):
                self.labels[key] = label
            case Unmark(key=key):
                del self.labels[key]
            case Verify(key=key, state=state):
                self.claims[key] = state
            case SetState(state=state):
                self.state = state


def walk(script: Script) -> Iterator[tuple[Page, Step]]:
    """Each step with the page as it stands before it; the same page object moves on."""
    page = Page()
    for step in script.steps:
        yield page, step
        page.move(step)


def at_the_end(script: Script) -> Page:
    page = Page()
    for step in script.steps:
        page.move(step)
    return page


class _Numbers(dict[str, int]):
    def __missing__(self, name: str) -> int:
        self[name] = len(self) + 1
        return self[name]


def known() -> Known:
    """Numbers and addresses for every name; a name that no story has is a `KeyError`."""
    stories = {script.slug: f"https://valeherald.example/{script.section}/{script.slug}/" for script in STORIES}
    return Known(_Numbers(), _Numbers(), stories)
