"""People seen from a distance: coats, hats and loads, no faces."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from dateline.demo.pictures.canvas import Canvas, Towards
from dateline.demo.pictures.palette import Colour, mix
from dateline.demo.pictures.shapes import Ellipse, Point, Polygon, Rounded, Shape, Stroke


class Pose(Enum):
    STANDING = "standing"
    WALKING = "walking"
    REACHING = "reaching"
    CARRYING = "carrying"


_ARMS: dict[Pose, tuple[tuple[tuple[float, float], ...], tuple[tuple[float, float], ...]]] = {
    Pose.STANDING: (((0.02, 0.75), (0.1, 0.58), (0.09, 0.42)), ((-0.05, 0.75), (-0.12, 0.58), (-0.1, 0.42))),
    Pose.WALKING: (((0.02, 0.75), (0.11, 0.6), (0.2, 0.5)), ((-0.05, 0.75), (-0.13, 0.6), (-0.17, 0.46))),
    Pose.REACHING: (((0.03, 0.74), (0.15, 0.64), (0.31, 0.63)), ((0.0, 0.74), (0.13, 0.58), (0.3, 0.57))),
    Pose.CARRYING: (((0.03, 0.74), (0.1, 0.56), (0.24, 0.56)), ((-0.02, 0.74), (0.05, 0.54), (0.22, 0.52))),
}
"""The near and the far arm: shoulder, elbow, hand, in shares of the body's height, facing right."""


@dataclass(frozen=True, slots=True)
class Dress:
    coat: Colour
    legs: Colour
    skin: Colour
    hat: Colour


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody standing with feet at (x, ground), `tall` pixels high; `facing` 1 looks right, -1 left."""

    x: float
    ground: float
    tall: float
    pose: Pose
    dress: Dress
    facing: int = 1

    def at(self, across: float, up: float) -> Point:
        return self.x + across * self.tall * self.facing, self.ground - up * self.tall

    def limb(self, joints: tuple[tuple[float, float], ...], thick: float) -> Stroke:
        return Stroke([self.at(*joint) for joint in joints], thick * self.tall)

    def dot(self, across: float, up: float, wide: float, high: float) -> Ellipse:
        return Ellipse(*self.at(across, up), wide * self.tall, high * self.tall)

    def hand(self) -> Point:
        return self.at(*_ARMS[self.pose][0][-1])


def draw_figure(canvas: Canvas, figure: Figure, shadow: Colour) -> None:
    dress = figure.dress
    _legs(canvas, figure, shadow)
    near, far = _ARMS[figure.pose]
    canvas.paint([figure.limb(far, 0.075)], mix(dress.coat, shadow, 0.6))
    canvas.paint([figure.dot(*far[-1], 0.035, 0.035)], dress.skin)
    outline = [(-0.09, 0.82), (0.07, 0.82), (0.12, 0.72), (0.145, 0.36), (-0.155, 0.36), (-0.135, 0.7)]
    coat = canvas.paint(
        [Polygon([figure.at(*point) for point in outline]), figure.dot(-0.01, 0.77, 0.11, 0.062)], dress.coat
    )
    back = Towards.LEFT if figure.facing == 1 else Towards.RIGHT
    canvas.shade(coat, mix(dress.coat, shadow, 0.75), back, least=0, most=0.9)
    canvas.paint([figure.dot(0.015, 0.905, 0.058, 0.07)], dress.skin)
    cap: list[Shape] = [figure.dot(0.0, 0.935, 0.072, 0.055), figure.dot(-0.03, 0.9, 0.05, 0.07)]
    canvas.paint(cap, dress.hat, holes=[figure.dot(0.045, 0.885, 0.045, 0.05)])
    sleeve = canvas.paint([figure.limb(near, 0.08)], dress.coat)
    canvas.shade(sleeve, mix(dress.coat, shadow, 0.75), Towards.BOTTOM, least=0.05, most=0.75)
    canvas.paint([figure.dot(*near[-1], 0.036, 0.036)], dress.skin)


def _legs(canvas: Canvas, figure: Figure, shadow: Colour) -> None:
    stride = 0.15 if figure.pose is Pose.WALKING else 0.07
    back = ((-0.05, 0.42), (-0.06 - stride * 0.3, 0.22), (-stride - 0.02, 0.03))
    front = ((0.05, 0.42), (0.06 + stride * 0.5, 0.23), (stride, 0.03))
    canvas.paint([figure.limb(back, 0.1)], mix(figure.dress.legs, shadow, 0.5))
    canvas.paint([figure.limb(front, 0.1)], figure.dress.legs)
    boots: list[Shape] = [figure.limb(((x - 0.02, 0.025), (x + 0.06, 0.02)), 0.06) for x in (-stride - 0.02, stride)]
    canvas.paint(boots, shadow)


def sandbag(canvas: Canvas, x: float, y: float, wide: float, cloth: Colour, shadow: Colour, lean: float = 0) -> None:
    """A filled bag lying with its middle at (x, y)."""
    high = wide * 0.36
    bag = canvas.paint(
        [
            Polygon(
                [
                    (x - wide * 0.4, y - high * 0.45 + lean),
                    (x + wide * 0.4, y - high * 0.45 - lean),
                    (x + wide * 0.42, y + high * 0.45 - lean),
                    (x - wide * 0.42, y + high * 0.45 + lean),
                ]
            ),
            Ellipse(x, y - high * 0.1, wide * 0.44, high * 0.56),
            Ellipse(x - wide * 0.38, y + lean, wide * 0.12, high * 0.42),
            Ellipse(x + wide * 0.38, y - lean, wide * 0.12, high * 0.42),
        ],
        cloth,
    )
    canvas.shade(bag, shadow, Towards.BOTTOM, least=0, most=0.75)
    canvas.paint([Rounded(x - wide * 0.3, y - high * 0.16, x + wide * 0.18, y - high * 0.11, 2)], shadow, opacity=0.35)


def bag_wall(
    canvas: Canvas, from_x: float, to_x: float, ground: float, rows: int, wide: float, cloth: Colour, shadow: Colour
) -> None:
    """Rows of bags laid as bricks are, the top row broken off as if still being laid."""
    for row in range(rows):
        y = ground - wide * 0.17 - row * wide * 0.31
        x = from_x + (wide / 2 if row % 2 else 0)
        end = to_x - row * wide * 0.9
        while x < end:
            sandbag(
                canvas,
                x,
                y,
                wide * canvas.chance.uniform(0.98, 1.08),
                mix(cloth, shadow, canvas.chance.uniform(0, 0.22)),
                shadow,
                canvas.chance.uniform(-3, 3),
            )
            x += wide * 0.93
