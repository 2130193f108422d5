"""Shapes and the stencils cut from them. Coordinates are pixels of the finished picture, from the top left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

Point = tuple[float, float]
Box = tuple[int, int, int, int]

# Edges are drawn at twice the size and averaged down: Pillow draws no smooth edges of its own.
_FINER = 2


@dataclass(frozen=True, slots=True)
class Polygon:
    points: Sequence[Point]

    def bounds(self) -> tuple[float, float, float, float]:
        xs, ys = [x for x, _ in self.points], [y for _, y in self.points]
        return min(xs), min(ys), max(xs), max(ys)

    def draw(self, pen: ImageDraw.ImageDraw, left: int, top: int, ink: int) -> None:
        pen.polygon([((x - left) * _FINER, (y - top) * _FINER) for x, y in self.points], fill=ink)


@dataclass(frozen=True, slots=True)
class Ellipse:
    x: float
    y: float
    across: float
    down: float

    def bounds(self) -> tuple[float, float, float, float]:
        return self.x - self.across, self.y - self.down, self.x + self.across, self.y + self.down

    def draw(self, pen: ImageDraw.ImageDraw, left: int, top: int, ink: int) -> None:
        x0, y0, x1, y1 = self.bounds()
        pen.ellipse(((x0 - left) * _FINER, (y0 - top) * _FINER, (x1 - left) * _FINER, (y1 - top) * _FINER), fill=ink)


@dataclass(frozen=True, slots=True)
class Rounded:
    """A rectangle with round corners."""

    left: float
    top: float
    right: float
    bottom: float
    radius: float = 0

    def bounds(self) -> tuple[float, float, float, float]:
        return self.left, self.top, self.right, self.bottom

    def draw(self, pen: ImageDraw.ImageDraw, left: int, top: int, ink: int) -> None:
        box = (
            (self.left - left) * _FINER,
            (self.top - top) * _FINER,
            (self.right - left) * _FINER - 1,
            (self.bottom - top) * _FINER - 1,
        )
        if box[2] > box[0] and box[3] > box[1]:
            pen.rounded_rectangle(box, self.radius * _FINER, fill=ink)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points, with round ends."""

    points: Sequence[Point]
    width: float

    def bounds(self) -> tuple[float, float, float, float]:
        x0, y0, x1, y1 = Polygon(self.points).bounds()
        half = self.width / 2 + 1
        return x0 - half, y0 - half, x1 + half, y1 + half

    def draw(self, pen: ImageDraw.ImageDraw, left: int, top: int, ink: int) -> None:
        path = [((x - left) * _FINER, (y - top) * _FINER) for x, y in self.points]
        width = max(1, round(self.width * _FINER))
        pen.line(path, fill=ink, width=width, joint="curve")
        if width > 3:
            half = width / 2
            for x, y in (path[0], path[-1]):
                pen.ellipse((x - half, y - half, x + half, y + half), fill=ink)


Shape = Polygon | Ellipse | Rounded | Stroke


@dataclass(frozen=True, slots=True)
class Stencil:
    """Where paint may go: `mask` lies with its top left corner at (`left`, `top`)."""

    mask: Image.Image
    left: int
    top: int

    @property
    def box(self) -> Box:
        return self.left, self.top, self.left + self.mask.width, self.top + self.mask.height


def cut(shapes: Iterable[Shape], within: tuple[int, int], holes: Iterable[Shape] = ()) -> Stencil | None:
    """One stencil of all shapes, less the holes, clipped to a picture of size `within`; None if nothing is inside."""
    shapes = list(shapes)
    if not shapes:
        return None
    bounds = [shape.bounds() for shape in shapes]
    left, top = max(0, int(min(b[0] for b in bounds))), max(0, int(min(b[1] for b in bounds)))
    right = min(within[0], int(max(b[2] for b in bounds)) + 2)
    bottom = min(within[1], int(max(b[3] for b in bounds)) + 2)
    if right <= left or bottom <= top:
        return None
    mask = Image.new("L", ((right - left) * _FINER, (bottom - top) * _FINER))
    pen = ImageDraw.Draw(mask)
    for shape in shapes:
        shape.draw(pen, left, top, 255)
    for hole in holes:
        hole.draw(pen, left, top, 0)
    return Stencil(mask.reduce(_FINER), left, top)


def curve(points: Sequence[Point], steps: int = 12) -> list[Point]:
    """A smooth line through the points (a uniform Catmull-Rom spline)."""
    padded = [points[0], *points, points[-1]]
    line: list[Point] = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for step in range(steps):
            share = step / steps
            line.append((_spline(a[0], b[0], c[0], d[0], share), _spline(a[1], b[1], c[1], d[1], share)))
    return [*line, points[-1]]


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)
