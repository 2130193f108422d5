"""The dam by day, at dawn and at night."""

from __future__ import annotations

from collections.abc import Collection

from dateline.demo.pictures import palette as ink
from dateline.demo.pictures.canvas import Canvas, Towards
from dateline.demo.pictures.hills import added, along, forest, hill, lit_hill, ridge, wooded
from dateline.demo.pictures.palette import mix
from dateline.demo.pictures.shapes import Ellipse, Point, Polygon, Rounded, Shape, Stroke
from dateline.demo.pictures.sky import cloud_bank, rain, stars, streaks, sun
from dateline.demo.pictures.wall import CREST, WallLook, dam
from dateline.demo.pictures.water import rapids, reflect, ripples, spray

_FAR_HILLS = ((0, 255), (520, 330), (960, 400), (1420, 310), (1920, 230))

_DAYLIGHT = WallLook(
    face=mix(ink.STONE, ink.PAPER, 0.25),
    face_foot=mix(ink.STONE, ink.CLAY, 0.55),
    shadow=mix(ink.CLAY, ink.SLATE, 0.35),
    crest=mix(ink.PAPER, ink.STONE, 0.3),
    gate=ink.BRICK,
    wet=mix(ink.CLAY, ink.SLATE, 0.5),
    foam=ink.FOAM,
    foam_foot=mix(ink.MIST, ink.FOAM, 0.4),
)
_FLOODLIGHT = WallLook(
    face=mix(ink.STEEL, ink.SLATE, 0.5),
    face_foot=mix(ink.HONEY, ink.STEEL, 0.5),
    shadow=ink.NIGHT,
    crest=mix(ink.STEEL, ink.STONE, 0.4),
    gate=ink.WINE,
    wet=ink.INK,
    foam=ink.FOAM,
    foam_foot=mix(ink.STEEL, ink.FOAM, 0.5),
)


def first_gate(canvas: Canvas) -> None:
    """One of five gates open, towards noon under a grey sky."""
    canvas.wash(mix(ink.SLATE, ink.STEEL, 0.7), ink.PALE, 0, 480)
    _by_day(canvas, {2}, mix(ink.STEEL, ink.MIST, 0.2))


def gates_open(canvas: Canvas) -> None:
    """Two of five gates open on a wet afternoon."""
    canvas.wash(mix(ink.STEEL, ink.MIST, 0.4), ink.PEACH, 0, 480)
    _by_day(canvas, {2, 3}, mix(ink.MIST, ink.STEEL, 0.35))


def _by_day(canvas: Canvas, open_gates: Collection[int], cloud: ink.Colour) -> None:
    cloud_bank(canvas, 150, cloud, ink.STEEL, size=1.25, cover=5)
    streaks(canvas, 200, 380, ink.PAPER, count=9, opacity=0.45)
    far = added(along(_FAR_HILLS), ridge(canvas, 34))
    lit_hill(canvas, far, mix(ink.STEEL, ink.MIST, 0.45), ink.STEEL, foot=ink.PALE, side=Towards.RIGHT)
    canvas.mist(450, 90, ink.PAPER, 0.5)
    dam(canvas, _DAYLIGHT, open_gates)
    _banks(canvas, mix(ink.MOSS, ink.STEEL, 0.2), ink.PINE)
    _river(canvas, mix(ink.TEAL, ink.MIST, 0.3), mix(ink.TEAL, ink.SLATE, 0.6), ink.FOAM)
    middle = 870 + 50 * (len(open_gates) - 1) - 50
    spray(canvas, middle, 950, 240 + 50 * len(open_gates), 170, ink.FOAM, puffs=40)
    _foreground(canvas, ink.PINE, ink.NIGHT)
    rain(canvas, ink.PAPER, count=150, opacity=0.2)
    canvas.grain()


def _banks(canvas: Canvas, near: ink.Colour, trees: ink.Colour) -> None:
    shadow = mix(near, ink.NIGHT, 0.55)
    left = added(
        along([(0, 280), (250, 430), (470, 690), (640, 960), (760, 1010), (1000, 1500)]), ridge(canvas, 14, longest=300)
    )
    right = added(
        along([(900, 1500), (1180, 1010), (1290, 950), (1450, 690), (1690, 420), (1920, 270)]),
        ridge(canvas, 14, longest=300),
    )
    for outline, side, span in ((left, Towards.LEFT, (-20, 640)), (right, Towards.RIGHT, (1290, 1940))):
        lit_hill(canvas, outline, mix(near, trees, 0.6), shadow, foot=mix(near, ink.NIGHT, 0.5), side=side)
        wooded(canvas, outline, mix(trees, near, 0.25), near, from_x=span[0], to_x=span[1], height=88, rows=5)


def _river(canvas: Canvas, top: ink.Colour, bottom: ink.Colour, foam: ink.Colour) -> None:
    bed = canvas.paint([Polygon([(690, 925), (1230, 925), (1540, 1290), (260, 1290)])], top, to=bottom)
    canvas.shade(bed, bottom, Towards.BOTTOM, least=0, most=0.5)
    rapids(canvas, 955, 1290, (700, 300), (1220, 1500), foam, bottom)


def _foreground(canvas: Canvas, trees: ink.Colour, dark: ink.Colour) -> None:
    left = added(along([(0, 930), (300, 1080), (560, 1300)]), ridge(canvas, 12, longest=200))
    right = added(along([(1300, 1300), (1600, 1090), (1920, 900)]), ridge(canvas, 12, longest=200))
    for outline, span in ((left, (-40, 470)), (right, (1420, 1960))):
        hill(canvas, outline, trees, foot=dark)
        forest(canvas, outline, trees, from_x=span[0], to_x=span[1], height=250, gap=52, depth=50, shadow=dark)


def dam_dawn(canvas: Canvas) -> None:
    """The full lake behind the wall at first light, all gates shut."""
    canvas.wash(mix(ink.STEEL, ink.MIST, 0.5), ink.HONEY, 0, 560)
    streaks(canvas, 60, 430, ink.PAPER, count=16, opacity=0.4)
    sun(canvas, 1290, 452, 44, ink.FOAM, ink.HONEY)
    for height, rough, share in ((380, 46, 0.75), (440, 38, 0.5), (505, 26, 0.25)):
        outline = added(along([(0, height - 130), (900, height + 10), (1920, height - 90)]), ridge(canvas, rough))
        lit_hill(
            canvas,
            outline,
            mix(ink.STEEL, ink.PALE, share),
            mix(ink.SLATE, ink.PALE, share),
            foot=ink.PALE,
            side=Towards.LEFT,
        )
        canvas.mist(height + 110, 90, mix(ink.PAPER, ink.HONEY, 0.3), 0.55)
    shore = added(along([(0, 470), (420, 575), (760, 612), (1920, 640)]), ridge(canvas, 8, longest=260))
    hill(canvas, shore, mix(ink.PINE, ink.STEEL, 0.45), base=640)
    forest(canvas, shore, mix(ink.PINE, ink.STEEL, 0.35), from_x=-20, to_x=700, height=62, gap=17, depth=24)
    reflect(canvas, 630, mix(ink.TEAL, ink.SLATE, 0.4), dim=0.3, sway=9)
    ripples(canvas, 640, 1270, ink.HONEY, count=90, opacity=0.35, from_x=500, to_x=1700)
    ripples(canvas, 640, 1270, ink.SLATE, count=60, opacity=0.3)
    canvas.mist(632, 46, ink.PAPER, 0.6)
    _long_wall(canvas)
    canvas.grain()


def _long_wall(canvas: Canvas) -> None:
    """The wall from the lake side, running from the near right to the far shore."""
    top: list[Point] = [(1960, 742), (1640, 700), (1300, 664), (980, 636), (760, 622)]
    foot: list[Point] = [(760, 631), (980, 652), (1300, 700), (1640, 776), (1960, 872)]
    road: list[Point] = [(760, 616), (980, 626), (1300, 648), (1640, 676), (1960, 706)]
    face = canvas.paint([Polygon([*top, *foot])], mix(ink.STONE, ink.SLATE, 0.35), to=mix(ink.CLAY, ink.SLATE, 0.5))
    canvas.shade(face, ink.SLATE, Towards.RIGHT, least=0.05, most=0.6)
    deck = canvas.paint([Polygon([*road, *top])], mix(ink.PAPER, ink.STONE, 0.4))
    canvas.shade(deck, ink.CLAY, Towards.RIGHT, least=0, most=0.5)
    posts: list[Shape] = []
    for n in range(30):
        share = (n / 29) ** 1.7
        x = 770 + 1180 * share
        y = along([(760, 616), (980, 626), (1300, 648), (1640, 676), (1960, 706)])(x)
        posts.append(Rounded(x, y - 8 - 26 * share, x + 2 + 3 * share, y))
    posts.append(Stroke([(770, 609), (980, 616), (1300, 632), (1640, 652), (1960, 672)], 3))
    canvas.paint(posts, mix(ink.SLATE, ink.INK, 0.4))
    _intake_tower(canvas, 1420, 676)


def _intake_tower(canvas: Canvas, x: float, y: float) -> None:
    body = canvas.paint(
        [Rounded(x - 62, y - 150, x + 62, y + 170)], mix(ink.STONE, ink.PAPER, 0.35), to=mix(ink.CLAY, ink.SLATE, 0.3)
    )
    canvas.shade(body, ink.SLATE, Towards.LEFT, least=0, most=0.75)
    gallery = canvas.paint([Rounded(x - 76, y - 166, x + 76, y - 144, 3)], ink.PAPER)
    canvas.shade(gallery, ink.CLAY, Towards.LEFT, least=0, most=0.7)
    roof = canvas.paint(
        [Polygon([(x - 80, y - 164), (x + 80, y - 164), (x + 34, y - 226), (x - 34, y - 226)])], ink.BRICK
    )
    canvas.shade(roof, ink.WINE, Towards.LEFT, least=0, most=0.8)
    canvas.paint([Rounded(x - 34 + 26 * n, y - 118, x - 20 + 26 * n, y - 76, 7) for n in range(3)], ink.INK)
    # A painted staff on the tower: how high the lake stands is the whole story.
    canvas.paint([Rounded(x - 8, y - 40, x + 14, y + 170)], ink.FOAM)
    canvas.paint([Rounded(x - 8, y - 40 + 30 * n, x + 14, y - 25 + 30 * n) for n in range(7)], ink.BRICK)
    canvas.paint(
        [Polygon([(x - 84, y + 171), (x + 90, y + 171), (x + 60, y + 182), (x - 60, y + 180)])], ink.PALE, opacity=0.6
    )


def dam_night(canvas: Canvas) -> None:
    """The wall under floodlights on the first evening, with rescue vehicles on the crest road."""
    canvas.wash(ink.NIGHT, mix(ink.SLATE, ink.STEEL, 0.3), 0, 520)
    stars(canvas, 240, ink.PALE, 60)
    cloud_bank(canvas, 190, mix(ink.SLATE, ink.INK, 0.4), ink.NIGHT, size=1.3, cover=5)
    far = added(along(_FAR_HILLS), ridge(canvas, 34))
    hill(canvas, far, mix(ink.INK, ink.SLATE, 0.5), foot=ink.SLATE, base=520)
    dam(canvas, _FLOODLIGHT, {2, 3})
    for x in (700, 960, 1220):
        canvas.glow(x, 900, 330, ink.HONEY, 0.42, 0.9)
    _banks(canvas, mix(ink.PINE, ink.SLATE, 0.35), ink.NIGHT)
    _river(canvas, mix(ink.TEAL, ink.INK, 0.35), ink.NIGHT, ink.PALE)
    spray(canvas, 880, 950, 330, 170, mix(ink.FOAM, ink.HONEY, 0.2), puffs=36)
    _beacons(canvas)
    _foreground(canvas, ink.NIGHT, (10, 17, 26))
    canvas.grain(0.12)


def _beacons(canvas: Canvas) -> None:
    for x in range(330, 1640, 145):
        canvas.paint([Rounded(x, CREST - 92, x + 4, CREST - 16)], ink.NIGHT)
        canvas.glow(x + 2, CREST - 92, 84, ink.HONEY, 0.85)
        canvas.paint([Ellipse(x + 2, CREST - 92, 6, 6)], ink.FOAM)
    for x, lamp in ((430, (96, 158, 230)), (520, (228, 84, 66)), (1470, (96, 158, 230))):
        van = [Rounded(x - 40, CREST - 58, x + 34, CREST - 18, 8), Rounded(x + 20, CREST - 44, x + 54, CREST - 18, 8)]
        canvas.paint(van, ink.INK)
        canvas.paint([Rounded(x + 28, CREST - 40, x + 46, CREST - 30, 3)], ink.STEEL)
        canvas.paint([Ellipse(x - 22, CREST - 16, 9, 9), Ellipse(x + 34, CREST - 16, 9, 9)], ink.NIGHT)
        canvas.glow(x - 6, CREST - 62, 170, lamp, 0.9)
        canvas.paint([Rounded(x - 16, CREST - 66, x + 6, CREST - 58, 4)], mix(lamp, ink.FOAM, 0.6))
