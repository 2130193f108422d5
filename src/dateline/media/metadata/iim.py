"""IPTC fields in the older binary form (IPTC-NAA Information Interchange Model 4.2, record 2)."""

from __future__ import annotations

import re

from PIL.ImageFile import ImageFile
from PIL.IptcImagePlugin import getiptcinfo

from dateline.media.metadata.fields import PictureMetadata, decoded, instant, line, names

_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})")
_TIME = re.compile(r"(\d{2})(\d{2})(\d{2})([+-]\d{2})(\d{2})")

_INSTRUCTIONS, _DATE_CREATED, _TIME_CREATED, _BYLINE = 40, 55, 60, 80
_HEADLINE, _CREDIT, _SOURCE, _COPYRIGHT, _CAPTION = 105, 110, 115, 116, 120


def metadata_from_iim(image: ImageFile) -> PictureMetadata:
    """Reads the datasets of an opened JPEG. Whatever Pillow raises for a broken block goes through."""
    found = getiptcinfo(image) or {}

    def values(dataset: int) -> list[str]:
        value = found.get((2, dataset)) or []
        return [decoded(item) for item in (value if isinstance(value, list) else [value]) if item]

    def text(dataset: int) -> str:
        return line(next(iter(values(dataset)), ""))

    return PictureMetadata(
        headline=text(_HEADLINE),
        description=text(_CAPTION),
        creator=names(values(_BYLINE)),
        credit=text(_CREDIT),
        source=text(_SOURCE),
        copyright_notice=text(_COPYRIGHT),
        instructions=text(_INSTRUCTIONS),
        taken_at=instant(_iso(text(_DATE_CREATED), text(_TIME_CREATED))),
    )


def _iso(date: str, time: str) -> str:
    day, clock = _DATE.fullmatch(date), _TIME.fullmatch(time)
    if not (day and clock):
        return ""
    hour, minute, second, offset_hour, offset_minute = clock.groups()
    return f"{'-'.join(day.groups())}T{hour}:{minute}:{second}{offset_hour}:{offset_minute}"
