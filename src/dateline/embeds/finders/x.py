"""X: a card of text. Its script is never loaded; the post's time comes from its number.

Source: developer.x.com, "oEmbed API" and "Snowflake" (milliseconds since 1288834974657 stand above bit 22).
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from dateline.embeds.finders.values import text_at, with_at
from dateline.embeds.found import Found
from dateline.embeds.markup import attribute, fragment, text_of
from dateline.embeds.visit import Visit

NAME = "X"
_POST = re.compile(
    r"https?://(?:www\.|mobile\.)?(?:x|twitter)\.com/(?P<who>\w{1,20}|i/web)/status(?:es)?/(?P<number>\d{1,20})(?!\d)"
)
_OEMBED = "https://publish.twitter.com/oembed"
_EPOCH = 1_288_834_974_657
_FIRST_SNOWFLAKE = 29_700_859_247
# Twitter's own codes for "no language": undetermined, a picture only, a link only and the like.
_NO_LANGUAGE = {"und", "zxx", "qam", "qct", "qht", "qme", "qst"}


def find(address: str, visit: Visit) -> Found | None:
    match = _POST.match(address)
    if match is None:
        return None
    post = f"https://twitter.com/{match['who']}/status/{match['number']}"
    card = visit.json(_OEMBED, url=post, omit_script="1", dnt="1", hide_thread="1")
    words = fragment(text_at(card, "html")).css_first("blockquote p")
    lang = attribute(words, "lang")
    return Found(
        provider=NAME,
        author=text_at(card, "author_name"),
        handle=with_at(text_at(card, "author_url").rstrip("/").rpartition("/")[2]),
        text=text_of(words),
        lang="" if lang in _NO_LANGUAGE else lang,
        posted_at=posted_at(int(match["number"])),
    )


def posted_at(number: int) -> datetime | None:
    """When a post was made, to the millisecond; None for those from before November 2010, whose numbers only count."""
    if number < _FIRST_SNOWFLAKE or number >= 1 << 63:
        return None
    return datetime.fromtimestamp(((number >> 22) + _EPOCH) / 1_000, UTC)
