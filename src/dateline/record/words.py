"""An update's words on their way in: validated, and rendered once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from pydantic import ValidationError

from dateline.body.blocks import Block, Embed, Gallery, Picture, Video, body_from_json, body_to_json
from dateline.body.characters import clean_line
from dateline.body.html import to_html
from dateline.media.facts import MediaFacts
from dateline.media.facts_for import media_facts
from dateline.record.errors import Refused
from dateline.record.models.shown_picture import ShownPicture
from dateline.record.models.story import Story
from dateline.record.states import HeadState

MAX_HEADLINE = 300
MAX_NOTE = 2_000


@dataclass(frozen=True, slots=True)
class Words:
    """A headline, a body and the bylines, ready for the record."""

    headline: str
    body: tuple[Block, ...]
    bylines: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        return {"headline": self.headline, "blocks": body_to_json(self.body), "bylines": list(self.bylines)}


def accept_body(body: Iterable[Block | Mapping[str, Any]]) -> tuple[Block, ...]:
    """Raises `Refused`, naming the place, for a body that is not made of blocks."""
    try:
        return body_from_json(list(body))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        why = {"where": where, "why": first["msg"]}
        raise Refused(_("The body can't be read at %(where)s: %(why)s") % why) from error


def accept_words(headline: str, body: Iterable[Block | Mapping[str, Any]], bylines: Iterable[str]) -> Words:
    """Raises `Refused` for a body that can't be read, or for an update that says nothing."""
    blocks = accept_body(body)
    title = accept_line(headline, MAX_HEADLINE, _("headline"))
    if not blocks and not title:
        raise Refused(_("An update needs some text."))
    names = tuple(dict.fromkeys(name for name in map(clean_line, bylines) if name))
    return Words(title, blocks, names)


def accept_line(text: str, limit: int, name: str) -> str:
    """One clean line. Raises `Refused` when it is too long."""
    line = clean_line(text)
    if len(line) > limit:
        raise Refused(_("The %(name)s is too long: at most %(limit)s characters.") % {"name": name, "limit": limit})
    return line


def accept_note(note: str, *, required: bool) -> str:
    """Raises `Refused` for a missing note where readers are owed one."""
    line = accept_line(note, MAX_NOTE, _("note"))
    if required and not line:
        raise Refused(_("Say in a few words what was changed or why; readers will see it."))
    return line


def collect_media(body: tuple[Block, ...]) -> MediaFacts:
    """The pictures and stored posts a body names. Makes missing sizes now, so that no reader waits for them; that takes
    time, so it comes before the story's lock is taken.

    Raises `Refused` when the library doesn't have one of them.
    """
    pictures, snapshots = media_keys(body)
    media = media_facts(pictures, snapshots)
    missing = (set(pictures) - set(media.pictures)) | (set(snapshots) - set(media.snapshots))
    if missing:
        raise Refused(_("The library has no picture or stored post with the number %(key)s.") % {"key": min(missing)})
    return media


def render(body: tuple[Block, ...], media: MediaFacts, head: HeadState) -> str:
    """The public fragment in the story's language and zone."""
    facts = head.facts or {}
    return to_html(body, media, language=facts.get("language", "en"), timezone=facts.get("timezone", "UTC"))


def keep_pictures(story: Story, body: tuple[Block, ...]) -> None:
    """Notes which pictures the record shows, so that the library keeps them. No query where there are none."""
    pictures, _snapshots = media_keys(body)
    note_pictures(story, pictures)


def note_pictures(story: Story, pictures: Iterable[int]) -> None:
    """Saved one by one, because Wagtail's index of what uses a picture listens to each."""
    wanted = set(pictures)
    if not wanted:
        return
    noted = ShownPicture.objects.filter(story_id=story.pk, picture_id__in=wanted)
    for key in sorted(wanted - set(noted.values_list("picture_id", flat=True))):
        ShownPicture.objects.create(story_id=story.pk, picture_id=key)


def media_keys(body: tuple[Block, ...]) -> tuple[list[int], list[int]]:
    pictures: list[int] = []
    snapshots: list[int] = []
    for block in body:
        match block:
            case Picture():
                pictures.append(block.picture)
            case Gallery():
                pictures.extend(item.picture for item in block.pictures)
            case Video():
                pictures.extend([block.poster.picture] if block.poster else [])
                snapshots.extend([block.snapshot] if block.snapshot else [])
            case Embed(snapshot=snapshot) if snapshot is not None:
                snapshots.append(snapshot)
    return pictures, snapshots
