"""Short ways to write the steps of one day of a script."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.demo.parts import Part
from dateline.demo.script import (
    Act,
    Actor,
    Bullet,
    ChangeStory,
    Mark,
    Pin,
    Publish,
    Retract,
    Revise,
    SetState,
    Step,
    Unmark,
    Unpin,
    Verify,
    moment,
)
from dateline.record.kinds import Change, StoryState, Verification


@dataclass(frozen=True, slots=True)
class Day:
    """Each method is one act at a wall-clock time such as "16:31" on this day."""

    number: int

    def _step(self, clock: str, actor: Actor, act: Act) -> Step:
        return Step(moment(self.number, clock), actor, act)

    def publish(
        self,
        clock: str,
        actor: Actor,
        key: str,
        *body: Part,
        headline: str = "",
        bylines: tuple[str, ...] = (),
        key_label: str = "",
        verification: Verification | None = None,
    ) -> Step:
        act = Publish(
            key=key, body=body, headline=headline, bylines=bylines, key_label=key_label, verification=verification
        )
        return self._step(clock, actor, act)

    def revise(
        self,
        clock: str,
        actor: Actor,
        key: str,
        kind: Change,
        *body: Part,
        note: str = "",
        headline: str | None = None,
    ) -> Step:
        """Without a body, the update keeps its own."""
        return self._step(clock, actor, Revise(key=key, kind=kind, note=note, headline=headline, body=body or None))

    def retract(self, clock: str, actor: Actor, key: str, *, reason: str) -> Step:
        return self._step(clock, actor, Retract(key=key, reason=reason))

    def pin(self, clock: str, actor: Actor, key: str) -> Step:
        return self._step(clock, actor, Pin(key=key))

    def unpin(self, clock: str, actor: Actor) -> Step:
        return self._step(clock, actor, Unpin())

    def mark(self, clock: str, actor: Actor, key: str, label: str) -> Step:
        return self._step(clock, actor, Mark(key=key, label=label))

    def unmark(self, clock: str, actor: Actor, key: str) -> Step:
        return self._step(clock, actor, Unmark(key=key))

    def verify(self, clock: str, actor: Actor, key: str, state: Verification, *, note: str) -> Step:
        return self._step(clock, actor, Verify(key=key, state=state, note=note))

    def change_story(
        self,
        clock: str,
        actor: Actor,
        *,
        headline: str | None = None,
        standfirst: str | None = None,
        summary: Iterable[Bullet] | None = None,
        lead_picture: str | None = None,
        location: str | None = None,
        agency_credits: tuple[str, ...] | None = None,
    ) -> Step:
        act = ChangeStory(
            headline=headline,
            standfirst=standfirst,
            summary=None if summary is None else tuple(summary),
            lead_picture=lead_picture,
            location=location,
            agency_credits=agency_credits,
        )
        return self._step(clock, actor, act)

    def set_state(self, clock: str, actor: Actor, state: StoryState) -> Step:
        return self._step(clock, actor, SetState(state=state))
