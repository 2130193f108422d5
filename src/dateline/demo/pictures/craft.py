"""Things that carry people: a helicopter, a rowing boat, a ferry, yachts."""

from __future__ import annotations

from dateline.demo.pictures.canvas import Canvas, Towards
from dateline.demo.pictures.palette import BRICK, FOAM, HONEY, INK, PALE, Colour, mix
from dateline.demo.pictures.shapes import Ellipse, Polygon, Rounded, Shape, Stroke


def helicopter(canvas: Canvas, x: float, y: float, size: float, body: Colour, shadow: Colour) -> None:
    """A rescue helicopter, nose to the left, its rotor blurred; `size` is the length of the cabin."""
    s = size
    hull: list[Shape] = [
        Ellipse(x, y, s * 0.5, s * 0.25),
        Polygon(
            [
                (x + s * 0.1, y - s * 0.22),
                (x + s * 1.35, y - s * 0.13),
                (x + s * 1.35, y - s * 0.04),
                (x + s * 0.3, y + s * 0.17),
            ]
        ),
        Polygon(
            [
                (x + s * 1.2, y - s * 0.1),
                (x + s * 1.42, y - s * 0.42),
                (x + s * 1.52, y - s * 0.42),
                (x + s * 1.4, y - s * 0.03),
            ]
        ),
        Rounded(x - s * 0.2, y - s * 0.36, x + s * 0.42, y - s * 0.16, s * 0.07),
    ]
    stencil = canvas.paint(hull, body)
    canvas.shade(stencil, shadow, Towards.BOTTOM, least=0, most=0.8)
    canvas.paint(
        [
            Polygon(
                [
                    (x + s * 0.32, y - s * 0.02),
                    (x + s * 1.34, y - s * 0.09),
                    (x + s * 1.34, y - s * 0.06),
                    (x + s * 0.3, y + s * 0.06),
                ]
            )
        ],
        FOAM,
    )
    glass = canvas.paint([Ellipse(x - s * 0.24, y - s * 0.03, s * 0.23, s * 0.17)], PALE)
    canvas.shade(glass, mix(PALE, INK, 0.5), Towards.BOTTOM, least=0, most=0.7)
    canvas.paint([Rounded(x + s * 0.05, y - s * 0.14, x + s * 0.28, y + s * 0.04, s * 0.03)], INK)
    skids: list[Shape] = [
        Stroke([(x - s * 0.42, y + s * 0.38), (x + s * 0.44, y + s * 0.38)], s * 0.035),
        Stroke([(x - s * 0.2, y + s * 0.2), (x - s * 0.24, y + s * 0.38)], s * 0.028),
        Stroke([(x + s * 0.2, y + s * 0.2), (x + s * 0.24, y + s * 0.38)], s * 0.028),
        Rounded(x + s * 0.08, y - s * 0.52, x + s * 0.13, y - s * 0.34),
    ]
    canvas.paint(skids, INK)
    canvas.paint([Ellipse(x + s * 0.1, y - s * 0.52, s * 1.15, s * 0.045)], INK, opacity=0.55, blur=2)
    canvas.paint([Ellipse(x + s * 1.5, y - s * 0.3, s * 0.19, s * 0.19)], INK, opacity=0.35, blur=2)


def rowing_boat(canvas: Canvas, x: float, y: float, long: float, hull: Colour, shadow: Colour) -> None:
    """A flat-bottomed boat with its waterline at `y`."""
    body = canvas.paint(
        [
            Polygon(
                [
                    (x - long * 0.5, y - long * 0.13),
                    (x + long * 0.5, y - long * 0.13),
                    (x + long * 0.4, y + long * 0.02),
                    (x - long * 0.4, y + long * 0.02),
                ]
            )
        ],
        hull,
    )
    canvas.shade(body, shadow, Towards.BOTTOM, least=0.05, most=0.8)
    canvas.paint([Stroke([(x - long * 0.5, y - long * 0.13), (x + long * 0.5, y - long * 0.13)], long * 0.025)], FOAM)


def ferry(canvas: Canvas, x: float, y: float, long: float, hull: Colour, shadow: Colour) -> None:
    """A car ferry at rest, bow to the right, its waterline at `y`."""
    u = long / 20
    decks = [(2.2, 16.6, 3.0, 4.4), (3.2, 15.4, 4.4, 5.7), (4.6, 13.8, 5.7, 6.8)]
    for left, right, low, high in decks:
        deck = canvas.paint([Rounded(x + left * u, y - high * u, x + right * u, y - low * u, u * 0.15)], FOAM)
        canvas.shade(deck, mix(PALE, shadow, 0.5), Towards.BOTTOM, least=0, most=0.6)
        panes: list[Shape] = []
        at = left + 0.6
        while at < right - 0.6:
            panes.append(Rounded(x + at * u, y - (high - 0.35) * u, x + (at + 0.5) * u, y - (low + 0.4) * u, u * 0.08))
            at += 0.85
        canvas.paint(panes, shadow)
    canvas.paint(
        [
            Rounded(x + 11 * u, y - 10 * u, x + 11.15 * u, y - 8 * u),
            Rounded(x + 18.4 * u, y - 6 * u, x + 18.55 * u, y - 3.3 * u),
        ],
        shadow,
    )
    bridge = canvas.paint(
        [
            Polygon(
                [
                    (x + 10.4 * u, y - 6.8 * u),
                    (x + 13.2 * u, y - 6.8 * u),
                    (x + 13.7 * u, y - 8.1 * u),
                    (x + 10.4 * u, y - 8.1 * u),
                ]
            )
        ],
        FOAM,
    )
    canvas.shade(bridge, PALE, Towards.LEFT, least=0, most=0.8)
    canvas.paint([Rounded(x + 11.2 * u, y - 7.85 * u, x + 13.5 * u, y - 7.35 * u)], shadow)
    funnel = canvas.paint(
        [
            Polygon(
                [
                    (x + 5.6 * u, y - 6.8 * u),
                    (x + 7.6 * u, y - 6.8 * u),
                    (x + 7.2 * u, y - 9.3 * u),
                    (x + 5.5 * u, y - 9.3 * u),
                ]
            )
        ],
        BRICK,
    )
    canvas.shade(funnel, shadow, Towards.LEFT, least=0, most=0.6)
    canvas.paint([Rounded(x + 5.55 * u, y - 8.7 * u, x + 7.3 * u, y - 8.2 * u)], HONEY)
    side = canvas.paint(
        [Polygon([(x, y - 3.2 * u), (x + 20.6 * u, y - 3.5 * u), (x + 18.9 * u, y), (x + 0.9 * u, y)])], hull
    )
    canvas.shade(side, shadow, Towards.BOTTOM, least=0, most=0.7)
    canvas.paint([Stroke([(x + 0.15 * u, y - 2.5 * u), (x + 20.1 * u, y - 2.75 * u)], u * 0.22)], FOAM)
    canvas.paint([Ellipse(x + (2 + n * 1.3) * u, y - 1.5 * u, u * 0.2, u * 0.2) for n in range(12)], FOAM, opacity=0.85)


def yacht(canvas: Canvas, x: float, y: float, tall: float, sail: Colour, hull: Colour, shadow: Colour) -> None:
    """A yacht heeling to the right under two sails, its waterline at `y`."""
    lean = tall * 0.14
    main = canvas.paint(
        [Polygon([(x, y - tall * 0.1), (x + lean, y - tall), (x - tall * 0.33, y - tall * 0.14)])], sail
    )
    canvas.shade(main, shadow, Towards.LEFT, least=0, most=0.7)
    jib = canvas.paint(
        [
            Polygon(
                [
                    (x + tall * 0.03, y - tall * 0.1),
                    (x + lean * 0.95, y - tall * 0.86),
                    (x + tall * 0.32, y - tall * 0.09),
                ]
            )
        ],
        mix(sail, FOAM, 0.5),
    )
    canvas.shade(jib, shadow, Towards.RIGHT, least=0, most=0.45)
    canvas.paint([Stroke([(x, y - tall * 0.04), (x + lean, y - tall * 1.02)], max(1.5, tall * 0.012))], shadow)
    body = canvas.paint(
        [
            Polygon(
                [
                    (x - tall * 0.36, y - tall * 0.085),
                    (x + tall * 0.4, y - tall * 0.055),
                    (x + tall * 0.24, y + tall * 0.02),
                    (x - tall * 0.28, y + tall * 0.01),
                ]
            )
        ],
        hull,
    )
    canvas.shade(body, shadow, Towards.BOTTOM, least=0, most=0.8)
