"""Bluesky: the public API has text, time, language and pictures; oEmbed is the second choice.

Sources: app.bsky.feed.getPostThread (AT Protocol lexicon); docs.bsky.app, "oEmbed and Post Embed Widget".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dateline.embeds.client import Failure, Reason
from dateline.embeds.finders.values import at, instant, list_at, text_at, with_at
from dateline.embeds.found import Found, FoundPicture
from dateline.embeds.markup import attribute, fragment, text_of
from dateline.embeds.visit import Visit

NAME = "Bluesky"
_POST = re.compile(r"https?://(?:www\.)?bsky\.app/profile/(?P<who>[\w.:-]{3,255})/post/(?P<key>\w{5,30})")
_API = "https://public.api.bsky.app/xrpc/app.bsky.feed.getPostThread"
_OEMBED = "https://embed.bsky.app/oembed"


def find(address: str, visit: Visit) -> Found | None:
    match = _POST.match(address)
    if match is None:
        return None
    try:
        return _from_api(match["who"], match["key"], visit)
    except Failure as failure:
        if failure.reason is Reason.SLOW:
            raise
        return _from_oembed(address, visit)


def _from_api(who: str, key: str, visit: Visit) -> Found:
    uri = f"at://{who}/app.bsky.feed.post/{key}"
    post = at(visit.json(_API, uri=uri, depth="0", parentHeight="0"), "thread", "post")
    if not isinstance(post, dict):
        raise Failure(Reason.REFUSED, "no such post")
    return Found(
        provider=NAME,
        author=text_at(post, "author", "displayName"),
        handle=with_at(text_at(post, "author", "handle")),
        text=text_at(post, "record", "text"),
        lang=text_at(post, "record", "langs", 0),
        posted_at=instant(text_at(post, "record", "createdAt")),
        pictures=tuple(_pictures(at(post, "embed"))),
    )


def _pictures(embed: Any) -> Iterator[FoundPicture]:
    """Of the post itself: not of a post it quotes, nor of a page it links to."""
    if media := at(embed, "media"):
        yield from _pictures_in(media)
    else:
        yield from _pictures_in(embed)


def _pictures_in(embed: Any) -> Iterator[FoundPicture]:
    for image in list_at(embed, "images"):
        yield FoundPicture(text_at(image, "fullsize") or text_at(image, "thumb"), text_at(image, "alt"))
    if thumbnail := text_at(embed, "thumbnail"):
        yield FoundPicture(thumbnail, text_at(embed, "alt"))


def _from_oembed(address: str, visit: Visit) -> Found:
    card = visit.json(_OEMBED, url=address, format="json")
    words = fragment(text_at(card, "html")).css_first("blockquote p")
    return Found(
        provider=NAME,
        author=text_at(card, "author_name"),
        handle=with_at(text_at(card, "author_url").rpartition("/profile/")[2]),
        text=text_of(words),
        lang=attribute(words, "lang"),
    )
