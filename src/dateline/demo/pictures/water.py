"""Lakes, rivers, reflections, spray."""

from __future__ import annotations

import math

from PIL import Image

from dateline.demo.pictures.canvas import Canvas, Towards
from dateline.demo.pictures.palette import Colour
from dateline.demo.pictures.shapes import Ellipse, Polygon, Shape, Stroke

_BAND = 4


def reflect(canvas: Canvas, line: int, tint: Colour, *, dim: float = 0.35, sway: float = 7, squeeze: float = 1) -> None:
    """Mirrors what stands above `line` in the water below it, darker with depth and broken by ripples.

    `squeeze` above 1 makes the mirror image shorter than the thing.
    """
    width, height = canvas.size
    deep = height - line
    seen = min(line, int(deep * squeeze))
    mirror = canvas.crop((0, line - seen, width, line)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    mirror = mirror.resize((width, deep), Image.Resampling.BILINEAR)
    mirror = Image.blend(mirror, Image.new("RGB", mirror.size, tint), dim)
    phase = canvas.chance.uniform(0, 6)
    for top in range(0, deep, _BAND):
        near = 0.25 + top / deep
        shift = sway * near * math.sin(top / (9 + 14 * near) + phase) + canvas.chance.uniform(-1, 1) * sway * near * 0.5
        strip = mirror.crop((0, top, width, min(deep, top + _BAND)))
        canvas.image.paste(strip, (round(shift), line + top))
        if shift > 0:
            canvas.image.paste(strip.crop((0, 0, round(shift) + 1, strip.height)), (0, line + top))
        else:
            canvas.image.paste(
                strip.crop((width + round(shift) - 1, 0, width, strip.height)), (width + round(shift) - 1, line + top)
            )


def ripples(
    canvas: Canvas,
    from_y: float,
    to_y: float,
    colour: Colour,
    *,
    count: int = 60,
    opacity: float = 0.35,
    from_x: float = 0,
    to_x: float | None = None,
) -> None:
    """Level dashes, short and thin far away, long and broad near the reader."""
    to_x = canvas.size[0] if to_x is None else to_x
    dashes: list[Shape] = []
    for _ in range(count):
        near = canvas.chance.random() ** 1.3
        y = from_y + (to_y - from_y) * near
        x = canvas.chance.uniform(from_x, to_x)
        long = (14 + 120 * near) * canvas.chance.uniform(0.4, 1.3)
        bend = canvas.chance.uniform(-3, 3) * (0.3 + near)
        dashes.append(Stroke([(x - long / 2, y), (x, y + bend), (x + long / 2, y)], 1 + 3.2 * near))
    canvas.paint(dashes, colour, opacity=opacity)


def spray(canvas: Canvas, x: float, y: float, across: float, down: float, colour: Colour, *, puffs: int = 30) -> None:
    """A standing cloud of fine water, soft at the top."""
    cloud: list[Shape] = []
    for _ in range(puffs):
        at, lift = canvas.chance.triangular(-1, 1, 0), canvas.chance.triangular(0, 1.2, 0)
        size = across * canvas.chance.uniform(0.04, 0.15) * max(0.4, 1 - lift * 0.5)
        cloud.append(Ellipse(x + at * across, y - lift * down, size, size * 0.7))
    soft = canvas.paint(cloud, colour, opacity=0.5, blur=24)
    canvas.shade(soft, colour, Towards.BOTTOM, least=0, most=0.5)
    canvas.paint(cloud[: puffs * 2 // 3], colour, opacity=0.55, blur=10)


def rapids(
    canvas: Canvas,
    from_y: float,
    to_y: float,
    left: tuple[float, float],
    right: tuple[float, float],
    colour: Colour,
    shadow: Colour,
) -> None:
    """Broken white water between two banks; each bank is its x at `from_y` and at `to_y`."""
    crests: list[Shape] = []
    troughs: list[Shape] = []
    for _ in range(150):
        share = canvas.chance.random() ** 1.2
        y = from_y + (to_y - from_y) * share
        x0, x1 = left[0] + (left[1] - left[0]) * share, right[0] + (right[1] - right[0]) * share
        x = canvas.chance.uniform(x0, x1)
        long = (16 + 110 * share) * canvas.chance.uniform(0.35, 1.2)
        thick = (2.5 + 9 * share) * canvas.chance.uniform(0.5, 1.2)
        crests.append(_crescent(x, y, long, thick))
        troughs.append(_crescent(x + long * 0.1, y + thick * 1.7, long * 0.9, thick * 1.1))
    canvas.paint(troughs, shadow, opacity=0.45)
    canvas.paint(crests, colour, opacity=0.72)


def _crescent(x: float, y: float, long: float, thick: float) -> Polygon:
    """The lit back of a wave: an arch that thins out at both ends."""
    steps = [n / 8 for n in range(9)]
    upper = [(x + long * (s - 0.5), y - thick * math.sin(math.pi * s)) for s in steps]
    lower = [(x + long * (s - 0.5), y - thick * 0.15 * math.sin(math.pi * s)) for s in reversed(steps)]
    return Polygon(upper + lower)
