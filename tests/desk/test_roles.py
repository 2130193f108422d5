"""Role by act by section: every act of the record and of a draft, for everybody who may ask for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser, Group
from django.core.management import CommandError, call_command
from django.db import transaction

from dateline.masthead.founding import add_section, add_section_groups
from dateline.record import actions, drafts
from dateline.record.actions import (
    ask_takedown,
    break_out,
    change_story,
    confirm_takedown,
    decline_takedown,
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
    undo,
    unmark,
    unpin,
    verify,
    withdraw_takedown,
)
from dateline.record.actor import Actor
from dateline.record.drafts import (
    DraftFields,
    approve,
    discard,
    give_back,
    publish_draft,
    save_and_publish,
    save_draft,
    schedule,
    submit,
    unschedule,
    visible_drafts,
)
from dateline.record.errors import Denied
from dateline.record.identity import new_id
from dateline.record.models import Draft, Entry, Story, Takedown
from tests.newsroom import EDITOR, Newsroom, make_newsroom, make_person, make_story, text

pytestmark = pytest.mark.django_db
TOMORROW = datetime.now(UTC) + timedelta(days=1)


@dataclass
class Case:
    """A story with an update and a draft, whose author is the one who acts or a colleague."""

    newsroom: Newsroom
    story: Story
    update: UUID
    draft: Draft
    actor: Actor

    def scheduled(self) -> Draft:
        self.draft.state, self.draft.scheduled_at = "scheduled", TOMORROW
        self.draft.save()
        return self.draft

    def approved(self) -> Draft:
        self.draft.state, self.draft.approved_by = "approved", make_person("Second", "Editors")
        self.draft.save()
        return self.draft

    def notifying(self) -> Draft:
        self.draft.notify = True
        self.draft.save()
        return self.draft

    def submitted(self) -> Draft:
        self.draft.state = "submitted"
        self.draft.save()
        return self.draft

    def pinned(self) -> Story:
        pin(self.story, self.update, actor=EDITOR)
        return self.story

    def withdrawn(self) -> UUID:
        retract(self.story, self.update, reason="Wrong.", actor=EDITOR)
        return self.update

    def asked(self, by: Actor | None = None) -> UUID:
        """By a chief who is no other person of these tests."""
        keys = [f"entries:{Entry.objects.get(story=self.story, update_id=self.update).seq}"]
        asker = by or Actor.of(make_person("Fourth", "Chiefs"))
        return ask_takedown(self.story, keys, actor=asker, reason="A court's order.").pk

    def revision(self) -> Draft:
        Draft.objects.filter(pk=self.draft.pk).update(update=self.update, base_version=1, change="typo")
        return self.draft


def _other(case: Case) -> Story:
    return make_story(case.newsroom, slug="other")


def _save(case: Case) -> None:
    save_draft(case.story, case.draft.pk, DraftFields(wire="More."), actor=case.actor, base_saves=1)


ACTS: dict[str, Callable[[Case], Any]] = {
    # The story
    "open_story": lambda it: open_story(it.newsroom.vale, headline="New", actor=it.actor),
    "change_story": lambda it: change_story(it.story, headline="Other", actor=it.actor),
    "set_state": lambda it: set_state(it.story, "paused", actor=it.actor),
    "pin": lambda it: pin(it.story, it.update, actor=it.actor),
    "unpin": lambda it: unpin(it.pinned(), actor=it.actor),
    # An update
    "publish": lambda it: publish(it.story, text("New."), actor=it.actor),
    "revise": lambda it: revise(it.story, it.update, text("New."), base_version=1, change="typo", actor=it.actor),
    "retract": lambda it: retract(it.story, it.update, reason="Wrong.", actor=it.actor),
    "mark": lambda it: mark(it.story, it.update, label="Other", actor=it.actor),
    "unmark": lambda it: unmark(it.story, it.update, actor=it.actor),
    "verify": lambda it: verify(it.story, it.update, "confirmed", actor=it.actor),
    "restore": lambda it: restore(it.story, it.withdrawn(), actor=it.actor),
    "ask_takedown": lambda it: it.asked(it.actor),
    "confirm_takedown": lambda it: confirm_takedown(it.asked(), actor=it.actor),
    "decline_takedown": lambda it: decline_takedown(it.asked(), actor=it.actor),
    "withdraw_takedown": lambda it: withdraw_takedown(_own_request(it), actor=it.actor),
    "confirm what one asked for": lambda it: confirm_takedown(_own_request(it), actor=it.actor),
    "decline what one asked for": lambda it: decline_takedown(_own_request(it), actor=it.actor),
    "withdraw what another asked for": lambda it: withdraw_takedown(it.asked(), actor=it.actor),
    "retime": lambda it: retime(it.story, it.update, time=datetime(2017, 3, 2, tzinfo=UTC), actor=it.actor),
    "move_update": lambda it: move_update(it.story, it.update, _other(it), actor=it.actor),
    "break_out": lambda it: break_out(it.story, it.update, section=it.newsroom.vale, headline="New", actor=it.actor),
    "undo": lambda it: undo(it.story, it.update, actor=it.actor),
    # A draft
    "begin a draft": lambda it: save_draft(it.story, new_id(), DraftFields(wire="x"), actor=it.actor, base_saves=0),
    "save_draft": _save,
    "submit": lambda it: submit(it.draft, actor=it.actor),
    "discard": lambda it: discard(it.draft, actor=it.actor),
    "give_back": lambda it: give_back(it.submitted(), actor=it.actor, comment="Who says so?"),
    "approve": lambda it: approve(it.submitted(), actor=it.actor),
    "schedule": lambda it: schedule(it.draft, actor=it.actor, at=TOMORROW),
    "unschedule": lambda it: unschedule(it.scheduled(), actor=it.actor),
    "publish_draft": lambda it: publish_draft(it.story, it.draft.pk, actor=it.actor),
    "notify readers": lambda it: publish_draft(it.story, it.notifying().pk, actor=it.actor),
    "schedule what notifies readers": lambda it: schedule(it.notifying(), actor=it.actor, at=TOMORROW),
    # With the words it has: a text that may not go out is kept, and that is no publication.
    "save_and_publish": lambda it: save_and_publish(
        it.story, it.draft.pk, DraftFields.of(it.draft), actor=it.actor, base_saves=1
    ),
    "publish an approved draft": lambda it: publish_draft(it.story, it.approved().pk, actor=it.actor),
    "schedule an approved draft": lambda it: schedule(it.approved(), actor=it.actor, at=TOMORROW),
    "publish a revision": lambda it: publish_draft(it.story, it.revision().pk, actor=it.actor),
    "publish a draft that is gone": lambda it: publish_draft(it.story, _published(it), actor=it.actor),
}


def _published(case: Case) -> UUID:
    publish_draft(case.story, case.approved().pk, actor=Actor.of(make_person("Third", "Editors")))
    return case.draft.pk


def _own_request(case: Case) -> UUID:
    """Made while they had the right."""
    request = case.asked()
    who = case.actor.user
    Takedown.objects.filter(pk=request).update(asked_by=who if who and who.pk else case.draft.author)
    return request


WRITING = {"begin a draft"}
OWN_DRAFT = WRITING | {"save_draft", "submit", "discard"}
ANY_PUBLISHER = WRITING | {
    "publish", "publish an approved draft", "schedule an approved draft", "publish a draft that is gone"}  # fmt: skip
OWN_UPDATE = {"restore", "revise", "retract", "mark", "unmark", "verify", "retime", "move_update", "undo"}
REPORTER = ANY_PUBLISHER | OWN_DRAFT | OWN_UPDATE | {
    "schedule", "unschedule", "publish_draft", "save_and_publish", "publish a revision"}  # fmt: skip
NOBODYS = {"confirm what one asked for", "decline what one asked for", "withdraw what another asked for"}
TAKEDOWNS = {"ask_takedown", "confirm_takedown", "decline_takedown", "withdraw_takedown"}
CHIEF = set(ACTS) - NOBODYS
AN_EDITOR = CHIEF - TAKEDOWNS
NOTHING: set[str] = set()
# Who acts, on whose update and draft: what is allowed. Everybody else's undo stays theirs.
MATRIX: dict[tuple[str, str], set[str]] = {
    ("anonymous", "other"): NOTHING,
    ("no group", "own"): NOTHING,
    ("switched off", "own"): NOTHING,
    ("Contributors", "own"): OWN_DRAFT,
    ("Contributors", "other"): WRITING,
    ("Reporters", "own"): REPORTER,
    ("Reporters", "other"): ANY_PUBLISHER,
    ("Editors", "own"): AN_EDITOR,
    ("Editors", "other"): AN_EDITOR - {"undo"},
    ("Chiefs", "own"): CHIEF,
    ("Chiefs", "other"): CHIEF - {"undo"},
    ("superuser", "other"): CHIEF - {"undo"},
    ("Vale: Contributors", "own"): OWN_DRAFT,
    ("Vale: Reporters", "own"): REPORTER,
    ("Vale: Reporters", "other"): ANY_PUBLISHER,
    ("Vale: Editors", "other"): AN_EDITOR - {"undo"},
    ("Vale: Chiefs", "other"): CHIEF - {"undo"},
    ("Sport: Contributors", "own"): NOTHING,
    ("Sport: Reporters", "own"): NOTHING,
    ("Sport: Editors", "own"): NOTHING,
    ("Sport: Chiefs", "own"): NOTHING,
}


@pytest.fixture
def newsroom(db: None) -> Newsroom:
    made = make_newsroom()
    for section in (made.vale, made.sport):
        add_section_groups(section)
    return made


def person(role: str) -> Any:
    match role:
        case "anonymous":
            return AnonymousUser()
        case "no group":
            return make_person("Ana", None)
        case "switched off":
            return make_person("Ana", "Chiefs", is_active=False)
        case "superuser":
            return make_person("Ana", None, is_superuser=True)
    return make_person("Ana", role)


def case_of(newsroom: Newsroom, who: Any, whose: str) -> Case:
    """What is somebody's own was made while they had the right: it can be lost later."""
    story = make_story(newsroom)
    owner = who if whose == "own" else make_person("Owner", "Reporters")
    then = get_user_model()(pk=owner.pk, is_superuser=True)
    update = publish(story, text("First."), key_event="First", actor=Actor("Owner", user=then)).update_id
    assert update
    draft = Draft.objects.create(story=story, author=owner, wire="Words.", saves=1, headline="Words")
    return Case(newsroom, story, update, draft, Actor.of(who))


def allowed(case: Case, act: str) -> bool:
    """Tries it, and takes it back."""
    with transaction.atomic():
        case.draft.refresh_from_db()
        try:
            ACTS[act](case)
        except Denied:
            done = False
            _require_untouched(case)
        else:
            done = True
        transaction.set_rollback(True)
    return done


def _require_untouched(case: Case) -> None:
    """What is denied leaves no entry and no draft of theirs, and the draft at hand as it was."""
    draft = Draft.objects.filter(pk=case.draft.pk).first()
    assert draft is None or (draft.wire, draft.saves) == ("Words.", 1)
    assert not Entry.objects.filter(actor=case.actor.name).exists()
    assert not Draft.objects.filter(author__byline=case.actor.name).exclude(pk=case.draft.pk).exists()


@pytest.mark.parametrize(("role", "whose"), sorted(MATRIX))
def test_role_by_act_by_section(newsroom: Newsroom, role: str, whose: str) -> None:
    case = case_of(newsroom, person(role), whose)
    assert {act for act in ACTS if allowed(case, act)} == MATRIX[role, whose]


def test_the_matrix_knows_every_act() -> None:
    public = set(actions.__all__) | set(drafts.__all__)
    no_acts = {"DraftFields", "can_see", "visible_drafts", "next_due", "publish_due"}
    assert public - no_acts <= set(ACTS)


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        ("anonymous", set()),
        ("no group", set()),
        ("switched off", set()),
        ("Contributors", {"own"}),
        ("Vale: Contributors", {"own"}),
        ("Sport: Editors", set()),
        ("Vale: Reporters", {"own", "other"}),
        ("Editors", {"own", "other"}),
    ],
)
def test_who_sees_whose_drafts(newsroom: Newsroom, role: str, sees: set[str]) -> None:
    who = person(role)
    story = make_story(newsroom)
    authors = {"other": make_person("Owner", "Reporters")} | ({} if role == "anonymous" else {"own": who})
    for whose, author in authors.items():
        Draft.objects.create(story=story, author=author, headline=whose)
    assert {draft.headline for draft in visible_drafts(who, story)} == sees


def test_groups_of_a_section_are_made_once(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    count = Group.objects.count()
    call_command("add_section_groups", "sport")
    assert capsys.readouterr().out.split("\n")[:2] == ["Sport: Contributors", "Sport: Reporters"]
    assert Group.objects.count() == count
    with pytest.raises(CommandError, match="there are: vale, sport"):
        call_command("add_section_groups", "weather")


def test_a_section_below_has_the_rights_of_the_one_above(newsroom: Newsroom) -> None:
    cup = add_section(newsroom.sport, "Cup")
    editor = Actor.of(make_person("Ana", "Sport: Editors"))
    assert open_story(cup, headline="The final", actor=editor).get_parent().pk == cup.pk
    with pytest.raises(Denied):
        open_story(newsroom.vale, headline="The final", actor=editor)
