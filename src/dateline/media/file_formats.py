"""Which files count as pictures, and the only way they are opened."""

from __future__ import annotations

from contextlib import suppress
from typing import IO

from PIL import Image
from PIL.ImageFile import ImageFile

WAGTAIL_NAMES = {
    "JPEG": "jpeg",
    "MPO": "jpeg",
    "PNG": "png",
    "GIF": "gif",
    "WEBP": "webp",
    "AVIF": "avif",
    "HEIF": "heic",
}
"""Pillow's name of a format → Wagtail's. MPO is a JPEG with a second picture behind the first, as phones write it."""

Image.init()
with suppress(ImportError):
    # HEIC, as phones write it. Wagtail brings this plug-in along; without it HEIC is refused.
    import pillow_heif.HeifImagePlugin  # noqa: F401
# Pillow knows some forty formats, some of which start other programs; MPO comes in by way of JPEG.
_OPENED = tuple(name for name in WAGTAIL_NAMES if name in Image.OPEN and name != "MPO")


def open_picture(file: IO[bytes]) -> ImageFile:
    """Opens a picture and reads its header, no pixels.

    Raises `OSError` (Pillow's `UnidentifiedImageError`) for anything else, and what Pillow raises for more pixels
    than it allows.
    """
    file.seek(0)
    return Image.open(file, formats=_OPENED)
