"""Reading all three kinds of metadata from a file that somebody else made."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from typing import IO

from dateline.media.file_formats import open_picture
from dateline.media.metadata.exif import metadata_from_exif
from dateline.media.metadata.fields import PictureMetadata, first_of
from dateline.media.metadata.iim import metadata_from_iim
from dateline.media.metadata.xmp import metadata_from_xmp

logger = logging.getLogger(__name__)

MAX_FILE = 64 * 1024 * 1024
"""Bytes. A larger file is not opened."""


def read_metadata(file: IO[bytes]) -> PictureMetadata:
    """What the picture in `file` says about itself: XMP first, then IIM, then EXIF, field by field.

    Reads headers only, never pixels. Never raises: a part that can't be read counts as absent, and so does the whole
    of a file that is no picture. The file's position is kept.
    """
    try:
        position = file.tell()
        try:
            return _read(file)
        finally:
            file.seek(position)
    except Exception:
        logger.info("A picture's metadata can't be read", exc_info=True)
        return PictureMetadata()


def _read(file: IO[bytes]) -> PictureMetadata:
    if file.seek(0, os.SEEK_END) > MAX_FILE:
        return PictureMetadata()
    # The caller's file stays open: Pillow closes only files that it opened itself.
    image = open_picture(file)
    xmp, exif = image.info.get("xmp"), image.info.get("exif")
    return first_of(
        _attempt(lambda: metadata_from_xmp(xmp.encode() if isinstance(xmp, str) else xmp)),
        _attempt(lambda: metadata_from_iim(image)),
        _attempt(lambda: metadata_from_exif(exif)),
    )


def _attempt(read: Callable[[], PictureMetadata]) -> PictureMetadata:
    try:
        return read()
    except Exception:
        # Hostile bytes make Pillow and expat raise nearly anything; the other parts may still be sound.
        logger.info("A part of a picture's metadata can't be read", exc_info=True)
        return PictureMetadata()
