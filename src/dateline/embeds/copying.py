"""A post's picture, fetched and taken into the library."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from wagtail.images import get_image_model
from wagtail.models import Collection

from dateline.embeds.client import Failure
from dateline.embeds.found import Found, FoundPicture
from dateline.embeds.visit import Visit
from dateline.media.plain_text import one_line
from dateline.media.raster import UnreadablePictureError, decode, upright_size

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

    from dateline.media.models import AbstractPicture

logger = logging.getLogger(__name__)

COLLECTION = "Embeds"
_TRIED = 2
_TRIAL_SIDE = 64
_SMALLEST_SIDE = 100
"""Pixels. Less is a portrait, a logo or a counter of visits."""
_MOST_PIXELS = 25_000_000
_ENDINGS = {"jpeg": "jpg", "png": "png", "gif": "gif", "webp": "webp", "avif": "avif"}


@dataclass(frozen=True, slots=True)
class PictureCopy:
    """A file that is known to be a picture. `alt` is the author's own description, or empty."""

    data: bytes
    ending: str
    alt: str


def copy_picture(pictures: Iterable[FoundPicture], visit: Visit) -> PictureCopy | None:
    """The first of the pictures that can be had in the time that is left; None without one."""
    for picture in tuple(pictures)[:_TRIED]:
        try:
            data = visit.picture(picture.address).body
            return PictureCopy(data, _checked(data), picture.alt)
        except (Failure, UnreadablePictureError) as problem:
            logger.info("the picture %s could not be kept: %s", picture.address, problem)
    return None


def into_library(copy: PictureCopy, found: Found, address: str, user: AbstractBaseUser | None) -> AbstractPicture:
    """A new picture of the collection "Embeds", credited to the post's author.

    Without the author's own words its alt text stays empty: the card then says whose picture it is in the story's
    language, and who wants to show it elsewhere has to describe it.
    """
    author = found.author or found.handle
    values: dict[str, Any] = {
        "title": one_line(_("%(author)s on %(site)s") % {"author": author or "?", "site": found.provider}, 255),
        "file": ContentFile(copy.data, name=f"{hashlib.sha256(copy.data).hexdigest()[:16]}.{copy.ending}"),
        "description": one_line(copy.alt, 255),
        "credit": one_line(" / ".join(part for part in (author, found.provider) if part), 255),
        "source": one_line(address, 255),
        "collection": _collection(),
    }
    picture: AbstractPicture = get_image_model()(**values, uploaded_by_user=user)
    picture.save()
    return picture


def _checked(data: bytes) -> str:
    """The file's ending by what it is and not by what it was called. Raises `UnreadablePictureError`."""
    file = BytesIO(data)
    width, height = upright_size(file)
    if min(width, height) < _SMALLEST_SIDE or width * height > _MOST_PIXELS:
        raise UnreadablePictureError(f"{width} × {height} pixels")
    raster = decode(file, lambda size: _TRIAL_SIDE / max(size))
    return _ENDINGS.get(raster.wagtail_format, raster.wagtail_format)


def _collection() -> Collection:
    root = Collection.get_first_root_node()
    found = root.get_children().filter(name=COLLECTION).first()
    return found or root.add_child(instance=Collection(name=COLLECTION))
