"""What the forms of an update's sheet ask for: each act by its name in the address, from the fields of its form to the
record's action and to what is said when it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from dateline.body.blocks import body_from_json
from dateline.desk.pages.story_desk import StoryDesk
from dateline.masthead.models import SectionPage
from dateline.record.actions import (
    break_out,
    mark,
    move_update,
    pin,
    restore,
    retime,
    retract,
    revise,
    undo,
    unmark,
    unpin,
    verify,
)
from dateline.record.errors import Refused
from dateline.record.kinds import Change, Verification
from dateline.record.models.story import Story
from dateline.record.models.update import Update

Fields: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Done:
    """What to say, and the story whose desk to go on at where that is another."""

    said: str
    story: int | None = None


UpdateAct: TypeAlias = Callable[[StoryDesk, UUID, Fields], Done]


def act_named(name: str) -> UpdateAct | None:
    return _ACTS.get(name)


def instant(text: str, zone: str) -> datetime:
    """A local time of the story's zone, as a form's field gives it. Raises `Refused` for what is none, and for a time
    that the clocks of that zone skip."""
    try:
        local = datetime.fromisoformat(text)
    except ValueError:
        raise Refused(_("Give a day and a time.")) from None
    if local.tzinfo is not None:
        return local
    at = local.replace(tzinfo=ZoneInfo(zone))
    if datetime.fromtimestamp(at.timestamp(), at.tzinfo).replace(tzinfo=None) != local:
        raise Refused(_("The clocks skip that hour in %(zone)s; choose another time.") % {"zone": zone})
    return at


def _show_cards(desk: StoryDesk, update: UUID, _fields: Fields) -> Done:
    """The same text once more: it is drawn anew, with the posts that were found since."""
    found = Update.objects.filter(story_id=desk.story.pk, pk=update).first()
    if found is None:
        raise Refused(_("This story has no such update."))
    body = body_from_json(found.blocks)
    revise(desk.story, update, body, actor=desk.actor, base_version=found.version, change=Change.ADDITION)
    return Done(_("Readers get the posts now."))


def _pin(desk: StoryDesk, update: UUID, _fields: Fields) -> Done:
    pin(desk.story, update, actor=desk.actor)
    return Done(_("Pinned to the top of the story."))


def _unpin(desk: StoryDesk, update: UUID, _fields: Fields) -> Done:
    if desk.head.pinned != update:
        raise Refused(_("This update is not pinned."))
    unpin(desk.story, actor=desk.actor)
    return Done(_("No longer pinned."))


def _mark(desk: StoryDesk, update: UUID, fields: Fields) -> Done:
    mark(desk.story, update, actor=desk.actor, label=fields.get("label", ""))
    return Done(_("Marked as a key event."))


def _unmark(desk: StoryDesk, update: UUID, _fields: Fields) -> Done:
    unmark(desk.story, update, actor=desk.actor)
    return Done(_("No longer a key event."))


def _verify(desk: StoryDesk, update: UUID, fields: Fields) -> Done:
    state = fields.get("state", "")
    if state not in Verification.values:
        raise Refused(_("Choose how sure we are."))
    verify(desk.story, update, state, actor=desk.actor, note=fields.get("note", ""))
    return Done(_("Marked as %(state)s.") % {"state": Verification(state).label})


def _retract(desk: StoryDesk, update: UUID, fields: Fields) -> Done:
    retract(desk.story, update, actor=desk.actor, reason=fields.get("reason", ""))
    return Done(_("Retracted. Readers see your reason in its place."))


def _restore(desk: StoryDesk, update: UUID, fields: Fields) -> Done:
    restore(desk.story, update, actor=desk.actor, note=fields.get("note", ""))
    return Done(_("Restored. Readers see its words again, and that it was withdrawn."))


def _undo(desk: StoryDesk, update: UUID, _fields: Fields) -> Done:
    undo(desk.story, update, actor=desk.actor)
    return Done(_("Taken back. Your words are a draft again."))


def _retime(desk: StoryDesk, update: UUID, fields: Fields) -> Done:
    retime(desk.story, update, time=instant(fields.get("time", ""), desk.place.zone), actor=desk.actor)
    return Done(_("The time shown was changed."))


def _move(desk: StoryDesk, update: UUID, fields: Fields) -> Done:
    key = fields.get("to", "")
    to_story = Story.objects.filter(pk=int(key)).first() if key.isdecimal() and len(key) < 16 else None
    if to_story is None:
        raise Refused(_("Choose a story."))
    move_update(desk.story, update, to_story, actor=desk.actor)
    return Done(_("Moved to “%(story)s”.") % {"story": to_story.title})


def _break_out(desk: StoryDesk, update: UUID, fields: Fields) -> Done:
    key = fields.get("section", "")
    section = SectionPage.objects.filter(pk=int(key)).first() if key.isdecimal() and len(key) < 16 else None
    if section is None:
        raise Refused(_("Choose a section."))
    new = break_out(desk.story, update, actor=desk.actor, section=section, headline=fields.get("headline", ""))
    return Done(_("It is a story of its own now, linked both ways."), story=new.pk)


_ACTS: Final[Mapping[str, UpdateAct]] = {
    "show-cards": _show_cards,
    "pin": _pin,
    "unpin": _unpin,
    "mark": _mark,
    "unmark": _unmark,
    "verify": _verify,
    "retract": _retract,
    "restore": _restore,
    "undo": _undo,
    "retime": _retime,
    "move": _move,
    "break-out": _break_out,
}
