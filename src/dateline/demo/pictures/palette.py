"""The colours of the Herald's illustrations: a few inks, so that fourteen pictures look like one hand."""

from __future__ import annotations

Colour = tuple[int, int, int]

NIGHT: Colour = (18, 29, 43)
INK: Colour = (27, 42, 56)
SLATE: Colour = (47, 72, 89)
STEEL: Colour = (84, 113, 128)
TEAL: Colour = (74, 122, 128)
MIST: Colour = (160, 184, 188)
PALE: Colour = (207, 218, 214)
PAPER: Colour = (243, 235, 221)
FOAM: Colour = (247, 244, 236)
STONE: Colour = (196, 187, 170)
CLAY: Colour = (143, 132, 119)
SILT: Colour = (122, 105, 82)
MOSS: Colour = (74, 88, 66)
PINE: Colour = (36, 56, 52)
AMBER: Colour = (238, 172, 84)
HONEY: Colour = (250, 214, 146)
PEACH: Colour = (240, 196, 164)
ROSE: Colour = (212, 142, 124)
BRICK: Colour = (181, 82, 58)
WINE: Colour = (112, 52, 52)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """`share` 0 is all of `first`, 1 is all of `second`."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue
