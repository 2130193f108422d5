"""Telegram: a public channel's post as its own embed page shows it."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from dateline.embeds.client import Failure, Reason
from dateline.embeds.finders.values import instant, with_at
from dateline.embeds.found import Found, FoundPicture
from dateline.embeds.markup import absolute, attribute, text_of
from dateline.embeds.visit import Visit

NAME = "Telegram"
_POST = re.compile(
    r"https?://(?:t\.me|telegram\.me)/(?:s/)?(?P<channel>[A-Za-z]\w{3,31})/(?P<number>\d{1,12})(?=[/?]|$)"
)
_PICTURE = re.compile(r"background-image:\s*url\(['\"]?([^'\")]{1,2000})")
_MAX_PAGE = 100_000
_IN_POST = ".tgme_widget_message"


def find(address: str, visit: Visit) -> Found | None:
    match = _POST.match(address)
    if match is None:
        return None
    page = visit.page(f"https://t.me/{match['channel']}/{match['number']}", embed="1", mode="tme")
    tree = LexborHTMLParser(page.html[:_MAX_PAGE])
    author = text_of(tree.css_first(f"{_IN_POST}_owner_name"))
    if not author:
        raise Failure(Reason.REFUSED, "no such post")
    return Found(
        provider=NAME,
        author=author,
        handle=with_at(match["channel"]),
        text=text_of(tree.css_first(f"{_IN_POST}_text.js-message_text") or tree.css_first(f"{_IN_POST}_text")),
        posted_at=instant(attribute(tree.css_first(f"{_IN_POST}_date time[datetime]"), "datetime")),
        pictures=tuple(_pictures(tree, page.address)),
    )


def _pictures(tree: LexborHTMLParser, address: str) -> list[FoundPicture]:
    nodes = [*tree.css(f"{_IN_POST}_photo_wrap"), *tree.css(f"{_IN_POST}_video_thumb")]
    styles = (_PICTURE.search(attribute(node, "style")) for node in nodes)
    return [FoundPicture(found) for style in styles if style and (found := absolute(address, style[1]))]
