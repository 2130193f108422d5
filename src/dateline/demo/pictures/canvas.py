"""The sheet that a scene is painted on: flat inks, soft washes, stippled shade, light, mist and grain.

Everything random comes from one seed, so a picture is the same bytes wherever the same Pillow draws it.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from enum import Enum
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from dateline.demo.pictures.palette import Colour
from dateline.demo.pictures.shapes import Box, Shape, Stencil, cut

WIDTH, HEIGHT = 1920, 1280
# Drawn larger than kept: it smooths the edges, and the demo's first start has fewer pixels to encode.
KEPT = (1440, 960)


class Towards(Enum):
    """The side on which a shade is densest."""

    TOP = "top"
    BOTTOM = "bottom"
    LEFT = "left"
    RIGHT = "right"


def _ramp(size: tuple[int, int], towards: Towards = Towards.BOTTOM) -> Image.Image:
    """From 0 to 255 across `size`."""
    ramp = Image.linear_gradient("L")
    if towards is Towards.TOP:
        ramp = ramp.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    elif towards is Towards.RIGHT:
        ramp = ramp.transpose(Image.Transpose.ROTATE_90)
    elif towards is Towards.LEFT:
        ramp = ramp.transpose(Image.Transpose.ROTATE_270)
    return ramp.resize(size, Image.Resampling.BILINEAR)


class Canvas:
    """One picture in the making. All sizes are pixels; shares run from 0 to 1."""

    def __init__(self, seed: int, size: tuple[int, int] = (WIDTH, HEIGHT)) -> None:
        self.chance = Random(seed)  # noqa: S311 - decoration, and it must repeat
        self.size = size
        self.image = Image.new("RGB", size)
        self._noise = Image.frombytes("L", size, self.chance.randbytes(size[0] * size[1]))

    def wash(self, top: Colour, bottom: Colour, from_y: int = 0, to_y: int | None = None) -> None:
        """Fills the full width from `from_y` to `to_y` with one colour running into another."""
        to_y = self.size[1] if to_y is None else to_y
        self.image.paste(_gradient((self.size[0], to_y - from_y), top, bottom), (0, from_y))

    def paint(
        self,
        shapes: Iterable[Shape],
        colour: Colour,
        *,
        to: Colour | None = None,
        opacity: float = 1,
        holes: Iterable[Shape] = (),
        blur: float = 0,
    ) -> Stencil | None:
        """Paints the shapes with `colour`, running into `to` at their lowest point. Returns the stencil used."""
        stencil = cut(shapes, self.size, holes)
        if stencil is not None:
            if blur:
                stencil = _blurred(stencil, blur, self.size)
            self.fill(stencil, colour, to=to, opacity=opacity)
        return stencil

    def fill(self, stencil: Stencil, colour: Colour, *, to: Colour | None = None, opacity: float = 1) -> None:
        mask = stencil.mask if opacity == 1 else stencil.mask.point(lambda value: round(value * opacity))
        if to is None:
            self.image.paste(colour, stencil.box, mask)
        else:
            self.image.paste(_gradient(mask.size, colour, to), stencil.box, mask)

    def shade(
        self, stencil: Stencil | None, colour: Colour, towards: Towards, *, least: float = 0, most: float = 0.7
    ) -> None:
        """Stipples the stencil, as an airbrush would: `least` of the dots on one side, `most` on the other."""
        if stencil is None:
            return
        ramp = _ramp(stencil.mask.size, towards).point(
            lambda value: round(255 * (least + (most - least) * value / 255))
        )
        dots = ImageChops.add(ramp, self._noise.crop(stencil.box), 1, -255).point(lambda value: 255 if value else 0)
        self.image.paste(colour, stencil.box, ImageChops.multiply(dots, stencil.mask))

    def glow(self, x: float, y: float, radius: float, colour: Colour, strength: float = 0.8, squash: float = 1) -> None:
        """Light that falls off to nothing at `radius`; `squash` below 1 flattens it."""
        across, down = int(radius), int(radius * squash)
        # Pillow's gradient reaches 255 in its corners, so 180 at the middle of a side: a glow ends there.
        light = Image.radial_gradient("L").point(lambda value: round(255 * strength * max(0, 1 - value / 180) ** 2))
        light = light.resize((across * 2, down * 2), Image.Resampling.BILINEAR)
        self.image.paste(Image.new("RGB", light.size, colour), (int(x) - across, int(y) - down), light)

    def mist(self, middle: int, spread: int, colour: Colour, strength: float = 0.6) -> None:
        """A band of haze over the full width, thickest at `middle` and gone `spread` above and below."""
        rise = _ramp((self.size[0], spread)).point(lambda value: round(255 * strength * (value / 255) ** 1.6))
        self.image.paste(colour, (0, middle - spread, self.size[0], middle), rise)
        fall = rise.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        self.image.paste(colour, (0, middle, self.size[0], middle + spread), fall)

    def write(
        self,
        text: str,
        at: tuple[float, float],
        size: float,
        colour: Colour,
        *,
        anchor: str = "la",
        halo: Colour | None = None,
    ) -> None:
        """One line of text in Pillow's own typeface; `anchor` is Pillow's, `halo` sets it off from a busy ground."""
        font = ImageFont.load_default(size)
        rim = 0 if halo is None else max(3, round(size / 9))
        ImageDraw.Draw(self.image).text(
            at, text, fill=colour, font=font, anchor=anchor, stroke_width=rim, stroke_fill=halo
        )

    def crop(self, box: Box) -> Image.Image:
        return self.image.crop(box)

    def grain(self, strength: float = 0.15) -> None:
        """The tooth of paper over the whole picture."""
        tooth = self._noise.filter(ImageFilter.BoxBlur(0.6))
        self.image = Image.blend(self.image, ImageChops.overlay(self.image, Image.merge("RGB", (tooth,) * 3)), strength)

    def jpeg(self, quality: int = 88) -> bytes:
        out = io.BytesIO()
        kept = self.image.resize(KEPT, Image.Resampling.LANCZOS)
        kept.save(out, "JPEG", quality=quality, optimize=False, progressive=False)
        return out.getvalue()


def _gradient(size: tuple[int, int], top: Colour, bottom: Colour) -> Image.Image:
    ramp = _ramp(size)
    bands = [
        ramp.point([round(first + (last - first) * value / 255) for value in range(256)])
        for first, last in zip(top, bottom, strict=True)
    ]
    return Image.merge("RGB", bands)


def _blurred(stencil: Stencil, radius: float, size: tuple[int, int]) -> Stencil:
    margin = int(radius * 2) + 1
    left, top = max(0, stencil.left - margin), max(0, stencil.top - margin)
    right = min(size[0], stencil.left + stencil.mask.width + margin)
    bottom = min(size[1], stencil.top + stencil.mask.height + margin)
    roomy = Image.new("L", (right - left, bottom - top))
    roomy.paste(stencil.mask, (stencil.left - left, stencil.top - top))
    return Stencil(roomy.filter(ImageFilter.BoxBlur(radius)).filter(ImageFilter.BoxBlur(radius / 2)), left, top)
