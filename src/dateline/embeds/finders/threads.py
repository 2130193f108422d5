"""Threads: its pages say text and author in their metadata; oEmbed without a token gives little more than a frame.

Source: developers.facebook.com, "Embed a Threads Post".
"""

from __future__ import annotations

import re

from dateline.embeds.client import Failure, Reason
from dateline.embeds.finders.values import instant, text_at, with_at
from dateline.embeds.found import Found, FoundPicture
from dateline.embeds.markup import Page, plain
from dateline.embeds.visit import Visit

NAME = "Threads"
_POST = re.compile(r"https?://(?:www\.)?threads\.(?:net|com)/(?:@(?P<who>[\w.]{1,60})/post|t)/[\w-]{5,40}")
_SIGNED = re.compile(r"(?P<name>.*?) \(@(?P<handle>[\w.]{1,60})\)")
_OEMBED = "https://graph.threads.net/v1.0/oembed"


def find(address: str, visit: Visit) -> Found | None:
    match = _POST.match(address)
    if match is None:
        return None
    try:
        return _from_page(visit.page(address), match["who"] or "")
    except Failure as failure:
        if failure.reason is Reason.SLOW:
            raise
        words = plain(text_at(visit.json(_OEMBED, url=address), "html"))
        return Found(provider=NAME, handle=with_at(match["who"] or ""), text=words)


def _from_page(page: Page, who: str) -> Found:
    """Raises `Failure` for the page that asks people to sign in."""
    signed = _SIGNED.match(page.meta("og:title"))
    text = page.meta("og:description")
    if not signed or not text:
        raise Failure(Reason.REFUSED, "a page without a post")
    picture = page.meta("og:image")
    return Found(
        provider=NAME,
        author=signed["name"],
        handle=with_at(signed["handle"] or who),
        text=text,
        posted_at=instant(page.meta("article:published_time")),
        pictures=(FoundPicture(picture, page.meta("og:image:alt")),) if picture and _is_a_post_s(page) else (),
    )


def _is_a_post_s(page: Page) -> bool:
    """Where a post has no picture, the page names its author's portrait, which is square and small."""
    return page.meta("twitter:card") == "summary_large_image"
