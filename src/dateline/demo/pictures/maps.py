"""The map of the valley."""

from __future__ import annotations

import math

from dateline.demo.pictures import palette as ink
from dateline.demo.pictures.canvas import Canvas, Towards
from dateline.demo.pictures.hills import ridge
from dateline.demo.pictures.palette import mix
from dateline.demo.pictures.shapes import Ellipse, Point, Polygon, Rounded, Shape, Stroke, curve

_RIVER: tuple[Point, ...] = (
    (700, 330), (770, 420), (740, 520), (820, 600), (930, 650), (960, 740), (1080, 800), (1220, 820),
    (1310, 900), (1450, 930), (1600, 1010), (1750, 1040), (1960, 1120),
)  # fmt: skip


def valley_map(canvas: Canvas) -> None:
    """The valley from the reservoir to Fell, with the part that was told to leave."""
    canvas.wash(mix(ink.PAPER, ink.STONE, 0.15), mix(ink.PAPER, ink.STONE, 0.3))
    _relief(canvas)
    _evacuated(canvas)
    _lake(canvas)
    river = curve(_RIVER)
    canvas.paint([Stroke(river, 22)], mix(ink.TEAL, ink.SLATE, 0.4))
    canvas.paint([Stroke(river, 15)], ink.TEAL)
    _roads(canvas)
    canvas.paint([Stroke([(630, 352), (690, 322), (768, 330)], 16)], ink.INK)
    _town(canvas, (950, 690), 96)
    _town(canvas, (1400, 945), 84)
    _labels(canvas)
    _legend(canvas)
    canvas.grain(0.1)


def _relief(canvas: Canvas) -> None:
    """High ground on both sides, in steps."""
    for level, reach in enumerate((470, 350, 230, 110)):
        colour = mix(mix(ink.PAPER, ink.MOSS, 0.28), ink.MOSS, level * 0.22)
        upper, lower = ridge(canvas, 26, longest=500), ridge(canvas, 26, longest=500)
        north = [(x, 0.30 * x + reach - 40 + upper(x)) for x in range(-20, 1961, 20)]
        south = [(x, 0.36 * x + 1000 - reach + lower(x)) for x in range(-20, 1961, 20)]
        above = canvas.paint([Polygon([*north, (1960, -20), (-20, -20)])], colour)
        below = canvas.paint([Polygon([*south, (1960, 1300), (-20, 1300)])], colour)
        canvas.shade(above, mix(colour, ink.PINE, 0.5), Towards.BOTTOM, least=0, most=0.3)
        canvas.shade(below, mix(colour, ink.PINE, 0.5), Towards.TOP, least=0, most=0.3)


def _evacuated(canvas: Canvas) -> None:
    zone = [
        (850, 560),
        (1010, 570),
        (1120, 690),
        (1300, 760),
        (1500, 850),
        (1540, 960),
        (1400, 1050),
        (1240, 960),
        (1080, 880),
        (900, 800),
        (830, 680),
    ]
    stencil = canvas.paint([Polygon(curve([*zone, zone[0]]))], ink.BRICK, opacity=0.2)
    canvas.shade(stencil, ink.BRICK, Towards.BOTTOM, least=0.1, most=0.22)
    edge = curve([*zone, zone[0]])
    dashes: list[Shape] = [Stroke(edge[n : n + 4], 4) for n in range(0, len(edge) - 4, 7)]
    canvas.paint(dashes, ink.BRICK)


def _lake(canvas: Canvas) -> None:
    shore = [
        (760, 322),
        (690, 318),
        (628, 350),
        (560, 400),
        (430, 420),
        (330, 360),
        (250, 250),
        (330, 190),
        (300, 90),
        (420, 60),
        (470, 180),
        (560, 230),
        (640, 180),
        (740, 230),
    ]
    lake = canvas.paint([Polygon(curve([*shore, shore[0]]))], ink.TEAL, to=mix(ink.TEAL, ink.SLATE, 0.4))
    canvas.shade(lake, ink.SLATE, Towards.TOP, least=0, most=0.35)
    waves: list[Shape] = [
        Stroke([(x, y), (x + 16, y - 6), (x + 32, y), (x + 48, y - 6)], 3)
        for x, y in ((380, 150), (500, 290), (620, 260), (370, 310))
    ]
    canvas.paint(waves, ink.PALE, opacity=0.7)


def _roads(canvas: Canvas) -> None:
    for road in (
        [(780, 340), (850, 480), (1000, 560), (1180, 620), (1350, 700), (1560, 760), (1960, 860)],
        [(950, 690), (1030, 620), (1090, 580)],
        [(1400, 945), (1480, 850), (1440, 700)],
        [(1400, 945), (1290, 1080), (1180, 1150), (900, 1180)],
    ):
        line = curve(road)
        canvas.paint([Stroke(line, 11)], mix(ink.CLAY, ink.INK, 0.3))
        canvas.paint([Stroke(line, 7)], ink.FOAM)


def _town(canvas: Canvas, at: Point, size: float) -> None:
    """Small blocks in crooked rows, thinning out towards the edge."""
    blocks: list[Shape] = []
    for row in range(-4, 5):
        for column in range(-5, 6):
            across, down = column / 5.2, row / 4.2
            if math.hypot(across, down) > canvas.chance.uniform(0.65, 1.05):
                continue
            x, y = at[0] + across * size + row * 3, at[1] + down * size * 0.8 + column * 4
            wide, high = canvas.chance.uniform(4, 7.5), canvas.chance.uniform(3.5, 6.5)
            blocks.append(Rounded(x - wide, y - high, x + wide, y + high, 1))
    canvas.paint(blocks, mix(ink.WINE, ink.INK, 0.25))


def _labels(canvas: Canvas) -> None:
    pale = mix(ink.PAPER, ink.FOAM, 0.5)
    canvas.write("Arne reservoir", (490, 330), 36, ink.FOAM, anchor="ma")
    canvas.write("Arne dam", (480, 452), 44, ink.INK, halo=pale)
    canvas.paint([Stroke([(612, 446), (672, 352)], 3)], ink.INK)
    canvas.write("Lower Arne", (860, 800), 54, ink.INK, halo=pale)
    canvas.write("Fell", (1300, 1046), 54, ink.INK, halo=pale)
    canvas.write("River Arne", (1600, 1072), 36, mix(ink.TEAL, ink.INK, 0.6), halo=pale)
    canvas.write("to Valemouth", (1690, 838), 32, mix(ink.CLAY, ink.INK, 0.6), halo=pale)
    for x, y, name in (
        (1090, 565, "Hill Road School"),
        (1440, 690, "Ridgeway sports centre"),
        (1180, 1150, "Fell town hall"),
    ):
        _shelter(canvas, x, y, 26)
        canvas.write(name, (x + 40, y - 22), 38, ink.INK, halo=pale)


def _shelter(canvas: Canvas, x: float, y: float, size: float) -> None:
    canvas.paint([Ellipse(x, y, size, size)], ink.INK)
    roof = Polygon([(x - size * 0.58, y), (x, y - size * 0.6), (x + size * 0.58, y)])
    canvas.paint([roof, Rounded(x - size * 0.36, y - 2, x + size * 0.36, y + size * 0.46)], ink.HONEY)


def _legend(canvas: Canvas) -> None:
    canvas.paint([Rounded(60, 900, 610, 1220, 14)], ink.INK, opacity=0.25, blur=8)
    canvas.paint([Rounded(60, 890, 610, 1210, 14)], ink.FOAM)
    canvas.write("The Arne valley", (96, 916), 46, ink.INK)
    canvas.paint([Rounded(98, 994, 146, 1028, 4)], mix(ink.PAPER, ink.BRICK, 0.35))
    canvas.write("Told to leave", (168, 990), 34, ink.INK)
    _shelter(canvas, 122, 1066, 22)
    canvas.write("Place of shelter", (168, 1046), 34, ink.INK)
    canvas.paint(
        [
            Rounded(98, 1128, 398, 1136),
            Rounded(98, 1118, 104, 1136),
            Rounded(245, 1118, 251, 1136),
            Rounded(392, 1118, 398, 1136),
        ],
        ink.INK,
    )
    canvas.write("0", (98, 1146), 28, ink.INK)
    canvas.write("2 km", (372, 1146), 28, ink.INK)
    canvas.paint([Polygon([(520, 1080), (546, 1168), (520, 1146), (494, 1168)])], ink.INK)
    canvas.write("N", (520, 1040), 34, ink.INK, anchor="ma")
