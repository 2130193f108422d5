"""Everything whose oEmbed address is known beforehand: Wagtail's list, and a few that it lacks.

Source: oembed.com, sections 2.2 and 2.3. The `html` of an answer is never used.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from wagtail.embeds.oembed_providers import all_providers

from dateline.embeds.client import Failure, Reason
from dateline.embeds.finders.values import text_at, with_at
from dateline.embeds.found import Found, FoundPicture
from dateline.embeds.markup import absolute
from dateline.embeds.players import Player, player_of
from dateline.embeds.visit import Visit

MORE_PROVIDERS: tuple[Mapping[str, Any], ...] = (
    {
        "endpoint": "https://www.tiktok.com/oembed",
        "urls": [r"^https?://(?:www\.|m\.)?tiktok\.com/@[\w.-]+/(?:video|photo)/", r"^https?://v[mt]\.tiktok\.com/"],
    },
    {
        "endpoint": "https://api.datawrapper.de/v3/oembed/",
        "urls": [r"^https?://datawrapper\.dwcdn\.net/\w{5}", r"^https?://(?:www\.)?datawrapper\.de/_/\w{5}"],
    },
    {
        "endpoint": "https://app.flourish.studio/api/v1/oembed",
        "urls": [r"^https?://public\.flourish\.studio/(?:visualisation|story)/\d"],
    },
    {"endpoint": "https://www.reddit.com/oembed", "urls": [r"^https?://(?:www\.)?reddit\.com/r/\w+/comments/"]},
    {"endpoint": "https://vimeo.com/api/oembed.json", "urls": [r"^https?://(?:www\.|player\.)?vimeo\.com/"]},
)
_SIZE = range(1, 10_000)


def find(address: str, visit: Visit) -> Found | None:
    endpoint = endpoint_of(address)
    return found_in(visit.json(endpoint, url=address, format="json"), address) if endpoint else None


def endpoint_of(address: str) -> str:
    """Where to ask for this address; empty when no provider in the lists has it."""
    return next((endpoint for endpoint, urls in _providers() if any(url.match(address) for url in urls)), "")


def found_in(card: Mapping[str, Any], address: str) -> Found:
    """Raises `Failure` (unreadable) for JSON that is no oEmbed answer."""
    kind = text_at(card, "type")
    if kind not in {"photo", "video", "link", "rich"}:
        raise Failure(Reason.UNREADABLE, "no oEmbed answer")
    own = text_at(card, "url") if kind == "photo" else ""
    pictures = (absolute(address, own), absolute(address, text_at(card, "thumbnail_url")))
    return Found(
        provider=text_at(card, "provider_name"),
        author=text_at(card, "author_name"),
        handle=with_at(text_at(card, "author_unique_id")),
        text=text_at(card, "title"),
        pictures=tuple(FoundPicture(picture) for picture in pictures if picture),
        player=_player(card, address),
    )


def _player(card: Mapping[str, Any], address: str) -> Player | None:
    """With the film's own proportions where the answer has them. A short link shows its number only in the answer."""
    player = player_of(address) or _tiktok(card)
    if player is None:
        return None
    width, height = card.get("width"), card.get("height")
    if isinstance(width, int) and isinstance(height, int) and width in _SIZE and height in _SIZE:
        return Player(player.address, player.kind, f"{width}/{height}")
    return player


def _tiktok(card: Mapping[str, Any]) -> Player | None:
    if text_at(card, "provider_name") != "TikTok":
        return None
    number = text_at(card, "embed_product_id")
    return player_of(f"https://www.tiktok.com/@{text_at(card, 'author_unique_id') or '_'}/video/{number}")


@cache
def _providers() -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    """Ours first: where both lists have a site, ours is the newer."""
    return tuple(
        (provider["endpoint"].replace("{format}", "json"), tuple(re.compile(url) for url in provider["urls"]))
        for provider in (*MORE_PROVIDERS, *all_providers)
    )
