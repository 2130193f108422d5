"""Lower Arne and Fell: the flooded high street, the quay, the way home."""

from __future__ import annotations

from dateline.demo.pictures import palette as ink
from dateline.demo.pictures.canvas import Canvas, Towards
from dateline.demo.pictures.craft import rowing_boat
from dateline.demo.pictures.hills import added, along, forest, hill, lit_hill, ridge
from dateline.demo.pictures.palette import mix
from dateline.demo.pictures.people import Dress, Figure, Pose, draw_figure
from dateline.demo.pictures.shapes import Ellipse, Point, Polygon, Rounded, Shape, Stroke
from dateline.demo.pictures.sky import cloud_bank, streaks, sun
from dateline.demo.pictures.town import TownLook, road_sign, street_lamp, terrace
from dateline.demo.pictures.water import rapids, reflect, ripples

SKINS: tuple[ink.Colour, ...] = ((226, 178, 146), (148, 100, 76), (196, 142, 108))

_DUSK = TownLook(
    walls=(
        mix(ink.STONE, ink.SLATE, 0.35),
        mix(ink.BRICK, ink.SLATE, 0.4),
        mix(ink.MIST, ink.SLATE, 0.35),
        mix(ink.PEACH, ink.SLATE, 0.35),
    ),
    roofs=(ink.SLATE, ink.WINE, mix(ink.SLATE, ink.INK, 0.5)),
    shadow=ink.INK,
    glass=mix(ink.INK, ink.SLATE, 0.4),
    lamp=ink.AMBER,
    lit=0.3,
)
_DAWN = TownLook(
    walls=(
        mix(ink.PAPER, ink.STONE, 0.3),
        mix(ink.PEACH, ink.BRICK, 0.3),
        mix(ink.MIST, ink.PAPER, 0.4),
        mix(ink.HONEY, ink.STONE, 0.4),
    ),
    roofs=(mix(ink.BRICK, ink.CLAY, 0.3), ink.STEEL, mix(ink.WINE, ink.CLAY, 0.4)),
    shadow=ink.SLATE,
    glass=mix(ink.SLATE, ink.STEEL, 0.4),
    lamp=ink.HONEY,
    lit=0.08,
)


def flooded_street(canvas: Canvas) -> None:
    """The high street at dusk with water over the door sills."""
    canvas.wash(mix(ink.SLATE, ink.STEEL, 0.4), mix(ink.PEACH, ink.AMBER, 0.3), 0, 600)
    cloud_bank(canvas, 200, mix(ink.STEEL, ink.ROSE, 0.25), ink.SLATE, size=1.2, cover=4)
    streaks(canvas, 260, 520, ink.ROSE, count=10, opacity=0.5)
    back = added(along([(0, 430), (700, 500), (1300, 470), (1920, 380)]), ridge(canvas, 26))
    hill(canvas, back, mix(ink.STEEL, ink.SLATE, 0.4), foot=mix(ink.STEEL, ink.ROSE, 0.4), base=800)
    terrace(canvas, _DUSK, 800, from_x=-40, to_x=1960, height=300)
    street_lamp(canvas, 520, 800, 330, ink.INK, ink.HONEY)
    street_lamp(canvas, 1380, 800, 330, ink.INK, ink.HONEY)
    reflect(canvas, 792, mix(ink.SLATE, ink.SILT, 0.35), dim=0.34, sway=10)
    ripples(canvas, 800, 1270, ink.PEACH, count=110, opacity=0.3)
    ripples(canvas, 800, 1270, ink.INK, count=70, opacity=0.3)
    road_sign(canvas, 1660, 930, 190, ink.INK, ink.PAPER, ink.BRICK)
    _crew(canvas, 900, 985)
    canvas.grain()


def _crew(canvas: Canvas, x: float, y: float) -> None:
    """Two of the rescue service in a boat, one with a pole."""
    canvas.paint([Ellipse(x, y + 26, 300, 22)], ink.INK, opacity=0.35, blur=8)
    pilot = Dress(ink.AMBER, ink.INK, SKINS[1], ink.BRICK)
    mate = Dress(ink.BRICK, ink.INK, SKINS[0], ink.FOAM)
    draw_figure(canvas, Figure(x - 120, y - 2, 220, Pose.CARRYING, pilot), ink.INK)
    draw_figure(canvas, Figure(x + 70, y + 20, 190, Pose.STANDING, mate, -1), ink.INK)
    canvas.paint([Stroke([(x - 40, y - 210), (x - 96, y + 60)], 7)], ink.CLAY)
    rowing_boat(canvas, x, y + 20, 470, ink.SLATE, ink.NIGHT)


def quay_dawn(canvas: Canvas) -> None:
    """Quay Street in Fell on the second morning, the water half-way down again."""
    canvas.wash(mix(ink.MIST, ink.STEEL, 0.3), ink.HONEY, 0, 720)
    sun(canvas, 480, 560, 52, ink.FOAM, ink.HONEY, 0.7)
    streaks(canvas, 100, 480, ink.PAPER, count=16, opacity=0.45)
    far = added(along([(0, 560), (800, 600), (1920, 470)]), ridge(canvas, 30))
    lit_hill(canvas, far, mix(ink.STEEL, ink.PALE, 0.45), ink.STEEL, foot=ink.PEACH, side=Towards.RIGHT)
    canvas.mist(700, 110, ink.PAPER, 0.6)
    terrace(canvas, _DAWN, 810, from_x=760, to_x=2000, height=330)
    _tide_mark(canvas, 762, 1960, 738, 812)
    reflect(canvas, 802, mix(ink.SILT, ink.TEAL, 0.4), dim=0.36, sway=8)
    ripples(canvas, 812, 1270, ink.HONEY, count=90, opacity=0.4, to_x=1100)
    ripples(canvas, 812, 1270, ink.SLATE, count=60, opacity=0.25)
    _mooring(canvas)
    canvas.grain()


def _tide_mark(canvas: Canvas, from_x: float, to_x: float, top: float, ground: float) -> None:
    """The brown line that a flood leaves on walls."""
    mark: list[Point] = [(from_x, ground), (from_x, top)]
    x = from_x
    while x < to_x:
        mark.append((x, top + canvas.chance.uniform(-2, 2)))
        x += 40
    stain = canvas.paint([Polygon([*mark, (to_x, top), (to_x, ground)])], ink.SILT, opacity=0.42)
    canvas.shade(stain, ink.SILT, Towards.BOTTOM, least=0.05, most=0.6)


def _mooring(canvas: Canvas) -> None:
    for x, top in ((210, 700), (330, 745)):
        post = canvas.paint([Rounded(x - 15, top, x + 15, 960, 6)], ink.CLAY)
        canvas.shade(post, ink.INK, Towards.RIGHT, least=0.1, most=0.8)
    canvas.paint([Stroke([(225, 790), (330, 880), (455, 905)], 4)], ink.PAPER)
    canvas.paint([Ellipse(610, 956, 210, 16)], ink.INK, opacity=0.3, blur=8)
    rowing_boat(canvas, 610, 950, 350, ink.BRICK, ink.WINE)


def going_home(canvas: Canvas) -> None:
    """People walking back over the stone bridge on the second day."""
    canvas.wash(mix(ink.STEEL, ink.MIST, 0.6), ink.PAPER, 0, 700)
    cloud_bank(canvas, 190, ink.FOAM, ink.MIST, size=1.2, cover=5)
    far = added(along([(0, 420), (700, 540), (1300, 500), (1920, 380)]), ridge(canvas, 34))
    lit_hill(canvas, far, mix(ink.STEEL, ink.PALE, 0.4), ink.STEEL, foot=ink.PALE, side=Towards.LEFT)
    near = added(along([(0, 560), (600, 640), (1920, 540)]), ridge(canvas, 18))
    lit_hill(
        canvas, near, mix(ink.MOSS, ink.MIST, 0.3), ink.MOSS, foot=mix(ink.MOSS, ink.PALE, 0.4), side=Towards.RIGHT
    )
    forest(canvas, near, ink.PINE, from_x=-20, to_x=1960, height=66, gap=44, depth=30)
    _bridge(canvas)
    coats = (ink.BRICK, ink.AMBER, ink.TEAL, ink.PAPER, ink.WINE, ink.SLATE)
    walkers = (
        (330, 240, 0),
        (520, 225, 1),
        (610, 150, 2),
        (860, 238, 3),
        (1110, 246, 4),
        (1215, 158, 1),
        (1430, 232, 5),
    )
    for number, (x, tall, coat) in enumerate(walkers):
        dress = Dress(coats[coat], ink.INK, SKINS[number % 3], coats[(coat + 2) % 6] if number % 2 else ink.INK)
        figure = Figure(x, 726, tall, Pose.WALKING, dress)
        draw_figure(canvas, figure, ink.INK)
        if tall > 200 and number % 2 == 0:
            hand = figure.hand()
            bag = canvas.paint([Rounded(hand[0] - 26, hand[1], hand[0] + 30, hand[1] + 50, 8)], ink.CLAY)
            canvas.shade(bag, ink.INK, Towards.LEFT, least=0, most=0.8)
    _parapet(canvas)
    canvas.grain()


_ARCHES = ((420, 210), (980, 240), (1540, 210))


def _bridge(canvas: Canvas) -> None:
    canvas.wash(mix(ink.SILT, ink.CLAY, 0.4), mix(ink.SILT, ink.SLATE, 0.5), 830, None)
    under: list[Shape] = [Ellipse(x, 1010, half, 190) for x, half in _ARCHES]
    vault = canvas.paint(under, mix(ink.CLAY, ink.SLATE, 0.6))
    canvas.shade(vault, ink.INK, Towards.TOP, least=0.05, most=0.95)
    body: list[Shape] = [Polygon([(-10, 800), (960, 770), (1930, 800), (1930, 1060), (-10, 1060)])]
    stone = canvas.paint(body, mix(ink.STONE, ink.CLAY, 0.3), to=mix(ink.CLAY, ink.SLATE, 0.3), holes=under)
    canvas.shade(stone, ink.SLATE, Towards.BOTTOM, least=0, most=0.55)
    for x, half in _ARCHES:
        ring: list[Shape] = [Ellipse(x, 1010, half + 26, 216)]
        canvas.paint(ring, ink.STONE, holes=[Ellipse(x, 1010, half, 190), Rounded(x - 400, 1010, x + 400, 1300)])
    canvas.wash(mix(ink.SILT, ink.CLAY, 0.5), mix(ink.SILT, ink.SLATE, 0.7), 985, None)
    for x, half in _ARCHES:
        canvas.paint(
            [Polygon([(x - half, 985), (x + half, 985), (x + half * 1.15, 1060), (x - half * 1.15, 1060)])],
            ink.INK,
            opacity=0.3,
            blur=14,
        )
    rapids(canvas, 1000, 1290, (0, -100), (1920, 2020), mix(ink.PAPER, ink.CLAY, 0.25), mix(ink.SILT, ink.INK, 0.5))


def _parapet(canvas: Canvas) -> None:
    wall = canvas.paint(
        [Polygon([(-10, 690), (960, 664), (1930, 690), (1930, 806), (960, 778), (-10, 806)])],
        mix(ink.STONE, ink.PAPER, 0.3),
    )
    canvas.shade(wall, ink.CLAY, Towards.BOTTOM, least=0, most=0.65)
    coping = canvas.paint(
        [Polygon([(-10, 678), (960, 652), (1930, 678), (1930, 696), (960, 670), (-10, 696)])], ink.PAPER
    )
    canvas.shade(coping, ink.CLAY, Towards.RIGHT, least=0, most=0.35)
    joints: list[Shape] = []
    for row in range(3):
        for n in range(30):
            x = n * 68 + (34 if row % 2 else 0)
            y = 700 + row * 34 - 26 * (1 - abs(x - 960) / 960)
            joints.append(Rounded(x, y, x + 2.5, y + 30))
    canvas.paint(joints, ink.CLAY, opacity=0.45)
