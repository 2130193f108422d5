"""From an uploaded file to pixels fit for the web: upright, sRGB, no larger than needed, nothing else inside."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import IO

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image, ImageCms
from PIL.ExifTags import Base
from PIL.ImageFile import ImageFile
from wagtail.images.models import SourceImageIOError

from dateline.media.file_formats import WAGTAIL_NAMES, open_picture

logger = logging.getLogger(__name__)

Size = tuple[int, int]

_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_LIES_ON_ITS_SIDE = {5, 6, 7, 8}


class UnreadablePictureError(SourceImageIOError):
    """A picture's file is missing, damaged, too large or no picture. Its text is for people.

    Wagtail's own screens show a placeholder for it.
    """


@dataclass(frozen=True, slots=True)
class Raster:
    """A decoded picture. `image` is RGB or RGBA; `full_size` is what it measures before it was reduced."""

    image: Image.Image
    full_size: Size
    wagtail_format: str

    @property
    def is_transparent(self) -> bool:
        return self.image.mode == "RGBA"


def upright_size(file: IO[bytes]) -> Size:
    """Width and height as people see the picture, from its header. Raises `UnreadablePictureError`."""
    image = _open(file)
    return _turned(image.size, _orientation(image))


def decode(file: IO[bytes], scale_for: Callable[[Size], float]) -> Raster:
    """Decodes the first frame, reduced by what `scale_for(full size)` says (1.0: not at all).

    Raises `UnreadablePictureError`.
    """
    image = _open(file)
    orientation = _orientation(image)
    full_size = _turned(image.size, orientation)
    scale = min(1.0, scale_for(full_size))
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    profile = image.info.get("icc_profile")
    try:
        # JPEG can leave out detail while decoding, which is most of the time it takes.
        image.draft(None, size)
        image.load()
        pixels = _with_plain_mode(image)
    except Exception as error:
        # A damaged or hostile file makes decoders raise nearly anything.
        logger.info("A picture can't be decoded", exc_info=True)
        raise UnreadablePictureError(_("This picture’s file is damaged or incomplete.")) from error
    if pixels.size != size:
        pixels = pixels.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    if turn := _UPRIGHT.get(orientation):
        pixels = pixels.transpose(turn)
    return Raster(_without_needless_alpha(_in_srgb(pixels, profile)), full_size, WAGTAIL_NAMES[image.format or ""])


def _open(file: IO[bytes]) -> ImageFile:
    try:
        image = open_picture(file)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large() from error
    except Exception as error:
        logger.info("A file is no picture", exc_info=True)
        raise UnreadablePictureError(_("This file is not a picture that can be read.")) from error
    if image.width * image.height > _max_pixels():
        raise _too_large()
    return image


def _max_pixels() -> int:
    """Wagtail's setting and Wagtail's default."""
    return getattr(settings, "WAGTAILIMAGES_MAX_IMAGE_PIXELS", None) or 128_000_000


def _too_large() -> UnreadablePictureError:
    return UnreadablePictureError(
        _("This picture has more than %(millions)s million pixels.") % {"millions": _max_pixels() // 1_000_000}
    )


def _orientation(image: ImageFile) -> int:
    """The EXIF orientation, 1 to 8; 1 when the file has none or a broken one."""
    block = image.info.get("exif")
    if not block:
        return 1
    exif = Image.Exif()
    try:
        exif.load(block)
        value = exif.get(Base.Orientation, 1)
    except Exception:
        logger.info("A picture's orientation can't be read", exc_info=True)
        return 1
    return value if value in _UPRIGHT else 1


def _turned(size: Size, orientation: int) -> Size:
    return (size[1], size[0]) if orientation in _LIES_ON_ITS_SIDE else size


def _with_plain_mode(image: Image.Image) -> Image.Image:
    """The pixels in a mode that can be resized well: L, LA, RGB, RGBA or CMYK, eight bits a channel."""
    if image.mode.startswith("I"):
        # Sixteen bits of grey; a plain conversion would clip instead of scaling.
        grey = image.convert("I").point(lambda level: level / 256).convert("L")
        grey.info = {}
        return grey
    if image.has_transparency_data:
        return image if image.mode in {"LA", "RGBA"} else image.convert("RGBA")
    return image if image.mode in {"L", "RGB", "CMYK"} else image.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours as every screen knows them, so that no profile has to travel with the picture."""
    mode = "RGBA" if image.has_transparency_data else "RGB"
    if profile:
        try:
            converted = ImageCms.profileToProfile(
                image, ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode=mode
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            logger.info("A picture's colour profile can't be used", exc_info=True)
        else:
            image = converted or image
    image = image if image.mode == mode else image.convert(mode)
    image.info = {}
    return image


def _without_needless_alpha(image: Image.Image) -> Image.Image:
    """RGB if nothing shows through: screenshots carry an alpha channel they don't use."""
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        return image.convert("RGB")
    return image
