"""The hall of Hill Road School, made ready for the night."""

from __future__ import annotations

from dateline.demo.pictures import palette as ink
from dateline.demo.pictures.canvas import Canvas, Towards
from dateline.demo.pictures.palette import mix
from dateline.demo.pictures.people import Dress, Figure, Pose, draw_figure
from dateline.demo.pictures.shapes import Ellipse, Polygon, Rounded, Shape, Stroke

_VANISH = (960.0, 470.0)
_BACK = (520.0, 1400.0, 250.0, 690.0)


def school_hall(canvas: Canvas) -> None:
    """Rows of cots under tall windows."""
    canvas.wash(mix(ink.HONEY, ink.CLAY, 0.55), mix(ink.HONEY, ink.CLAY, 0.4))
    _shell(canvas)
    _windows(canvas)
    _floor(canvas)
    for near in (0.16, 0.3, 0.5, 0.78):
        for side in (-1, 1):
            for lane in (0.46, 0.98):
                _cot(canvas, side, lane, near)
    _sitting(canvas)
    _lamps(canvas)
    canvas.grain(0.12)


def _towards_reader(x: float, y: float, near: float) -> tuple[float, float]:
    """A point of the back wall carried towards the reader; 0 stays on the wall, 1 is at the picture's edge."""
    scale = 1 + 2.1 * near
    return _VANISH[0] + (x - _VANISH[0]) * scale, _VANISH[1] + (y - _VANISH[1]) * scale


def _shell(canvas: Canvas) -> None:
    left, right, top, bottom = _BACK
    back = canvas.paint([Rounded(left, top, right, bottom)], mix(ink.PAPER, ink.HONEY, 0.5))
    canvas.shade(back, ink.CLAY, Towards.TOP, least=0, most=0.5)
    ceiling = canvas.paint(
        [Polygon([(left, top), (right, top), _towards_reader(right, top, 1), _towards_reader(left, top, 1)])],
        mix(ink.CLAY, ink.SLATE, 0.35),
    )
    canvas.shade(ceiling, ink.INK, Towards.TOP, least=0, most=0.5)
    beams: list[Shape] = []
    for near in (0.03, 0.12, 0.24, 0.4, 0.62):
        a, b = _towards_reader(left, top, near), _towards_reader(right, top, near)
        thick = 10 + 34 * near
        beams.append(Rounded(a[0], a[1] - 2, b[0], b[1] + thick))
    canvas.paint(beams, mix(ink.SILT, ink.INK, 0.45))
    for edge, side in ((left, Towards.LEFT), (right, Towards.RIGHT)):
        wall = canvas.paint(
            [Polygon([(edge, top), (edge, bottom), _towards_reader(edge, bottom, 1), _towards_reader(edge, top, 1)])],
            mix(ink.HONEY, ink.STONE, 0.5),
        )
        canvas.shade(wall, mix(ink.CLAY, ink.SLATE, 0.4), side, least=0, most=0.7)
        dado = canvas.paint(
            [Polygon([(edge, 590), (edge, bottom), _towards_reader(edge, bottom, 1), _towards_reader(edge, 590, 1)])],
            ink.TEAL,
        )
        canvas.shade(dado, ink.SLATE, side, least=0, most=0.6)
    canvas.paint([Rounded(left, 590, right, bottom)], ink.TEAL, to=mix(ink.TEAL, ink.SLATE, 0.4))
    stage = canvas.paint([Rounded(left + 190, 470, right - 190, bottom)], ink.WINE)
    canvas.shade(stage, ink.NIGHT, Towards.TOP, least=0.1, most=0.7)
    folds: list[Shape] = [Rounded(left + 200 + n * 32, 482, left + 206 + n * 32, 640) for n in range(16)]
    canvas.paint(folds, ink.NIGHT, opacity=0.3)
    canvas.paint([Rounded(left + 170, 636, right - 170, bottom)], mix(ink.CLAY, ink.SILT, 0.5))


def _windows(canvas: Canvas) -> None:
    for edge in (_BACK[0], _BACK[1]):
        for first, last in ((0.06, 0.15), (0.24, 0.38), (0.52, 0.74)):
            pane = [
                _towards_reader(edge, 305, first),
                _towards_reader(edge, 305, last),
                _towards_reader(edge, 545, last),
                _towards_reader(edge, 545, first),
            ]
            glass = canvas.paint([Polygon(pane)], ink.SLATE, to=mix(ink.STEEL, ink.ROSE, 0.35))
            canvas.shade(glass, ink.INK, Towards.TOP, least=0, most=0.6)
            middle = (first + last) / 2
            bars: list[Shape] = [
                Stroke([_towards_reader(edge, 305, middle), _towards_reader(edge, 545, middle)], 3 + 6 * middle)
            ]
            bars += [
                Stroke([_towards_reader(edge, y, first), _towards_reader(edge, y, last)], 2 + 6 * middle)
                for y in (385, 465)
            ]
            frame = [*pane, pane[0]]
            canvas.paint([*bars, Stroke(frame, 5 + 8 * middle)], ink.PAPER)


def _floor(canvas: Canvas) -> None:
    left, right, _, bottom = _BACK
    floor = canvas.paint(
        [
            Polygon(
                [
                    (left, bottom),
                    (right, bottom),
                    _towards_reader(right, bottom, 1.9),
                    _towards_reader(left, bottom, 1.9),
                ]
            )
        ],
        mix(ink.AMBER, ink.CLAY, 0.45),
        to=mix(ink.AMBER, ink.CLAY, 0.15),
    )
    canvas.shade(floor, mix(ink.SILT, ink.WINE, 0.2), Towards.TOP, least=0, most=0.5)
    planks: list[Shape] = [
        Stroke([(left + n * 44, bottom), _towards_reader(left + n * 44, bottom, 1.9)], 1.6) for n in range(21)
    ]
    canvas.paint(planks, ink.SILT, opacity=0.45)
    court = [
        Stroke([_towards_reader(640, bottom, 0), _towards_reader(640, bottom, 1.9)], 5),
        Stroke([_towards_reader(1280, bottom, 0), _towards_reader(1280, bottom, 1.9)], 5),
    ]
    canvas.paint(court, ink.FOAM, opacity=0.4)


def _cot(canvas: Canvas, side: int, lane: float, near: float) -> None:
    """One cot, its head to the side wall; `lane` says how far out from the middle aisle it starts."""
    far_near, deep = near, 0.05 + 0.075 * near
    inner, outer = _VANISH[0] + side * (60 + 330 * lane - 110), _VANISH[0] + side * (60 + 330 * lane + 40)
    lift, legs = 672.0, 690.0
    top = [
        _towards_reader(inner, lift, far_near),
        _towards_reader(outer, lift, far_near),
        _towards_reader(outer, lift, far_near + deep),
        _towards_reader(inner, lift, far_near + deep),
    ]
    scale = 1 + 2.1 * near
    shade = [
        _towards_reader(inner, legs, far_near),
        _towards_reader(outer, legs, far_near),
        _towards_reader(outer, legs, far_near + deep),
        _towards_reader(inner, legs, far_near + deep),
    ]
    canvas.paint([Polygon(shade)], ink.INK, opacity=0.28, blur=4 * scale)
    feet: list[Shape] = [Stroke([top[n], (top[n][0], shade[n][1])], 3 * scale) for n in range(4)]
    canvas.paint(feet, ink.INK)
    canvas.paint([Polygon(top)], ink.FOAM)
    wool = canvas.chance.choice((ink.BRICK, ink.SLATE, ink.MOSS, ink.AMBER, ink.WINE, ink.TEAL))
    reach = canvas.chance.uniform(0.55, 0.72)
    cover = [top[0], _part(top[0], top[1], reach), _part(top[3], top[2], reach), top[3]]
    drop = 9 * scale
    blanket = canvas.paint(
        [
            Polygon(cover),
            Polygon([cover[3], cover[2], (cover[2][0], cover[2][1] + drop), (cover[3][0], cover[3][1] + drop)]),
        ],
        wool,
    )
    canvas.shade(blanket, ink.INK, Towards.BOTTOM, least=0, most=0.6)
    fold = [
        _part(top[0], top[1], reach - 0.07),
        _part(top[0], top[1], reach),
        _part(top[3], top[2], reach),
        _part(top[3], top[2], reach - 0.07),
    ]
    canvas.paint([Polygon(fold)], mix(wool, ink.FOAM, 0.55))
    pillow = _part(_part(top[0], top[1], 0.86), _part(top[3], top[2], 0.86), 0.45)
    cushion = canvas.paint([Ellipse(pillow[0], pillow[1] - 3 * scale, 15 * scale, 6.5 * scale)], ink.PAPER)
    canvas.shade(cushion, ink.CLAY, Towards.BOTTOM, least=0, most=0.6)


def _part(first: tuple[float, float], last: tuple[float, float], share: float) -> tuple[float, float]:
    return first[0] + (last[0] - first[0]) * share, first[1] + (last[1] - first[1]) * share


def _sitting(canvas: Canvas) -> None:
    """A few of the people the hall is for."""
    people = (
        (905, 800, 170, ink.BRICK, ink.INK, 1, Pose.STANDING),
        (1010, 806, 150, ink.SLATE, ink.WINE, -1, Pose.CARRYING),
        (1000, 1010, 300, ink.MOSS, ink.PAPER, -1, Pose.WALKING),
        (905, 1000, 180, ink.AMBER, ink.INK, -1, Pose.WALKING),
    )
    skins = ((226, 178, 146), (148, 100, 76), (226, 178, 146), (226, 178, 146))
    for (x, ground, tall, coat, hat, facing, pose), skin in zip(people, skins, strict=True):
        canvas.paint([Ellipse(x, ground, tall * 0.24, tall * 0.05)], ink.INK, opacity=0.3, blur=6)
        draw_figure(canvas, Figure(x, ground, tall, pose, Dress(coat, ink.INK, skin, hat), facing), ink.INK)


def _lamps(canvas: Canvas) -> None:
    for near in (0.05, 0.3, 0.66):
        for across in (770, 1150):
            x, y = _towards_reader(across, 330, near)
            scale = 1 + 2.1 * near
            canvas.glow(x, y + 10, 210 * scale, ink.HONEY, 0.42)
            canvas.paint([Rounded(x - 1.2 * scale, y - 90 * scale, x + 1.2 * scale, y - 8 * scale)], ink.INK)
            canvas.paint(
                [
                    Polygon(
                        [
                            (x - 9 * scale, y - 12 * scale),
                            (x + 9 * scale, y - 12 * scale),
                            (x + 24 * scale, y + 4 * scale),
                            (x - 24 * scale, y + 4 * scale),
                        ]
                    )
                ],
                ink.INK,
            )
            canvas.paint([Ellipse(x, y + 4 * scale, 18 * scale, 4 * scale)], ink.FOAM)
