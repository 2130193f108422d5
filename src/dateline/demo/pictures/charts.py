"""The chart of the river at Fell."""

from __future__ import annotations

from dateline.demo.pictures import palette as ink
from dateline.demo.pictures.canvas import Canvas, Towards
from dateline.demo.pictures.palette import mix
from dateline.demo.pictures.shapes import Ellipse, Point, Polygon, Rounded, Shape, Stroke, curve

LEVELS: tuple[tuple[float, float], ...] = (
    (0, 2.3), (7, 2.4), (10, 2.9), (12, 3.1), (14, 3.5), (16, 4.02), (18, 4.3), (21, 4.42), (24, 4.5), (25.67, 4.52),
    (27, 4.48), (30, 4.31), (33, 4.0), (36, 3.7),
)  # fmt: skip
"""The river at Fell in metres, by hours since midnight before the first day."""

_LEFT, _RIGHT, _TOP, _BASE = 190, 1800, 330, 1080


def _plot(hour: float, metres: float) -> Point:
    return _LEFT + (_RIGHT - _LEFT) * hour / 36, _BASE - (_BASE - _TOP) * (metres - 1.5) / 3.5


def river_chart(canvas: Canvas) -> None:
    """How the river at Fell rose and fell, against its wall."""
    canvas.wash(mix(ink.PAPER, ink.FOAM, 0.5), ink.PAPER)
    canvas.write("The river at Fell", (_LEFT, 110), 72, ink.INK)
    canvas.write("Metres on the bridge gauge, midnight to noon on the second day", (_LEFT, 200), 36, ink.SLATE)
    rules: list[Shape] = [Rounded(_LEFT, _plot(0, y)[1], _RIGHT, _plot(0, y)[1] + 2) for y in (2, 3, 4, 5)]
    canvas.paint(rules, ink.STONE)
    for metres in (2, 3, 4, 5):
        canvas.write(f"{metres} m", (_LEFT - 28, _plot(0, metres)[1]), 34, ink.SLATE, anchor="rm")
    rise = curve([_plot(*reading) for reading in LEVELS])
    water = canvas.paint(
        [Polygon([*rise, (_RIGHT, _BASE), (_LEFT, _BASE)])],
        mix(ink.TEAL, ink.MIST, 0.15),
        to=mix(ink.TEAL, ink.SLATE, 0.5),
    )
    canvas.shade(water, ink.SLATE, Towards.BOTTOM, least=0, most=0.5)
    canvas.paint([Stroke(rise, 9)], ink.SLATE)
    wall = _plot(0, 4.5)[1]
    dashes: list[Shape] = [Rounded(x, wall - 2.5, x + 22, wall + 2.5) for x in range(_LEFT, _RIGHT - 20, 38)]
    canvas.paint(dashes, ink.BRICK)
    canvas.write("Top of the river wall, 4.50 m", (_LEFT + 12, wall - 56), 36, ink.BRICK)
    _hours(canvas)
    _peak(canvas)
    canvas.grain(0.08)


def _hours(canvas: Canvas) -> None:
    ticks: list[Shape] = []
    for hour, text in (
        (0, "midnight"),
        (6, "6 a.m."),
        (12, "noon"),
        (18, "6 p.m."),
        (24, "midnight"),
        (30, "6 a.m."),
        (36, "noon"),
    ):
        x = _plot(hour, 2)[0]
        ticks.append(Rounded(x - 1.5, _BASE, x + 1.5, _BASE + 18))
        canvas.write(text, (x, _BASE + 32), 34, ink.SLATE, anchor="ma")
    canvas.paint([*ticks, Rounded(_LEFT, _BASE, _RIGHT, _BASE + 3)], ink.SLATE)


def _peak(canvas: Canvas) -> None:
    x, y = _plot(25.67, 4.52)
    canvas.paint([Rounded(x - 1.5, 300, x + 1.5, y)], ink.INK)
    canvas.paint([Ellipse(x, y, 17, 17)], ink.FOAM)
    canvas.paint([Ellipse(x, y, 11, 11)], ink.BRICK)
    canvas.write("Peak 4.52 m", (x + 20, 282), 44, ink.INK)
    canvas.write("1:40 a.m.", (x + 20, 336), 36, ink.SLATE)
    gate = _plot(16.1, 4.05)
    canvas.paint([Rounded(gate[0] - 1.5, gate[1] + 24, gate[0] + 1.5, gate[1] + 190)], ink.FOAM)
    canvas.write("Second gate opened", (gate[0], gate[1] + 200), 34, ink.FOAM, anchor="ma")
    first = _plot(11.67, 3.05)
    canvas.paint([Rounded(first[0] - 1.5, first[1] + 24, first[0] + 1.5, first[1] + 190)], ink.FOAM)
    canvas.write("First gate opened", (first[0], first[1] + 200), 34, ink.FOAM, anchor="ma")
