"""The coast: the ferry quay and the night race."""

from __future__ import annotations

from dateline.demo.pictures import palette as ink
from dateline.demo.pictures.canvas import Canvas, Towards
from dateline.demo.pictures.craft import ferry, yacht
from dateline.demo.pictures.hills import added, along, lit_hill, ridge
from dateline.demo.pictures.palette import mix
from dateline.demo.pictures.shapes import Ellipse, Polygon, Rounded, Shape, Stroke, curve
from dateline.demo.pictures.sky import cloud_bank, stars, streaks
from dateline.demo.pictures.water import reflect, ripples


def ferry_quay(canvas: Canvas) -> None:
    """The island ferry tied up during the strike."""
    canvas.wash(mix(ink.TEAL, ink.MIST, 0.5), ink.PAPER, 0, 800)
    cloud_bank(canvas, 230, ink.FOAM, ink.MIST, size=1.2, cover=4)
    streaks(canvas, 300, 640, ink.FOAM, count=9, opacity=0.6)
    isle = added(along([(0, 760), (260, 640), (620, 690), (900, 770), (1920, 780)]), ridge(canvas, 16, longest=400))
    lit_hill(canvas, isle, mix(ink.STEEL, ink.PALE, 0.5), ink.STEEL, foot=ink.PALE, side=Towards.LEFT)
    ferry(canvas, 330, 800, 1240, mix(ink.SLATE, ink.INK, 0.4), ink.NIGHT)
    reflect(canvas, 796, mix(ink.TEAL, ink.SLATE, 0.3), dim=0.36, sway=9)
    ripples(canvas, 806, 1270, ink.FOAM, count=100, opacity=0.35)
    ripples(canvas, 806, 1270, ink.SLATE, count=60, opacity=0.3)
    quay = canvas.paint(
        [Polygon([(-10, 1080), (1930, 1010), (1930, 1290), (-10, 1290)])], mix(ink.STONE, ink.PAPER, 0.2), to=ink.CLAY
    )
    canvas.shade(quay, ink.CLAY, Towards.LEFT, least=0, most=0.6)
    canvas.paint([Polygon([(-10, 1080), (1930, 1010), (1930, 1028), (-10, 1100)])], ink.HONEY)
    for x, y in ((300, 1100), (1560, 1054)):
        canvas.paint(
            [Stroke(curve([(x, y - 56), (x + (960 - x) * 0.22, y - 100), (x + (960 - x) * 0.42, 700)]), 5)], ink.PAPER
        )
        bollard = canvas.paint(
            [Rounded(x - 30, y - 64, x + 30, y + 12, 12), Rounded(x - 44, y - 78, x + 44, y - 50, 14)], ink.BRICK
        )
        canvas.shade(bollard, ink.WINE, Towards.RIGHT, least=0, most=0.8)
    gulls: list[Shape] = []
    for x, y, span in ((1500, 250, 54), (1610, 320, 40), (1380, 190, 34), (240, 380, 44)):
        gulls += [
            Stroke(
                [
                    (x - span, y - span * 0.3),
                    (x - span * 0.4, y - span * 0.42),
                    (x, y),
                    (x + span * 0.4, y - span * 0.42),
                    (x + span, y - span * 0.3),
                ],
                6,
            )
        ]
    canvas.paint(gulls, ink.FOAM)
    canvas.grain()


def night_race(canvas: Canvas) -> None:
    """Yachts wait for the start of the Long Stack race."""
    canvas.wash(mix(ink.INK, ink.SLATE, 0.4), mix(ink.ROSE, ink.PEACH, 0.4), 0, 736)
    stars(canvas, 380, ink.FOAM, 110)
    canvas.glow(1380, 300, 420, ink.HONEY, 0.45)
    canvas.paint([Ellipse(1380, 300, 66, 66)], ink.PAPER)
    streaks(canvas, 380, 660, ink.ROSE, count=14, opacity=0.55)
    stack = canvas.paint(
        [
            Polygon([(250, 740), (276, 520), (300, 470), (330, 452), (362, 480), (380, 560), (420, 740)]),
            Polygon([(480, 740), (500, 610), (520, 600), (540, 640), (570, 740)]),
        ],
        mix(ink.SLATE, ink.INK, 0.3),
        to=mix(ink.SLATE, ink.ROSE, 0.35),
    )
    canvas.shade(stack, ink.NIGHT, Towards.LEFT, least=0, most=0.7)
    fleet = ((690, 738, 120), (850, 742, 150), (1130, 742, 130), (1620, 744, 160), (1770, 738, 110))
    for x, y, tall in fleet:
        yacht(canvas, x, y, tall, mix(ink.PAPER, ink.ROSE, 0.4), ink.INK, ink.SLATE)
    reflect(canvas, 734, mix(ink.INK, ink.SLATE, 0.5), dim=0.3, sway=10)
    ripples(canvas, 742, 1270, ink.HONEY, count=110, opacity=0.4, from_x=1080, to_x=1680)
    ripples(canvas, 742, 1270, ink.INK, count=90, opacity=0.35)
    for x, y, tall, sail, side in ((420, 1060, 640, ink.PAPER, ink.BRICK), (1340, 950, 400, ink.HONEY, ink.TEAL)):
        mirror = [Polygon([(x - tall * 0.3, y), (x + tall * 0.28, y), (x + tall * 0.12, y + tall * 0.75)])]
        canvas.paint(mirror, sail, opacity=0.25, blur=14)
        canvas.paint([Ellipse(x, y + 6, tall * 0.36, tall * 0.035)], ink.INK, opacity=0.5, blur=6)
        yacht(canvas, x, y, tall, sail, side, ink.SLATE)
    ripples(canvas, 960, 1270, ink.PEACH, count=60, opacity=0.35)
    canvas.grain(0.12)
