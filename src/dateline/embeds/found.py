"""What a finder found of a post: plain values, still as strangers wrote them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from dateline.embeds.players import Player


@dataclass(frozen=True, slots=True)
class FoundPicture:
    """`address` may be relative to nothing but the web. `alt` is the author's own, or empty."""

    address: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """`provider` is the site's name for readers; `posted_at` carries a zone; `handle` with its @."""

    provider: str
    author: str = ""
    handle: str = ""
    text: str = ""
    lang: str = ""
    posted_at: datetime | None = None
    pictures: tuple[FoundPicture, ...] = field(default=())
    """To be tried in this order; the first that can be copied is kept."""
    player: Player | None = None
