"""The demo's main story: two days at the Arne dam."""

from dateline.demo.story.dam.script import DAM

__all__ = ["DAM"]
