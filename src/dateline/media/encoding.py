"""How a rendition is made from pixels: Wagtail's filters, fed from one decoded picture, writing no metadata."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO

from PIL import Image
from wagtail.images.image_operations import ImageTransform
from wagtail.images.models import AbstractImage, Filter
from wagtail.images.rect import Rect
from willow.image import AvifImageFile, PNGImageFile
from willow.plugins.pillow import PillowImage

from dateline.media.raster import Raster, Size, decode

AVIF_SPEED = 8
"""libaom's speed, 0 to 10. Against Pillow's 6 the files are some 8 % larger and made five times as fast."""
PNG_LEVEL = 4
"""zlib's level, 0 to 9. A photograph comes out as small as with Wagtail's optimising, in half the time."""


class PublicImage(PillowImage):
    """Pixels on their way into a public file. They are upright and in sRGB already and have nothing else to tell."""

    def __init__(self, image: Image.Image, format_name: str) -> None:
        super().__init__(image)
        self.format_name = format_name

    def auto_orient(self) -> PublicImage:
        return self

    def crop(self, rect: Rect) -> PublicImage:
        return PublicImage(super().crop(rect).image, self.format_name)

    def resize(self, size: Size) -> PublicImage:
        return PublicImage(super().resize(size).image, self.format_name)

    def save_as_avif(
        self, f: IO[bytes], quality: int = 80, lossless: bool = False, apply_optimizers: bool = True
    ) -> AvifImageFile:
        if lossless:
            return super().save_as_avif(f, lossless=True, apply_optimizers=apply_optimizers)
        # Willow has no say in the speed.
        self.image.save(f, "AVIF", quality=quality, speed=AVIF_SPEED)
        if apply_optimizers:
            self.optimize(f, "avif")
        return AvifImageFile(f)

    def save_as_png(self, f: IO[bytes], optimize: bool = False, apply_optimizers: bool = True) -> PNGImageFile:
        self.image.save(f, "PNG", compress_level=PNG_LEVEL)
        if apply_optimizers:
            self.optimize(f, "png")
        return PNGImageFile(f)


class PublicFilter(Filter):
    """Wagtail's filter, reading from a decoded picture that several filters share.

    Wagtail would decode the original once for each rendition and copy its EXIF, with the place it was taken at,
    into the public file.
    """

    def __init__(self, spec: str, raster: Raster | None = None) -> None:
        super().__init__(spec)
        self._raster = raster
        self._full_size: Size | None = None

    @contextmanager
    def get_willow_image(self, image: AbstractImage, source: IO[bytes] | None = None) -> Iterator[PublicImage]:
        raster = self._raster or raster_for(image, [self])
        self._full_size = raster.full_size
        yield PublicImage(raster.image, raster.wagtail_format)

    def get_transform(self, image: AbstractImage, size: Size | None = None) -> ImageTransform:
        """Plans on the full picture, whose coordinates the focal point is in, then crops the reduced one."""
        if size is None or self._full_size is None:
            return super().get_transform(image, size)
        transform = super().get_transform(image, self._full_size)
        reductions = [part / whole for part, whole in zip(size, self._full_size, strict=True)]
        transform.offset = tuple(
            offset * reduction for offset, reduction in zip(transform.offset, reductions, strict=True)
        )
        transform.scale = tuple(scale / reduction for scale, reduction in zip(transform.scale, reductions, strict=True))
        return transform


def raster_for(image: AbstractImage, filters: Sequence[Filter]) -> Raster:
    """The picture decoded once, as large as the most demanding of `filters` needs it.

    Raises `wagtail.images.models.SourceImageIOError` when the file is missing, its subclass
    `dateline.media.raster.UnreadablePictureError` when it can't be read.
    """

    def scale_for(size: Size) -> float:
        scale: float = max(max(Filter(each.spec).get_transform(image, size).scale) for each in filters)
        return scale

    with image.open_file() as file:
        return decode(file, scale_for)
