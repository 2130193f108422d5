"""Filling a new picture's empty fields from what its file says. What a person typed always wins."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError

from dateline.media.metadata import PictureMetadata
from dateline.media.plain_text import one_line
from dateline.media.source_types import known_source_type

if TYPE_CHECKING:
    from dateline.media.models import AbstractPicture

_NOT_A_WORD = re.compile(r"[\W_]+")


def prefill(picture: AbstractPicture, found: PictureMetadata) -> None:
    """Sets fields of `picture` that are empty; doesn't save it.

    Alt text comes from the two fields meant for it and never from the caption, nor the other way round. A value that
    its field refuses is left out.
    """
    for name, value in _values(found).items():
        if value and not getattr(picture, name):
            _set(picture, name, value)
    if found.headline and _is_file_name(picture):
        picture.title = one_line(found.headline, 255)
    if found.taken_at and not picture.taken_at:
        picture.taken_at = found.taken_at


def _values(found: PictureMetadata) -> dict[str, str]:
    return {
        "description": found.alt_text or found.extended_description,
        "caption": found.description,
        "credit": found.credit,
        "creator": found.creator,
        "source": found.source,
        "digital_source_type": known_source_type(found.digital_source_type),
        "copyright_notice": found.copyright_notice,
        "licence": found.usage_terms,
        "licence_url": found.web_statement,
        "licensor_url": found.licensor_url,
        "usage_note": found.instructions,
    }


def _set(picture: AbstractPicture, name: str, value: str) -> None:
    field = picture._meta.get_field(name)
    value = one_line(value, field.max_length)
    try:
        field.run_validators(value)
    except ValidationError:
        return
    setattr(picture, name, value)


def _is_file_name(picture: AbstractPicture) -> bool:
    """Whether the title is what Wagtail makes of a file's name when nobody typed one."""
    return _letters(picture.title) in {"", _letters(PurePath(picture.file.name).stem), _letters(picture.file.name)}


def _letters(text: str) -> str:
    return _NOT_A_WORD.sub("", text).casefold()
