"""Hills, ridges and the trees on them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

from dateline.demo.pictures.canvas import Canvas, Towards
from dateline.demo.pictures.palette import Colour, mix
from dateline.demo.pictures.shapes import Point, Polygon, Stencil

Outline = Callable[[float], float]
"""The height (y) of a ridge at x."""

_STEP = 8


def ridge(canvas: Canvas, rough: float, *, longest: float = 900, octaves: int = 5, fade: float = 0.5) -> Outline:
    """A wandering line around 0, `rough` pixels high at its widest swing."""
    waves = []
    swing, length = rough, longest
    for _ in range(octaves):
        waves.append((swing, length, canvas.chance.uniform(0, 2 * math.pi)))
        swing, length = swing * fade, length / 2.1
    return lambda x: sum(size * math.sin(2 * math.pi * x / long + phase) for size, long, phase in waves)


def along(points: Sequence[Point]) -> Outline:
    """A smooth line through the points, which go from left to right; level outside them."""

    def height(x: float) -> float:
        if x <= points[0][0]:
            return points[0][1]
        for (x0, y0), (x1, y1) in pairwise(points):
            if x <= x1:
                share = (x - x0) / (x1 - x0)
                return y0 + (y1 - y0) * share * share * (3 - 2 * share)
        return points[-1][1]

    return height


def level(y: float) -> Outline:
    return lambda _: y


def added(first: Outline, second: Outline) -> Outline:
    return lambda x: first(x) + second(x)


def hill(
    canvas: Canvas, outline: Outline, colour: Colour, *, foot: Colour | None = None, base: float | None = None
) -> Stencil | None:
    """Everything below the outline down to `base`, paling to `foot`, as far hills do into haze."""
    width, height = canvas.size
    base = height if base is None else base
    points: list[Point] = [(x, outline(x)) for x in range(-_STEP, width + _STEP + 1, _STEP)]
    return canvas.paint([Polygon([*points, (width + _STEP, base), (-_STEP, base)])], colour, to=foot)


def lit_hill(
    canvas: Canvas, outline: Outline, colour: Colour, shadow: Colour, *, foot: Colour | None = None, side: Towards
) -> None:
    """A hill with a stippled shadow on one side."""
    canvas.shade(hill(canvas, outline, colour, foot=foot), shadow, side, least=0.02, most=0.55)


def pine(x: float, y: float, height: float, lean: float = 0) -> list[Polygon]:
    """A conifer standing at (x, y)."""
    tiers = []
    for at, half in ((0.0, 0.26), (0.24, 0.21), (0.48, 0.15)):
        foot, tip = y - height * at, y - height * min(1.0, at + 0.52)
        tiers.append(Polygon([(x - height * half, foot), (x + height * half, foot), (x + lean, tip)]))
    return tiers


def forest(
    canvas: Canvas,
    outline: Outline,
    colour: Colour,
    *,
    from_x: float,
    to_x: float,
    height: float,
    gap: float,
    depth: float = 0,
    shadow: Colour | None = None,
) -> None:
    """Conifers along an outline; `depth` scatters them down the slope, `shadow` darkens their feet."""
    stand: list[Polygon] = []
    x = from_x
    while x < to_x:
        tall = height * canvas.chance.uniform(0.55, 1.2)
        stand += pine(x, outline(x) + 6 + canvas.chance.uniform(0, depth), tall, canvas.chance.uniform(-2, 2))
        x += gap * canvas.chance.uniform(0.5, 1.5)
        # A few trees at a time: the stencil of a whole slope would be mostly empty and slow.
        if len(stand) >= 15 or x >= to_x:
            stencil = canvas.paint(stand, colour)
            if shadow is not None:
                canvas.shade(stencil, shadow, Towards.BOTTOM, least=0.02, most=0.6)
            stand = []


def wooded(
    canvas: Canvas,
    outline: Outline,
    dark: Colour,
    light: Colour,
    *,
    from_x: float,
    to_x: float,
    height: float,
    rows: int,
) -> None:
    """A slope covered in conifers, row before row, each row a little darker than the one behind it."""
    for row in range(rows):
        forest(
            canvas,
            added(outline, level(row * height * 0.72)),
            mix(light, dark, row / max(1, rows - 1)),
            from_x=from_x,
            to_x=to_x,
            height=height * (1 + row * 0.07),
            gap=height * 0.3,
            depth=height * 0.3,
            shadow=dark,
        )
