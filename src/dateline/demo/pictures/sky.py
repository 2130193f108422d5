"""Skies: cloud banks, sun, stars and rain."""

from __future__ import annotations

from dateline.demo.pictures.canvas import Canvas, Towards
from dateline.demo.pictures.palette import Colour
from dateline.demo.pictures.shapes import Ellipse, Polygon, Shape, Stroke


def cloud_bank(
    canvas: Canvas, y: float, colour: Colour, shade: Colour, *, size: float = 1, spread: float = 1, cover: int = 3
) -> None:
    """Long flat-bottomed clouds around height `y`, shaded from below."""
    for _ in range(cover):
        x, base = canvas.chance.uniform(0, canvas.size[0]), y + canvas.chance.uniform(-60, 60) * spread
        length = canvas.chance.uniform(420, 900) * size
        puffs: list[Shape] = []
        for _ in range(16):
            at = canvas.chance.triangular(-0.5, 0.5, 0)
            tall = (1 - abs(at) * 1.7) * canvas.chance.uniform(34, 74) * size
            puffs.append(
                Ellipse(x + at * length, base - tall * 0.55, tall * canvas.chance.uniform(1.4, 2.6), max(8, tall))
            )
        under = [(x - length, base + 400), (x - length, base), (x - length * 0.2, base + 7 * size)]
        under += [(x + length * 0.3, base - 5 * size), (x + length, base + 3 * size), (x + length, base + 400)]
        stencil = canvas.paint(puffs, colour, holes=[Polygon(under)])
        canvas.shade(stencil, shade, Towards.BOTTOM, least=0, most=0.8)


def streaks(
    canvas: Canvas, from_y: float, to_y: float, colour: Colour, *, count: int = 14, opacity: float = 0.5
) -> None:
    """Thin level clouds, tapered at both ends."""
    blades = []
    for _ in range(count):
        x, y = canvas.chance.uniform(-200, canvas.size[0]), canvas.chance.uniform(from_y, to_y)
        length, thick = canvas.chance.uniform(260, 900), canvas.chance.uniform(5, 20)
        lean = canvas.chance.uniform(-8, 8)
        blades.append(
            Polygon(
                [(x, y), (x + length * 0.35, y - thick), (x + length, y + lean), (x + length * 0.55, y + thick * 0.5)]
            )
        )
    canvas.paint(blades, colour, opacity=opacity, blur=2)


def sun(canvas: Canvas, x: float, y: float, radius: float, disc: Colour, light: Colour, strength: float = 0.7) -> None:
    canvas.glow(x, y, radius * 9, light, strength * 0.7)
    canvas.glow(x, y, radius * 4, light, strength)
    canvas.paint([Ellipse(x, y, radius, radius)], disc)


def stars(canvas: Canvas, to_y: float, colour: Colour, count: int = 90) -> None:
    dots = []
    for _ in range(count):
        size = canvas.chance.choice((0.9, 1.2, 1.2, 1.8))
        x = canvas.chance.uniform(0, canvas.size[0])
        dots.append(Ellipse(x, to_y * canvas.chance.random() ** 1.5, size, size))
    canvas.paint(dots, colour, opacity=0.8)


def rain(
    canvas: Canvas, colour: Colour, *, count: int = 240, opacity: float = 0.28, slant: float = 0.22, length: float = 70
) -> None:
    """Slanted strokes over the whole picture."""
    drops = []
    for _ in range(count):
        x, y = canvas.chance.uniform(0, canvas.size[0] + 300), canvas.chance.uniform(-80, canvas.size[1])
        long = length * canvas.chance.uniform(0.5, 1.3)
        drops.append(Stroke([(x, y), (x - long * slant, y + long)], canvas.chance.choice((1.1, 1.6, 2.2))))
    canvas.paint(drops, colour, opacity=opacity)


def rain_curtain(
    canvas: Canvas, x: float, y: float, width: float, height: float, colour: Colour, opacity: float
) -> None:
    """A shower seen from far away, hanging from a cloud at `y`."""
    lean = height * 0.28
    veil = [Polygon([(x, y), (x + width, y), (x + width - lean, y + height), (x - lean, y + height)])]
    canvas.paint(veil, colour, opacity=opacity, blur=26)
