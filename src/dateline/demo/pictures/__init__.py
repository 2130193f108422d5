"""The Herald's pictures: drawn on the spot, the same every time, so that the demo ships no image files."""

from dateline.demo.pictures.library import PICTURES, DemoPicture, draw

__all__ = ["PICTURES", "DemoPicture", "draw"]
