"""The Arne dam seen from the river below it: a ribbed wall between two hillsides, with five gates in the middle."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from dateline.demo.pictures.canvas import Canvas, Towards
from dateline.demo.pictures.palette import Colour
from dateline.demo.pictures.shapes import Point, Polygon, Rounded, Shape, Stroke
from dateline.demo.pictures.water import spray

GATES = 5
CREST, FOOT = 452, 930
_CREST_SPAN, _FOOT_SPAN = (250.0, 1670.0), (600.0, 1320.0)
_SILL, _CHUTE_FOOT = 548, 912
_CHUTES, _CHUTES_FOOT = (690.0, 1230.0), (742.0, 1178.0)
_PIER = 20


@dataclass(frozen=True, slots=True)
class WallLook:
    """The inks of the wall in one light."""

    face: Colour
    face_foot: Colour
    shadow: Colour
    crest: Colour
    gate: Colour
    wet: Colour
    foam: Colour
    foam_foot: Colour
    dark_side: Towards = Towards.RIGHT


def _between(
    span: tuple[float, float], foot: tuple[float, float], share: float, y: float, top: float, end: float
) -> float:
    """The x that lies `share` of the way across a shape narrowing from `span` at `top` to `foot` at `end`."""
    down = (y - top) / (end - top)
    left = span[0] + (foot[0] - span[0]) * down
    right = span[1] + (foot[1] - span[1]) * down
    return left + (right - left) * share


def _face_x(share: float, y: float) -> float:
    return _between(_CREST_SPAN, _FOOT_SPAN, share, y, CREST, FOOT)


def _chute_x(share: float, y: float) -> float:
    return _between(_CHUTES, _CHUTES_FOOT, share, y, _SILL, _CHUTE_FOOT)


def dam(canvas: Canvas, look: WallLook, open_gates: Collection[int]) -> None:
    """Draws the wall; gates are numbered 1 to 5 from the left."""
    _face(canvas, look)
    _spillway(canvas, look, open_gates)
    _crest(canvas, look)


def _face(canvas: Canvas, look: WallLook) -> None:
    corners: list[Point] = [
        (_CREST_SPAN[0], CREST),
        (_CREST_SPAN[1], CREST),
        (_FOOT_SPAN[1], FOOT),
        (_FOOT_SPAN[0], FOOT),
    ]
    face = canvas.paint([Polygon(corners)], look.face, to=look.face_foot)
    canvas.shade(face, look.shadow, look.dark_side, least=0, most=0.5)
    canvas.shade(face, look.shadow, Towards.BOTTOM, least=0, most=0.35)
    ribs: list[Shape] = []
    for number in range(1, 24):
        share = number / 24
        ribs.append(
            Polygon(
                [
                    (_face_x(share, CREST + 30), CREST + 30),
                    (_face_x(share, CREST + 30) + 9, CREST + 30),
                    (_face_x(share, FOOT) + 5, FOOT),
                    (_face_x(share, FOOT), FOOT),
                ]
            )
        )
    canvas.paint(ribs, look.shadow, opacity=0.38)
    lifts: list[Shape] = [
        Stroke([(_face_x(0, y), y), (_face_x(1, y), y)], 2)
        for y in (CREST + 118, CREST + 214, CREST + 310, CREST + 406)
    ]
    canvas.paint(lifts, look.shadow, opacity=0.3)
    stains: list[Shape] = []
    for _ in range(26):
        share, y = canvas.chance.random(), CREST + canvas.chance.uniform(30, 220)
        end = y + canvas.chance.uniform(50, 190)
        half = canvas.chance.uniform(3, 9)
        stains.append(
            Polygon([(_face_x(share, y) - half, y), (_face_x(share, y) + half, y), (_face_x(share, end), end)])
        )
    canvas.paint(stains, look.wet, opacity=0.3, blur=2)


def _spillway(canvas: Canvas, look: WallLook, open_gates: Collection[int]) -> None:
    apron: list[Point] = [
        (_chute_x(0, _SILL) - _PIER, CREST + 20),
        (_chute_x(1, _SILL) + _PIER, CREST + 20),
        (_chute_x(1, _CHUTE_FOOT) + 14, _CHUTE_FOOT),
        (_chute_x(0, _CHUTE_FOOT) - 14, _CHUTE_FOOT),
    ]
    back = canvas.paint([Polygon(apron)], look.wet)
    canvas.shade(back, look.shadow, Towards.BOTTOM, least=0.1, most=0.6)
    for gate in range(1, GATES + 1):
        if gate in open_gates:
            _fall(canvas, look, gate)
        else:
            _shut(canvas, look, gate)
    piers: list[Shape] = []
    for number in range(GATES + 1):
        share = number / GATES
        top, end = _chute_x(share, _SILL), _chute_x(share, _CHUTE_FOOT - 110)
        piers.append(
            Polygon(
                [
                    (top - 10, CREST + 16),
                    (top + 10, CREST + 16),
                    (end + 5, _CHUTE_FOOT - 110),
                    (end - 5, _CHUTE_FOOT - 110),
                ]
            )
        )
    stencil = canvas.paint(piers, look.crest, to=look.face_foot)
    canvas.shade(stencil, look.shadow, Towards.BOTTOM, least=0.05, most=0.6)


def _shut(canvas: Canvas, look: WallLook, gate: int) -> None:
    left, right = _chute_x((gate - 1) / GATES, _SILL) + 12, _chute_x(gate / GATES, _SILL) - 12
    leaf = canvas.paint([Rounded(left, CREST + 34, right, _SILL + 14)], look.gate)
    canvas.shade(leaf, look.shadow, Towards.TOP, least=0, most=0.75)
    beams: list[Shape] = [Rounded(left, y, right, y + 4) for y in (CREST + 58, CREST + 80)]
    canvas.paint(beams, look.shadow, opacity=0.6)


def _fall(canvas: Canvas, look: WallLook, gate: int) -> None:
    first, last = (gate - 1) / GATES, gate / GATES

    def column(y: float) -> tuple[float, float]:
        return _chute_x(first, y) + 11, _chute_x(last, y) - 11

    top, end = CREST + 62, _CHUTE_FOOT + 8
    canvas.paint([Rounded(column(_SILL)[0], CREST + 30, column(_SILL)[1], top + 10)], look.shadow)
    sheet: list[Point] = [
        (column(top)[0], top),
        (column(top)[1], top),
        (column(end)[1] + 10, end),
        (column(end)[0] - 10, end),
    ]
    water = canvas.paint([Polygon(sheet)], look.foam_foot, to=look.foam)
    canvas.shade(water, look.foam, Towards.BOTTOM, least=0.15, most=0.9)
    threads: list[Shape] = []
    for _ in range(26):
        share = canvas.chance.random()
        y = top + (end - top) * canvas.chance.random() * 0.75
        y1 = y + canvas.chance.uniform(40, 150)
        x0, x1 = column(y), column(y1)
        threads.append(
            Stroke(
                [(x0[0] + (x0[1] - x0[0]) * share, y), (x1[0] + (x1[1] - x1[0]) * share, y1)],
                canvas.chance.uniform(1.5, 4.5),
            )
        )
    canvas.paint(threads[:16], look.foam, opacity=0.9)
    canvas.paint(threads[16:], look.wet, opacity=0.35)
    middle = sum(column(end)) / 2
    spray(canvas, middle, end + 6, 200, 120, look.foam, puffs=26)


def _crest(canvas: Canvas, look: WallLook) -> None:
    left, right = _CREST_SPAN
    canvas.paint([Rounded(left - 20, CREST + 14, right + 20, CREST + 26)], look.shadow, opacity=0.55)
    road = canvas.paint([Rounded(left - 60, CREST - 16, right + 60, CREST + 16)], look.crest)
    canvas.shade(road, look.shadow, Towards.BOTTOM, least=0, most=0.45)
    rail: list[Shape] = [Rounded(left - 60, CREST - 30, right + 60, CREST - 27)]
    rail += [Rounded(x, CREST - 30, x + 3, CREST - 15) for x in range(int(left), int(right), 22)]
    canvas.paint(rail, look.shadow, opacity=0.8)
    for number in range(GATES + 1):
        x = _chute_x(number / GATES, _SILL)
        tower = canvas.paint([Rounded(x - 15, CREST - 56, x + 15, CREST + 20, 3)], look.crest)
        canvas.shade(tower, look.shadow, look.dark_side, least=0, most=0.7)
    hoist = canvas.paint([Rounded(_CHUTES[0] - 30, CREST - 66, _CHUTES[1] + 30, CREST - 44, 3)], look.face)
    canvas.shade(hoist, look.shadow, Towards.BOTTOM, least=0, most=0.55)
    _gatehouse(canvas, look, right - 130)


def _gatehouse(canvas: Canvas, look: WallLook, x: float) -> None:
    body = canvas.paint([Rounded(x, CREST - 104, x + 92, CREST - 14)], look.face)
    canvas.shade(body, look.shadow, look.dark_side, least=0, most=0.7)
    canvas.paint(
        [Polygon([(x - 12, CREST - 102), (x + 104, CREST - 102), (x + 74, CREST - 142), (x + 18, CREST - 142)])],
        look.gate,
    )
    canvas.paint([Rounded(x + 16 + 24 * n, CREST - 80, x + 28 + 24 * n, CREST - 56) for n in range(3)], look.shadow)
