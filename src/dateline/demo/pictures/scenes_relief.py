"""Help arriving: the sandbag line and the helicopter."""

from __future__ import annotations

from dateline.demo.pictures import palette as ink
from dateline.demo.pictures.canvas import Canvas, Towards
from dateline.demo.pictures.craft import helicopter
from dateline.demo.pictures.hills import added, along, lit_hill, ridge, wooded
from dateline.demo.pictures.palette import mix
from dateline.demo.pictures.people import Dress, Figure, Pose, bag_wall, draw_figure, sandbag
from dateline.demo.pictures.shapes import Ellipse, Polygon, Rounded, Shape, Stroke
from dateline.demo.pictures.sky import cloud_bank, rain, streaks, sun
from dateline.demo.pictures.water import ripples


def sandbags(canvas: Canvas) -> None:
    """Volunteers pass bags along the river wall at Fell under a work lamp."""
    canvas.wash(ink.INK, mix(ink.SLATE, ink.STEEL, 0.5), 0, 760)
    cloud_bank(canvas, 180, mix(ink.SLATE, ink.INK, 0.3), ink.NIGHT, size=1.3, cover=5)
    far = added(along([(0, 500), (900, 590), (1920, 470)]), ridge(canvas, 26))
    lit_hill(canvas, far, mix(ink.INK, ink.SLATE, 0.4), ink.NIGHT, side=Towards.RIGHT)
    windows = [
        Rounded(x, y, x + 7, y + 9)
        for x, y in ((420, 640), (470, 655), (700, 648), (1180, 640), (1230, 652), (1730, 610), (1760, 622))
    ]
    canvas.paint(windows, ink.AMBER)
    canvas.glow(1440, 330, 900, ink.HONEY, 0.55)
    canvas.wash(mix(ink.SLATE, ink.INK, 0.3), ink.INK, 700, 1280)
    ripples(canvas, 706, 880, ink.AMBER, count=70, opacity=0.35, from_x=900)
    ripples(canvas, 706, 900, ink.STEEL, count=60, opacity=0.3)
    quay = canvas.paint(
        [Polygon([(-10, 940), (1930, 905), (1930, 1290), (-10, 1290)])], mix(ink.CLAY, ink.SLATE, 0.6), to=ink.INK
    )
    canvas.shade(quay, ink.INK, Towards.LEFT, least=0, most=0.6)
    canvas.glow(1160, 1030, 1100, ink.AMBER, 0.6, 0.3)
    _work_lamp(canvas, 1440, 1010)
    bag_wall(canvas, -60, 760, 1010, 4, 120, mix(ink.STONE, ink.AMBER, 0.25), mix(ink.SILT, ink.INK, 0.6))
    _bag_line(canvas)
    for n in range(7):
        sandbag(
            canvas,
            1560 + n % 4 * 108 + n // 4 * 54,
            1090 - n // 4 * 40,
            124,
            mix(ink.STONE, ink.AMBER, 0.3),
            mix(ink.SILT, ink.INK, 0.6),
        )
    bag_wall(canvas, -60, 1990, 1262, 2, 150, mix(ink.CLAY, ink.SLATE, 0.45), ink.NIGHT)
    rain(canvas, ink.HONEY, count=200, opacity=0.22)
    canvas.grain(0.12)


def _work_lamp(canvas: Canvas, x: float, ground: float) -> None:
    legs: list[Shape] = [Stroke([(x, 640), (x + dx, ground)], 7) for dx in (-70, 0, 70)]
    canvas.paint([*legs, Rounded(x - 4, 360, x + 4, 660)], ink.NIGHT)
    canvas.paint([Rounded(x - 74, 300, x + 74, 366, 8)], ink.NIGHT)
    canvas.paint([Rounded(x - 62, 310, x - 6, 356, 4), Rounded(x + 6, 310, x + 62, 356, 4)], ink.FOAM)
    canvas.glow(x, 334, 260, ink.FOAM, 0.7)


def _bag_line(canvas: Canvas) -> None:
    dresses = (
        Dress(ink.AMBER, ink.SLATE, (226, 178, 146), ink.BRICK),
        Dress(ink.BRICK, ink.INK, (148, 100, 76), ink.INK),
        Dress(ink.TEAL, ink.INK, (226, 178, 146), ink.PAPER),
        Dress(ink.PAPER, ink.SLATE, (196, 142, 108), ink.WINE),
        Dress(mix(ink.BRICK, ink.AMBER, 0.5), ink.INK, (226, 178, 146), ink.INK),
    )
    for number, dress in enumerate(dresses):
        x, tall = 760 + number * 176, (370, 398, 352, 384, 372)[number]
        ground = 1080 + (number % 2) * 14
        canvas.paint([Ellipse(x, ground, 100, 14)], ink.NIGHT, opacity=0.5, blur=6)
        figure = Figure(x, ground, tall, Pose.REACHING if number % 2 else Pose.CARRYING, dress, -1)
        draw_figure(canvas, figure, ink.NIGHT)
        hand = figure.hand()
        sandbag(
            canvas,
            hand[0] - 22,
            hand[1] - 4,
            108,
            mix(ink.STONE, ink.AMBER, 0.35),
            mix(ink.SILT, ink.INK, 0.55),
            canvas.chance.uniform(-5, 5),
        )


def helicopter_ridge(canvas: Canvas) -> None:
    """A rescue helicopter crosses the ridge above Lower Arne."""
    canvas.wash(mix(ink.STEEL, ink.MIST, 0.3), ink.PEACH, 0, 900)
    sun(canvas, 420, 690, 60, ink.FOAM, ink.HONEY, 0.6)
    streaks(canvas, 120, 640, ink.PAPER, count=18, opacity=0.45)
    cloud_bank(canvas, 150, mix(ink.MIST, ink.PAPER, 0.3), ink.STEEL, size=1.1, cover=3)
    for height, rough, share in ((660, 60, 0.7), (780, 46, 0.42), (900, 34, 0.15)):
        outline = added(
            along([(0, height + 60), (700, height + 20), (1500, height - 150), (1920, height - 60)]),
            ridge(canvas, rough),
        )
        lit_hill(
            canvas,
            outline,
            mix(ink.SLATE, ink.PALE, share),
            mix(ink.INK, ink.PALE, share),
            foot=mix(ink.PALE, ink.PEACH, 0.3),
            side=Towards.RIGHT,
        )
        canvas.mist(height + 170, 120, mix(ink.PAPER, ink.PEACH, 0.4), 0.5)
    near = added(along([(0, 1010), (600, 1090), (1300, 1010), (1920, 860)]), ridge(canvas, 20))
    lit_hill(canvas, near, mix(ink.PINE, ink.STEEL, 0.15), ink.NIGHT, side=Towards.RIGHT)
    wooded(canvas, near, ink.PINE, mix(ink.PINE, ink.STEEL, 0.35), from_x=-30, to_x=1960, height=130, rows=3)
    helicopter(canvas, 900, 400, 250, ink.BRICK, ink.WINE)
    canvas.grain()
