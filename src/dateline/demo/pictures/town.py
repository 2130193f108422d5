"""Streets of gabled houses, street lamps, and what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.demo.pictures.canvas import Canvas, Towards
from dateline.demo.pictures.palette import FOAM, Colour, mix
from dateline.demo.pictures.shapes import Polygon, Rounded, Shape, Stroke


@dataclass(frozen=True, slots=True)
class TownLook:
    """The inks of a street in one light; `lit` is the share of windows with a lamp behind them."""

    walls: Sequence[Colour]
    roofs: Sequence[Colour]
    shadow: Colour
    glass: Colour
    lamp: Colour
    lit: float


def terrace(canvas: Canvas, look: TownLook, ground: float, *, from_x: float, to_x: float, height: float) -> None:
    """A row of houses standing on `ground`; `height` is that of a middling house, to the eaves."""
    x, number = from_x, canvas.chance.randrange(5)
    while x < to_x:
        width = height * canvas.chance.uniform(0.62, 0.98)
        _house(canvas, look, x, ground, width, height * canvas.chance.uniform(0.82, 1.22), number)
        x += width
        number += canvas.chance.choice((1, 1, 2))


def _house(canvas: Canvas, look: TownLook, x: float, ground: float, width: float, height: float, number: int) -> None:
    wall, roof = look.walls[number % len(look.walls)], look.roofs[number % len(look.roofs)]
    eaves = ground - height
    gabled = number % 3 != 1
    rise = width * (0.52 if gabled else 0.3)
    _chimney(canvas, look, x + width * 0.16, eaves - rise * 0.55, width * 0.12, rise * 0.85, wall)
    if gabled:
        body = [
            Polygon([(x, ground), (x, eaves), (x + width / 2, eaves - rise), (x + width, eaves), (x + width, ground)])
        ]
        slope: list[Shape] = [
            Stroke([(x - 4, eaves + 5), (x + width / 2, eaves - rise), (x + width + 4, eaves + 5)], width * 0.055)
        ]
    else:
        body = [Polygon([(x, ground), (x, eaves), (x + width, eaves), (x + width, ground)])]
        slope = [
            Polygon(
                [
                    (x - 7, eaves),
                    (x + width + 7, eaves),
                    (x + width * 0.9, eaves - rise),
                    (x + width * 0.1, eaves - rise),
                ]
            )
        ]
    front = canvas.paint(body, wall)
    canvas.shade(front, mix(wall, look.shadow, 0.75), Towards.RIGHT, least=0, most=0.6)
    canvas.shade(front, look.shadow, Towards.BOTTOM, least=0, most=0.35)
    tiles = canvas.paint(slope, roof)
    canvas.shade(tiles, mix(roof, look.shadow, 0.8), Towards.RIGHT, least=0, most=0.7)
    _windows(canvas, look, x, eaves, ground, width)
    if gabled:
        attic = width * 0.12
        canvas.paint(
            [
                Rounded(
                    x + width / 2 - attic / 2,
                    eaves - rise * 0.42,
                    x + width / 2 + attic / 2,
                    eaves - rise * 0.42 + attic * 1.4,
                    attic / 2,
                )
            ],
            look.glass,
        )


def _chimney(canvas: Canvas, look: TownLook, x: float, y: float, width: float, height: float, wall: Colour) -> None:
    stack = canvas.paint([Rounded(x, y - height * 0.6, x + width, y + height)], mix(wall, look.shadow, 0.3))
    canvas.shade(stack, look.shadow, Towards.RIGHT, least=0, most=0.7)
    canvas.paint([Rounded(x - 3, y - height * 0.6 - 6, x + width + 3, y - height * 0.6 + 2)], look.shadow)


def _windows(canvas: Canvas, look: TownLook, x: float, eaves: float, ground: float, width: float) -> None:
    columns = 2 if width < 170 else 3
    floors = max(2, int((ground - eaves) / 105))
    wide, tall = width / columns * 0.44, (ground - eaves) / floors * 0.52
    dark: list[Shape] = []
    lit: list[Shape] = []
    bars: list[Shape] = []
    sills: list[Shape] = []
    for floor in range(floors):
        for column in range(columns):
            middle = x + width * (column + 0.5) / columns
            top = eaves + (ground - eaves) * (floor + 0.24) / floors
            is_door = floor == floors - 1 and column == columns - 1
            pane = Rounded(middle - wide / 2, top, middle + wide / 2, ground if is_door else top + tall, 2)
            (lit if not is_door and canvas.chance.random() < look.lit else dark).append(pane)
            if not is_door:
                bars += [
                    Stroke([(middle, top), (middle, top + tall)], 2.2),
                    Stroke([(middle - wide / 2, top + tall * 0.45), (middle + wide / 2, top + tall * 0.45)], 2.2),
                ]
                sills.append(Rounded(middle - wide / 2 - 5, top + tall, middle + wide / 2 + 5, top + tall + 6))
    panes = canvas.paint(dark, look.glass)
    canvas.shade(panes, look.shadow, Towards.TOP, least=0, most=0.5)
    canvas.paint(lit, look.lamp)
    for window in lit:
        left, top, right, bottom = window.bounds()
        canvas.glow((left + right) / 2, (top + bottom) / 2, wide * 2.1, look.lamp, 0.4)
    canvas.paint(bars, look.shadow, opacity=0.75)
    canvas.paint(sills, FOAM, opacity=0.35)


def street_lamp(canvas: Canvas, x: float, ground: float, height: float, post: Colour, light: Colour | None) -> None:
    top = ground - height
    canvas.paint(
        [
            Rounded(x - 4, top, x + 4, ground),
            Stroke([(x, top + 4), (x + 18, top - 12), (x + 44, top - 12)], 6),
            Polygon([(x + 26, top - 8), (x + 70, top - 8), (x + 60, top + 6), (x + 36, top + 6)]),
        ],
        post,
    )
    if light is not None:
        canvas.glow(x + 48, top + 8, height * 0.62, light, 0.85)
        canvas.paint([Rounded(x + 36, top + 4, x + 60, top + 11, 4)], FOAM)


def road_sign(canvas: Canvas, x: float, ground: float, height: float, post: Colour, face: Colour, rim: Colour) -> None:
    """A triangular warning sign."""
    canvas.paint([Rounded(x - 4, ground - height, x + 4, ground)], post)
    y = ground - height
    canvas.paint([Polygon([(x, y - 66), (x + 46, y + 14), (x - 46, y + 14)])], rim)
    canvas.paint([Polygon([(x, y - 46), (x + 30, y + 5), (x - 30, y + 5)])], face)
    canvas.paint([Rounded(x - 3.5, y - 28, x + 3.5, y - 8, 3), Rounded(x - 3.5, y - 5, x + 3.5, y + 2, 3)], post)
