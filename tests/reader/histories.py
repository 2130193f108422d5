"""Histories of a story, made by Hypothesis and done through the record's actions as a newsroom does them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib.auth import get_user_model
from hypothesis import strategies as st

from dateline.body.blocks import Block, Statement
from dateline.record.actions import (
    ask_takedown,
    change_story,
    confirm_takedown,
    mark,
    move_update,
    open_story,
    pin,
    publish,
    restore,
    retime,
    retract,
    revise,
    set_state,
    unmark,
    unpin,
    verify,
)
from dateline.record.actor import Actor
from dateline.record.errors import Refused
from dateline.record.models import Entry, Story, Update
from tests.newsroom import EDITOR, text

if TYPE_CHECKING:
    from dateline.staff.models import Person

START = datetime(2017, 3, 2, 18, tzinfo=UTC)


@dataclass(frozen=True)
class Act:
    """What to do, to which update (counted from the newest), in which of several ways, how much later."""

    name: str
    which: int
    way: int
    minutes: int


NAMES = ["publish"] * 6 + ["revise"] * 3 + ["retract", "pin", "pin", "unpin", "mark", "mark", "unmark", "verify"]
NAMES += ["retime"] * 3 + ["move", "restore", "restore", "header", "header", "state"]


def _acts(names: list[str]) -> st.SearchStrategy[Act]:
    return st.builds(
        Act,
        name=st.sampled_from(names),
        which=st.integers(0, 12),
        way=st.integers(0, 11),
        minutes=st.sampled_from([0, 1, 7, 90, 600]),
    )


acts = _acts(NAMES)
acts_and_takedowns = _acts([*NAMES, "takedown", "takedown"])
"""With what changes the past as well."""


@dataclass
class Newsdesk:
    """Does acts to one story. What a newsroom would be refused is left undone."""

    story: Story
    at: datetime = START
    updates: list[UUID] = field(default_factory=list)
    other: Story | None = None

    def do(self, act: Act) -> Entry | None:
        self.at += timedelta(minutes=act.minutes)
        doing: Callable[[Act], Entry | None] = getattr(self, f"_{act.name}")
        try:
            return doing(act)
        except Refused:
            return None

    def _find(self, act: Act) -> UUID:
        if not self.updates:
            raise Refused("nothing was published yet")
        return self.updates[-1 - act.which % len(self.updates)]

    def _publish(self, act: Act) -> Entry:
        number = len(self.updates) + 1
        ways: list[dict[str, Any]] = [
            {},
            {"headline": f"Headline {number} <b>&amp;"},
            {"key_event": f"Event {number}"},
            {"key_event": "", "headline": f"Key {number}"},
            {"verification": "unconfirmed"},
            {"time": self.at - timedelta(hours=3)},
            {"time": self.at - timedelta(days=2), "headline": f"Told late {number}"},
            {"stamp": "about 7.25am"},
        ]
        body = self._body(act, f"Update {number}.")
        entry = publish(self.story, body, actor=EDITOR, at=self.at, **ways[act.way % len(ways)])
        assert entry.update_id
        self.updates.append(entry.update_id)
        return entry

    def _body(self, act: Act, words: str) -> tuple[Block, ...]:
        if act.way % 3:
            return text(words)
        name, role = [("Joss Harrow", "mayor"), ("Petra Lind", ""), ("Petra Lind", "water board")][act.which % 3]
        return (*text(words), Statement(text="Nobody rang.", speaker=name, role=role))

    def _revise(self, act: Act) -> Entry:
        update = self._find(act)
        row = Update.objects.get(pk=update)
        change = ["typo", "clarification", "correction", "addition"][act.way % 4]
        headline = [None, "", f"Another headline {row.version}"][act.way % 3]
        return revise(self.story, update, self._body(act, f"Version {row.version + 1}."), actor=EDITOR,
                      base_version=row.version, change=change, note="The river is the Arne.", headline=headline,
                      at=self.at)  # fmt: skip

    def _retract(self, act: Act) -> Entry:
        return retract(self.story, self._find(act), actor=EDITOR, reason="One caller, and wrong.", at=self.at)

    def _restore(self, act: Act) -> Entry:
        """Of those that can be; there are few."""
        rows = Update.objects.filter(pk__in=self.updates, retracted_at__isnull=False, moved_to__isnull=True)
        gone = list(rows.order_by("first_seq"))
        if not gone:
            raise Refused("nothing is withdrawn")
        update = gone[act.which % len(gone)].pk
        return restore(self.story, update, actor=EDITOR, note=["", "They rang again."][act.way % 2], at=self.at)

    def _takedown(self, act: Act) -> Entry:
        """Everything an update said, its last words or what it said before them, and sometimes an old headline."""
        said = Entry.objects.filter(story=self.story, update_id=self._find(act)).exclude(kind="takedown")
        seqs = list(said.order_by("seq").values_list("seq", flat=True))
        chosen = [seqs, seqs[-1:], seqs[:1], seqs[:-1]][act.way % 4]
        keys = [f"entries:{seq}" for seq in chosen] + (["entries:1/headline"] if act.way % 5 == 0 else [])
        first, second = (Actor.of(_chief(name)) for name in ("Mara Olin", "Jon Arden"))
        try:
            asked = ask_takedown(self.story, keys, actor=first, reason="By order of the court.")
        except Refused:
            asked = ask_takedown(self.story, keys[: len(chosen)], actor=first, reason="By order of the court.")
        written = confirm_takedown(asked.pk, actor=second, at=self.at)
        if not written:
            raise Refused("nothing public was removed")
        return written[-1]

    def _retime(self, act: Act) -> Entry:
        update = self._find(act)
        published = Update.objects.get(pk=update).published_at
        hours = [0, 1, 3, 5, 24, 48][act.way % 6]
        return retime(self.story, update, time=published - timedelta(hours=hours), actor=EDITOR, at=self.at)

    def _move(self, act: Act) -> Entry:
        """To another story, or from there to this one."""
        if self.other is None:
            self.other = open_story(self.story.get_parent(), headline="The weir at Fell", actor=EDITOR, at=START)
        if act.way % 2:
            move_update(self.story, self._find(act), self.other, actor=EDITOR, at=self.at)
            return Entry.objects.filter(story=self.story).latest("seq")
        there = publish(self.other, self._body(act, "From Fell."), headline="Fell", actor=EDITOR, at=self.at).update_id
        assert there
        entry = move_update(self.other, there, self.story, actor=EDITOR, at=self.at)
        assert entry.update_id
        self.updates.append(entry.update_id)
        return entry

    def _pin(self, act: Act) -> Entry:
        return pin(self.story, self._find(act), actor=EDITOR, at=self.at)

    def _unpin(self, _act: Act) -> Entry:
        return unpin(self.story, actor=EDITOR, at=self.at)

    def _mark(self, act: Act) -> Entry:
        return mark(self.story, self._find(act), label=["", "Gate", "Wall"][act.way % 3], actor=EDITOR, at=self.at)

    def _unmark(self, act: Act) -> Entry:
        return unmark(self.story, self._find(act), actor=EDITOR, at=self.at)

    def _verify(self, act: Act) -> Entry:
        state = ["confirmed", "disputed", "knocked_down", "unconfirmed"][act.way % 4]
        return verify(self.story, self._find(act), state, note="Two people say so.", actor=EDITOR, at=self.at)

    def _state(self, act: Act) -> Entry:
        return set_state(self.story, ["live", "paused", "ended"][act.way % 3], actor=EDITOR, at=self.at)

    def _header(self, act: Act) -> Entry:
        points = [(f"Known {number}", update) for number, update in enumerate(self.updates[-1 - act.which % 6 :])][:5]
        ways: list[dict[str, Any]] = [
            {"headline": f"Gates opened, {act.which}"},
            {"standfirst": "Engineers say the wall is holding." if act.which % 2 else ""},
            {"summary": points},
            {"summary": [("Nothing is known yet", None)] if act.which % 2 else []},
            {"timezone": ["America/New_York", "Europe/Berlin", "Asia/Kolkata"][act.which % 3]},
            {"language": ["en", "de", "ar"][act.which % 3]},
            {"location": "Arne", "bylines": ["Ana Ruiz", "Tom Keel"][: act.which % 3]},
            {"agency_credits": ["Vale Wire"] if act.which % 2 else []},
            {"background": text("The dam was built in 1931.") if act.which % 2 else (), "background_heading": "Before"},
            {"lead_caption": "Water at the second gate." if act.which % 2 else "", "lead_credit": "Mara Olin"},
        ]
        return change_story(self.story, actor=EDITOR, at=self.at, **ways[act.way % len(ways)])


def _chief(name: str) -> Person:
    """Two who may take words down, made once."""
    chief, _made = get_user_model().objects.get_or_create(
        username=name, defaults={"byline": name, "is_superuser": True}
    )
    return chief
