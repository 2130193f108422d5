"""Pictures of the library that this story shows: their words, their originals and every size made of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Final

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.images import get_image_model
from wagtail.models import Revision

from dateline.media.models import AbstractPicture
from dateline.record.models.shown_picture import ShownPicture
from dateline.record.models.story import Story
from dateline.record.takedown.keys import joined, numbered
from dateline.record.takedown.media_shown import (
    left_of,
    shown_by_story,
    shown_by_update,
    who_else_shows_picture,
)
from dateline.record.takedown.place import Chosen, Hit, Scope
from dateline.record.takedown.places.revisions import page_now, put_back
from dateline.record.takedown.sought import Sought

_TEXTS: Final = (
    "title",
    "description",
    "caption",
    "credit",
    "creator",
    "source",
    "copyright_notice",
    "licence",
    "licence_url",
    "licensor_url",
    "usage_note",
)
_FILE: Final = "file"
_TAGS: Final = "tags"


class Pictures:
    """A key is a picture's number with the fields that hold the words. The picture goes with all its files where nobody
    else shows it; elsewhere these fields alone go, and the name of its original."""

    name = "pictures"
    title = gettext_lazy("Pictures")

    @property
    def tables(self) -> tuple[str, ...]:
        """The site may have a picture model of its own."""
        model = get_image_model()
        return tuple(each._meta.db_table for each in (model, model.get_rendition_model(), ShownPicture))

    def find(self, story: Story, scope: Scope, chosen: Chosen) -> Iterator[Hit]:
        left, posts = left_of(story, chosen), numbered(chosen.get("posts", ()))
        of_update = shown_by_update(story, scope.update).pictures
        for picture in _of(shown_by_story(story).pictures):
            fields = _fields(picture, scope.sought)
            others = who_else_shows_picture(picture.pk, story, left, posts)
            if fields or (picture.pk in of_update and not others):
                yield _hit(picture, fields, scope.sought, others)

    def named(self, story: Story, keys: Sequence[str], chosen: Chosen) -> Iterator[Hit]:
        left, posts, wanted = left_of(story, chosen), numbered(chosen.get("posts", ())), numbered(keys)
        for picture in _of(shown_by_story(story).pictures & wanted.keys()):
            others = who_else_shows_picture(picture.pk, story, left, posts)
            yield _hit(picture, wanted[picture.pk], Sought(), others)

    def remove(self, story: Story, keys: Sequence[str]) -> None:
        wanted, left = numbered(keys), left_of(story, {})
        for picture in _of(wanted):
            if picture.pk not in left.pictures:
                _forget(story, picture.pk)
            if who_else_shows_picture(picture.pk, story, left, ()):
                _clear(picture, wanted[picture.pk])
            else:
                # Wagtail ends its files, and those of its sizes, once this is committed.
                picture.delete()


def _of(keys: object) -> list[AbstractPicture]:
    return list(get_image_model().objects.filter(pk__in=keys).order_by("pk"))


def _fields(picture: AbstractPicture, sought: Sought) -> tuple[str, ...]:
    found = [name for name in _TEXTS if sought.within(getattr(picture, name))]
    if any(sought.within(tag) for tag in picture.tags.names()):
        found.append(_TAGS)
    if sought.phrases and _in_file(picture, sought):
        found.append(_FILE)
    return tuple(found)


def _in_file(picture: AbstractPicture, sought: Sought) -> bool:
    """In the name of the original, or in what the file says about itself."""
    if sought.within_address(_name(picture)):
        return True
    try:
        with picture.file.storage.open(picture.file.name) as file:
            return sought.within_bytes(file.read())
    except OSError:
        return False


def _name(picture: AbstractPicture) -> str:
    return PurePosixPath(picture.file.name).name


def _hit(picture: AbstractPicture, fields: Sequence[str], sought: Sought, others: str) -> Hit:
    text = next((getattr(picture, name) for name in fields if name in _TEXTS), picture.title or _name(picture))
    problem = ""
    if others and _FILE in fields:
        problem = _(
            "It is also shown by %(others)s: its words and the name of its original go, the picture stays. The "
            "original may hold the words; upload a copy without them and use that."
        ) % {"others": others}
    elif others:
        problem = _("It is also shown by %(others)s: its words go, the picture stays.") % {"others": others}
    where = ", ".join(str(picture._meta.get_field(name).verbose_name) for name in fields)
    label = _("Picture %(number)s") % {"number": picture.pk}
    return Hit(joined(picture.pk, fields), label, sought.excerpt(text), where, picture.created_at, problem)


def _forget(story: Story, picture: int) -> None:
    """Nothing of the story shows it any more, and no earlier state of its page may name a picture that is gone."""
    for shown in ShownPicture.objects.filter(story_id=story.pk, picture_id=picture):
        shown.delete()
    now = page_now(story)
    if now.get("lead_picture") != picture:
        for revision in Revision.objects.for_instance(story):
            if revision.content.get("lead_picture") == picture:
                put_back(revision, ["lead_picture"], now)


def _clear(picture: AbstractPicture, fields: Sequence[str]) -> None:
    for name in set(fields).intersection(_TEXTS):
        setattr(picture, name, _("Picture %(number)s") % {"number": picture.pk} if name == "title" else "")
    if _TAGS in fields:
        picture.tags.clear()
    if _FILE in fields:
        _rename(picture)
    picture.save()


def _rename(picture: AbstractPicture) -> None:
    storage, old = picture.file.storage, picture.file.name
    with storage.open(old) as file:
        name = picture.get_upload_to(f"picture-{picture.pk}{PurePosixPath(old).suffix}")
        picture.file.name = storage.save(name, ContentFile(file.read()))
    transaction.on_commit(lambda: storage.delete(old))
