"""Any other page: its oEmbed description where it names one, else what it says of itself for link cards.

Sources: oembed.com section 4 (discovery); ogp.me.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from dateline.embeds.client import Failure
from dateline.embeds.finders.oembed import found_in
from dateline.embeds.finders.values import instant
from dateline.embeds.found import Found, FoundPicture
from dateline.embeds.markup import Page, absolute
from dateline.embeds.players import player_of
from dateline.embeds.visit import Visit


def find(address: str, visit: Visit) -> Found | None:
    page = visit.page(address)
    said = _said(page, address)
    if not page.oembed:
        return said
    try:
        described = found_in(visit.json(page.oembed), page.address)
    except Failure:
        return said
    return replace(
        said,
        provider=described.provider or said.provider,
        author=described.author or said.author,
        text=said.text or described.text,
        pictures=described.pictures or said.pictures,
        player=described.player or said.player,
    )


def _said(page: Page, address: str) -> Found:
    headline = page.meta("og:title", "twitter:title") or page.title
    text = page.meta("og:description", "twitter:description", "description")
    picture = absolute(page.address, page.meta("og:image:secure_url", "og:image", "twitter:image"))
    author = page.meta("author", "article:author", "twitter:creator")
    return Found(
        provider=page.meta("og:site_name") or (urlsplit(page.address).hostname or "").removeprefix("www."),
        author="" if author.startswith(("http://", "https://")) else author,
        text="\n\n".join(dict.fromkeys(part for part in (headline, text) if part)),
        lang=page.language,
        posted_at=instant(page.meta("article:published_time", "og:article:published_time", "datepublished")),
        pictures=(FoundPicture(picture, page.meta("og:image:alt", "twitter:image:alt")),) if picture else (),
        player=player_of(address),
    )
