"""The few IPTC fields that a camera writes (Exif 3.0, CIPA DC-008)."""

from __future__ import annotations

from PIL.ExifTags import IFD, Base
from PIL.Image import Exif

from dateline.media.metadata.fields import PictureMetadata, decoded, instant, line, names

# What cameras put into the description when nobody has described anything.
_CAMERA_FILLER = frozenset(
    {"olympus digital camera", "sony dsc", "minolta digital camera", "konica minolta digital camera", "samsung"}
    | {"exif_jpeg_picture", "digital camera", "dcim100media", "dcim\\100media", "dav", "default", "oznor", "hdr"}
)


def metadata_from_exif(block: bytes | None) -> PictureMetadata:
    """Reads an EXIF block, if there is one. Whatever Pillow raises for a broken one goes through."""
    if not block:
        return PictureMetadata()
    exif = Exif()
    exif.load(block)
    details = exif.get_ifd(IFD.Exif)
    description = line(_text(exif.get(Base.ImageDescription)))
    return PictureMetadata(
        description="" if description.lower().rstrip(".") in _CAMERA_FILLER else description,
        creator=names(_text(exif.get(Base.Artist)).split(";")),
        # Photographer and editor, parted by NUL (section 4.6.5, tag Copyright).
        copyright_notice=names(_text(exif.get(Base.Copyright)).split("\0")),
        taken_at=instant(_iso(_text(details.get(Base.DateTimeOriginal)), _text(details.get(Base.OffsetTimeOriginal)))),
    )


def _text(value: object) -> str:
    """EXIF text is ASCII by the book and UTF-8 in practice; Pillow hands it over as Latin-1."""
    if isinstance(value, bytes):
        return decoded(value)
    if isinstance(value, str):
        return decoded(value.encode("latin-1")) if all(ord(character) < 256 for character in value) else value
    return ""


def _iso(moment: str, offset: str) -> str:
    date, _, clock = moment.strip("\0 ").partition(" ")
    return f"{date.replace(':', '-')}T{clock}{offset.strip(chr(0) + ' ')}" if offset else ""
