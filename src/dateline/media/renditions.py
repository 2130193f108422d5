"""The sizes and formats of a picture that readers get, made once and looked up many times.

A picture is decoded once; every size is made from that. An animation shows its first frame: moving pictures need a
way to stop them (WCAG 2.2, 2.2.2), which a video has.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from wagtail.images import get_image_model
from wagtail.images.models import Filter, SourceImageIOError

from dateline.media.encoding import PublicFilter, raster_for
from dateline.media.facts import PictureFacts, Rendition, Source
from dateline.media.models import AbstractPicture, AbstractPictureRendition

logger = logging.getLogger(__name__)

# Heights bound only what scrolls on and on; WebP ends at 16,383 pixels.
_BOXES = ((480, 1_920), (960, 3_840), (1_440, 5_760))
_LARGE = (1_920, 16_000)
_CARD = "fill-1200x630|format-jpeg|jpegquality-80"

_AVIF = "format-avif|avifquality-50"
_WEBP = "format-webp|webpquality-75"
_JPEG = "format-jpeg|jpegquality-78"
_PNG = "format-png"


@dataclass(frozen=True, slots=True)
class _Plan:
    """The filter specs of one picture's renditions, smallest first. No size is made that would repeat a smaller one."""

    avif: tuple[str, ...]
    webp: tuple[str, ...]
    fallback: tuple[str, ...]
    large: str

    @property
    def specs(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.avif, *self.webp, *self.fallback, self.large, _CARD)))


def _spec(box: tuple[int, int], encoding: str) -> str:
    return f"max-{box[0]}x{box[1]}|{encoding}"


def _plan(size: tuple[int, int], transparent: bool) -> _Plan:
    covering = next((n for n, box in enumerate(_BOXES, start=1) if size[0] <= box[0] and size[1] <= box[1]), None)
    boxes = _BOXES[:covering]
    fallback = _PNG if transparent else _JPEG
    return _Plan(
        avif=tuple(_spec(box, _AVIF) for box in boxes),
        webp=tuple(_spec(box, _WEBP) for box in boxes),
        fallback=tuple(_spec(box, fallback) for box in boxes),
        # A photograph cut out of its background takes megabytes as a PNG.
        large=_spec(boxes[-1] if covering else _LARGE, _WEBP if transparent else _JPEG),
    )


_ALL_SPECS = tuple(spec for transparent in (False, True) for spec in _plan((10**5, 10**5), transparent).specs)


def prepare(picture: AbstractPicture) -> PictureFacts:
    """Makes every rendition of a saved picture that isn't there yet. Call it outside a transaction: it takes time.

    Raises `wagtail.images.models.SourceImageIOError` when the original is missing or can't be read; the text of its
    subclass `dateline.media.raster.UnreadablePictureError` is for people.
    """
    return _ready(_with_renditions().get(pk=picture.pk))


def facts(keys: Iterable[int]) -> dict[int, PictureFacts]:
    """The pictures with these keys, in two queries; renditions that are missing are made now.

    A key without a picture, or with one whose file can't be read, is left out.
    """
    wanted = set(keys)
    found: dict[int, PictureFacts] = {}
    for picture in _with_renditions().filter(pk__in=wanted) if wanted else ():
        try:
            found[picture.pk] = _ready(picture)
        except SourceImageIOError:
            logger.exception("Picture %s can't be shown", picture.pk)
    return found


def is_prepared(picture: AbstractPicture) -> bool:
    """Whether renditions for readers have been made, so that published text may name them. One query."""
    return bool(picture.renditions.filter(filter_spec=_CARD).exists())


def _with_renditions() -> QuerySet[AbstractPicture]:
    pictures: QuerySet[AbstractPicture] = get_image_model().objects.prefetch_renditions(*_ALL_SPECS)
    return pictures


def _ready(picture: AbstractPicture) -> PictureFacts:
    size = (picture.width, picture.height)
    opaque, transparent = _plan(size, transparent=False), _plan(size, transparent=True)
    existing = {rendition.filter_spec for rendition in picture.prefetched_renditions}
    for plan in (opaque, transparent):
        if existing.issuperset(plan.specs):
            # Its focal point may have moved since: then this makes a new card.
            return _facts(picture, plan, picture.get_renditions(*plan.specs))
    raster = raster_for(picture, [Filter(spec) for spec in opaque.specs])
    plan = transparent if raster.is_transparent else opaque
    return _facts(picture, plan, picture.get_renditions(*(PublicFilter(spec, raster) for spec in plan.specs)))


def _facts(picture: AbstractPicture, plan: _Plan, made: dict[str, AbstractPictureRendition]) -> PictureFacts:
    def source(mime: str, specs: tuple[str, ...]) -> Source:
        # Two boxes can give one width to a picture that is next to nothing wide; the later is the taller.
        by_width = {made[spec].width: _rendition(made[spec]) for spec in specs}
        return Source(mime, tuple(by_width.values()))

    is_png = plan.fallback[0].endswith(_PNG)
    return PictureFacts(
        key=picture.pk,
        sources=(source("image/avif", plan.avif), source("image/webp", plan.webp)),
        fallback=source("image/png" if is_png else "image/jpeg", plan.fallback),
        large=_rendition(made[plan.large]),
        card=_rendition(made[_CARD]),
        alt=picture.description,
        caption=picture.caption,
        credit=picture.credit,
        licence_url=picture.licence_url,
        digital_source_type=picture.digital_source_type,
        made_with_ai=picture.made_with_ai,
    )


def _rendition(rendition: AbstractPictureRendition) -> Rendition:
    return Rendition(rendition.url, rendition.width, rendition.height)
