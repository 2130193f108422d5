"""The river gauge and the rain front."""

from __future__ import annotations

from dateline.demo.pictures import palette as ink
from dateline.demo.pictures.canvas import Canvas, Towards
from dateline.demo.pictures.hills import added, along, forest, hill, lit_hill, ridge, wooded
from dateline.demo.pictures.palette import mix
from dateline.demo.pictures.shapes import Ellipse, Polygon, Rounded, Shape, curve
from dateline.demo.pictures.sky import cloud_bank, rain, rain_curtain, sun
from dateline.demo.pictures.water import rapids

_METRE = 560
"""Pixels to a metre of the painted gauge."""
_FOUR_METRES_AT = 800


def river_gauge(canvas: Canvas) -> None:
    """The painted gauge on the bridge pier at Fell, the water just above four metres."""
    canvas.wash(mix(ink.SLATE, ink.STEEL, 0.5), mix(ink.STEEL, ink.MIST, 0.3))
    far = added(along([(0, 300), (1920, 420)]), ridge(canvas, 30))
    hill(canvas, far, mix(ink.MOSS, ink.SLATE, 0.55), base=800)
    wooded(
        canvas,
        far,
        mix(ink.PINE, ink.SLATE, 0.2),
        mix(ink.MOSS, ink.STEEL, 0.5),
        from_x=-20,
        to_x=800,
        height=110,
        rows=5,
    )
    canvas.mist(760, 240, ink.MIST, 0.5)
    _pier(canvas)
    _board(canvas)
    level = _FOUR_METRES_AT - 12
    canvas.wash(mix(ink.SILT, ink.CLAY, 0.35), mix(ink.SILT, ink.INK, 0.45), level)
    rapids(
        canvas, level + 30, 1300, (-40, -100), (1960, 2020), mix(ink.PAPER, ink.CLAY, 0.2), mix(ink.SILT, ink.INK, 0.6)
    )
    _collar(canvas, level)
    rain(canvas, ink.PAPER, count=260, opacity=0.26, length=90)
    canvas.grain()


def _pier(canvas: Canvas) -> None:
    stone = canvas.paint(
        [Rounded(760, -10, 1960, 830)], mix(ink.STONE, ink.CLAY, 0.35), to=mix(ink.CLAY, ink.SLATE, 0.35)
    )
    canvas.shade(stone, mix(ink.CLAY, ink.SLATE, 0.7), Towards.RIGHT, least=0, most=0.5)
    joints: list[Shape] = [Rounded(760, y, 1960, y + 4) for y in range(60, 830, 128)]
    for row, y in enumerate(range(60, 830, 128)):
        joints += [Rounded(x, y - 128, x + 4, y) for x in range(900 + (row % 2) * 130, 1960, 260)]
    canvas.paint(joints, ink.SLATE, opacity=0.4)
    wet = canvas.paint([Rounded(760, 640, 1960, 830)], ink.SLATE, opacity=0.35)
    canvas.shade(wet, ink.INK, Towards.BOTTOM, least=0, most=0.5)


def _board(canvas: Canvas) -> None:
    left, right = 980, 1220
    canvas.paint([Rounded(left - 16, -20, right + 32, 830)], ink.INK, opacity=0.35, blur=8)
    board = canvas.paint([Rounded(left, -20, right, 830)], ink.FOAM)
    canvas.shade(board, mix(ink.MIST, ink.STEEL, 0.4), Towards.RIGHT, least=0, most=0.35)
    marks: list[Shape] = []
    for tenth in range(-2, 16):
        y = _FOUR_METRES_AT - tenth * _METRE / 10
        long = 130 if tenth % 10 == 0 else 92 if tenth % 2 == 0 else 56
        marks.append(Rounded(left, y - _METRE / 20, left + long, y))
    canvas.paint(marks, ink.INK)
    for tenth in range(0, 16, 2):
        y = _FOUR_METRES_AT - tenth * _METRE / 10
        if tenth % 10 == 0:
            canvas.write(f"{4 + tenth // 10}", (right - 18, y - 14), 112, ink.BRICK, anchor="rm")
        else:
            canvas.write(f"{tenth % 10}", (right - 24, y - 14), 66, ink.INK, anchor="rm")


def _collar(canvas: Canvas, level: float) -> None:
    """White water where the current meets the pier."""
    edge: list[Shape] = [
        Ellipse(760 + n * 34 + canvas.chance.uniform(-8, 8), level + canvas.chance.uniform(-6, 14), 34, 12)
        for n in range(36)
    ]
    canvas.paint(edge, ink.PAPER, opacity=0.8)
    canvas.paint([Ellipse(x, level + 34, 46, 9) for x in range(720, 1940, 86)], ink.PAPER, opacity=0.5)


def rain_front(canvas: Canvas) -> None:
    """Rain crosses the hills at the head of the Vale."""
    canvas.wash(mix(ink.SLATE, ink.STEEL, 0.35), mix(ink.HONEY, ink.PALE, 0.4), 0, 820)
    sun(canvas, 1560, 660, 36, ink.FOAM, ink.HONEY, 0.6)
    cloud_bank(canvas, 330, ink.STEEL, ink.SLATE, size=1.7, cover=5)
    cloud_bank(canvas, 190, mix(ink.SLATE, ink.STEEL, 0.3), ink.INK, size=1.9, cover=6)
    for x, width in ((180, 260), (560, 340), (1000, 200)):
        rain_curtain(canvas, x, 330, width, 560, mix(ink.SLATE, ink.STEEL, 0.5), 0.55)
    for height, rough, share in ((720, 40, 0.55), (830, 34, 0.3), (940, 26, 0.08)):
        outline = added(
            along([(0, height - 90), (760, height + 30), (1300, height + 10), (1920, height - 60)]),
            ridge(canvas, rough),
        )
        lit_hill(
            canvas,
            outline,
            mix(ink.MOSS, ink.MIST, share),
            mix(ink.PINE, ink.STEEL, share),
            foot=mix(ink.MOSS, ink.PALE, share),
            side=Towards.LEFT,
        )
    left = curve([(1196, 930), (1090, 975), (1120, 1030), (1010, 1120), (700, 1300)])
    right = curve([(1080, 1300), (1230, 1130), (1210, 1035), (1140, 980), (1216, 930)])
    water = canvas.paint([Polygon([*left, *right])], ink.PALE, to=ink.TEAL)
    canvas.shade(water, ink.SLATE, Towards.BOTTOM, least=0, most=0.4)
    near = added(
        along([(0, 1020), (420, 1150), (700, 1300), (1250, 1300), (1600, 1140), (1920, 1060)]),
        ridge(canvas, 10, longest=240),
    )
    hill(canvas, near, ink.PINE, foot=ink.NIGHT)
    forest(canvas, near, ink.PINE, from_x=-20, to_x=560, height=170, gap=54, depth=30)
    rain(canvas, ink.PAPER, count=160, opacity=0.18)
    canvas.grain()
