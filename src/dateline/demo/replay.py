"""Walks a script and does each step as the newsroom would: through the record's actions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from dateline.demo.parts import Known, resolve
from dateline.demo.pictures import PICTURES
from dateline.demo.script import (
    Act,
    Actor,
    Bullet,
    ChangeStory,
    Mark,
    Pin,
    Post,
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
from dateline.masthead.models import SectionPage
from dateline.media.models import EmbedSnapshot
from dateline.record.actions import (
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
from dateline.record.actor import Actor as RecordActor
from dateline.record.models import Story, Update

# Updates get the same identity in every replay, so that a link into the demo can be written down.
_NAMES = UUID("6f0f5f1e-54a5-4d0c-8a0e-3b1d5a6c9e10")


@dataclass(slots=True)
class Replay:
    """One story being replayed. `first_day` is the demo's first day in the story's zone."""

    script: Script
    first_day: date
    people: Mapping[Actor, RecordActor]
    known: Known
    story: Story = field(init=False)

    def open(self, sections: Mapping[str, SectionPage]) -> Story:
        script = self.script
        self.story = open_story(
            sections[script.section],
            actor=self.people[Actor.MARTA],
            slug=script.slug,
            at=script.instant(script.opened, self.first_day),
            timezone=script.zone,
            bylines=script.bylines,
            tags=script.tags,
            **self._facts(script.opening),
        )
        return self.story

    def perform(self, step: Step, *, at: datetime | None = None) -> None:
        """Does one step, now or as of `at`."""
        actor, act = self.people[step.actor], step.act
        match act:
            case Publish():
                self._publish(act, actor, at)
            case Revise():
                self._revise(act, actor, at)
            case ChangeStory():
                change_story(self.story, actor=actor, at=at, **self._facts(act))
            case SetState():
                set_state(self.story, act.state.value, actor=actor, at=at)
            case _:
                self._mark(act, actor, at)

    def identity(self, key: str) -> UUID:
        return uuid5(_NAMES, f"{self.script.slug}/{key}")

    def _publish(self, act: Publish, actor: RecordActor, at: datetime | None) -> None:
        publish(
            self.story,
            resolve(act.body, self.known),
            actor=actor,
            headline=act.headline,
            bylines=act.bylines or None,
            verification=act.verification.value if act.verification else "",
            key_event=act.key_label or None,
            at=at,
            update=self.identity(act.key),
        )

    def _revise(self, act: Revise, actor: RecordActor, at: datetime | None) -> None:
        update = Update.objects.get(pk=self.identity(act.key))
        revise(
            self.story,
            update.pk,
            update.blocks if act.body is None else resolve(act.body, self.known),
            actor=actor,
            base_version=update.version,
            change=act.kind.value,
            note=act.note,
            headline=act.headline,
            at=at,
        )

    def _mark(self, act: Act, actor: RecordActor, at: datetime | None) -> None:
        match act:
            case Retract(key=key, reason=reason):
                retract(self.story, self.identity(key), reason=reason, actor=actor, at=at)
            case Pin(key=key):
                pin(self.story, self.identity(key), actor=actor, at=at)
            case Unpin():
                unpin(self.story, actor=actor, at=at)
            case Mark(key=key, label=label):
                mark(self.story, self.identity(key), label=label, actor=actor, at=at)
            case Unmark(key=key):
                unmark(self.story, self.identity(key), actor=actor, at=at)
            case Verify(key=key, state=state, note=note):
                verify(self.story, self.identity(key), state.value, note=note, actor=actor, at=at)

    def _facts(self, change: ChangeStory) -> dict[str, Any]:
        given: dict[str, Any] = {
            "headline": change.headline,
            "standfirst": change.standfirst,
            "location": change.location,
            "agency_credits": change.agency_credits,
            "summary": self._summary(change.summary) if change.summary is not None else None,
            "background_heading": change.background_heading,
            "background": resolve(change.background, self.known) if change.background is not None else None,
        }
        if change.lead_picture is not None:
            picture = PICTURES[change.lead_picture]
            given |= {
                "lead_picture_id": self.known.pictures[change.lead_picture],
                "lead_caption": picture.caption,
                "lead_credit": picture.credit,
                "lead_alt": picture.alt,
            }
        return {name: value for name, value in given.items() if value is not None}

    def _summary(self, bullets: tuple[Bullet, ...]) -> list[tuple[str, UUID]]:
        return [(bullet.text, self.identity(bullet.rests_on)) for bullet in bullets]


def keep_posts(script: Script, first_day: date, pictures: Mapping[str, int]) -> dict[str, int]:
    """Stores the script's posts as snapshots; keys by name."""
    return {post.key: _keep(post, script, first_day, pictures) for post in script.posts}


def _keep(post: Post, script: Script, first_day: date, pictures: Mapping[str, int]) -> int:
    snapshot = EmbedSnapshot.objects.create(
        provider=post.provider,
        url=post.url,
        author=post.author,
        handle=post.handle,
        text=post.text,
        lang=post.lang,
        posted_at=script.instant(post.posted, first_day),
        fetched_at=script.instant(post.kept, first_day),
        status="deleted" if post.deleted else "kept",
        picture_id=pictures[post.picture] if post.picture else None,
    )
    return int(snapshot.pk)
