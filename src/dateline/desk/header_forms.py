"""The panel's forms: which fields of the story's header each has, and how a stale one is found.

A form is drawn with what each field said then (`was-NAME`). A field that somebody else changed since is refused with
both texts; a field that only the other person changed is left alone; so two editors at different fields both get
their way.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext as _

from dateline.body.characters import clean_line
from dateline.record.errors import Refused
from dateline.record.kinds import EntryKind
from dateline.record.models.entry import Entry
from dateline.record.story_facts import StoryFacts

MOST_POINTS: Final = 12
SUMMARY: Final = "summary"
FORMS: Final[Mapping[str, tuple[str, ...]]] = {
    "headline": ("headline", "standfirst"),
    "summary": (SUMMARY,),
    "credits": ("bylines", "agency_credits"),
}


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that two people changed: what each wrote, and who wrote the one that stands. For the summary the texts
    are for people to read."""

    field: str
    theirs: str
    yours: str
    by: str


class Stale(Refused):
    """Somebody else changed what this form changes."""

    def __init__(self, clashes: tuple[Clash, ...]) -> None:
        super().__init__(
            _("Somebody changed this while you were writing. Both texts are below; yours is kept in the form.")
        )
        self.clashes = clashes


@dataclass(frozen=True, slots=True)
class Typed:
    """A form as it came: what each field says now, what it said when it was drawn, and at which entry that was."""

    now: Mapping[str, str]
    was: Mapping[str, str]
    seq: int


def text_of(facts: StoryFacts, field: str) -> str:
    """A field as its form holds it: lists one name a line, the summary as JSON."""
    if field == SUMMARY:
        return json.dumps([[point.text, str(point.update or "")] for point in facts.summary], ensure_ascii=False)
    value = getattr(facts, field)
    return "\n".join(value) if isinstance(value, tuple) else str(value)


def read_form(part: str, post: Any) -> Typed:
    """`post` is the request's. Raises `Refused` for a part that there is not."""
    fields = FORMS.get(part)
    if fields is None:
        raise Refused(_("The panel has no such form."))
    seq = post.get("seq", "")
    now = {name: _summary_text(post) if name == SUMMARY else _normal(post.get(name, "")) for name in fields}
    was = {name: _normal(post.get(f"was-{name}", "")) for name in fields}
    return Typed(now, was, int(seq) if seq.isdecimal() and len(seq) < 16 else 0)


def rearranged(typed: Typed, order: str) -> Typed | None:
    """The summary after a button other than the one that saves: `add`, or `up-N`, `down-N`, `remove-N` with the line's
    number from 1. None for what is no such order."""
    if SUMMARY not in typed.now:
        return None
    points: list[Any] = [list(point) for point in points_of(typed.now[SUMMARY])]
    act, _dash, number = order.partition("-")
    at = int(number) - 1 if number.isdecimal() and len(number) < 4 else -1
    if act == "add":
        points.append(["", ""])
    elif not 0 <= at < len(points):
        return None
    elif act == "remove":
        del points[at]
    elif act in {"up", "down"}:
        points.insert(max(0, at - 1) if act == "up" else at + 1, points.pop(at))
    else:
        return None
    return Typed({SUMMARY: json.dumps(points, ensure_ascii=False)}, typed.was, typed.seq)


def changes_of(typed: Typed, facts: StoryFacts, story: int) -> dict[str, Any]:
    """What to change, for `change_story`, given the header as it stands under the story's lock.

    Raises `Stale`, and `Refused` where nothing differs.
    """
    current = {name: text_of(facts, name) for name in typed.now}
    wanted = {name: text for name, text in typed.now.items() if text != typed.was[name] and text != current[name]}
    clashing = [name for name in wanted if current[name] != typed.was[name]]
    if clashing:
        raise Stale(tuple(_clash(name, current[name], typed, story) for name in clashing))
    if not wanted:
        raise Refused(_("Nothing was changed."))
    return {name: _value(name, text) for name, text in wanted.items()}


def points_of(text: str) -> list[tuple[str, str]]:
    """The summary's lines from their JSON. Raises `Refused` for what is no such list."""
    try:
        points = [(clean_line(str(words)), str(update)) for words, update in json.loads(text or "[]")]
    except (ValueError, TypeError) as error:
        raise Refused(_("The list can't be read; load the form again.")) from error
    return points


def _normal(text: str) -> str:
    """Without what browsers do to line breaks, and without blank lines and ends."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _summary_text(post: Any) -> str:
    texts, updates = post.getlist("point[]"), post.getlist("rests-on[]")
    kept = [[clean_line(text), update] for text, update in zip(texts, updates, strict=False) if clean_line(text)]
    return json.dumps(kept, ensure_ascii=False)


def _value(name: str, text: str) -> Any:
    if name == SUMMARY:
        points = points_of(text)
        if len(points) > MOST_POINTS:
            raise Refused(_("At most %(limit)s lines.") % {"limit": MOST_POINTS})
        return [(words, _identity(update)) for words, update in points]
    return text.splitlines() if name in {"bylines", "agency_credits"} else text


def is_identity(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _identity(text: str) -> UUID | None:
    if text and not is_identity(text):
        raise Refused(_("This is not the identity of an update."))
    return UUID(text) if text else None


def _clash(name: str, current: str, typed: Typed, story: int) -> Clash:
    """Who wrote what stands: the last header entry since the form was drawn that names the field."""
    entries = Entry.objects.filter(story_id=story, kind=EntryKind.STORY, seq__gt=typed.seq).order_by("-seq")
    names = (actor for actor, data in entries.values_list("actor", "data")[:200] if name in data["changes"])
    return Clash(name, _readable(name, current), _readable(name, typed.now[name]), next(names, ""))


def _readable(name: str, text: str) -> str:
    return "\n".join(f"• {words}" for words, _update in points_of(text)) if name == SUMMARY else text
