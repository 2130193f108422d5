"""Mastodon and what speaks its API, at any address: the post as the server gives it to everybody.

Source: docs.joinmastodon.org, "View a single status" (GET /api/v1/statuses/:id).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from dateline.embeds.client import Failure, Reason
from dateline.embeds.finders.values import at, instant, list_at, text_at, with_at
from dateline.embeds.found import Found, FoundPicture
from dateline.embeds.markup import plain
from dateline.embeds.visit import Visit

NAME = "Mastodon"
_POST = re.compile(
    r"/(?:web/)?@\w[\w.-]*(?:@[\w.-]+)?/(?P<key>\d{5,24})/?|/users/[\w.-]+/statuses/(?P<status>\d{5,24})/?"
)


def find(address: str, visit: Visit) -> Found | None:
    """Only the path tells. Other software has paths like it: there the API is missing, and the next finder is asked."""
    parts = urlsplit(address)
    match = _POST.fullmatch(parts.path)
    if match is None:
        return None
    post = visit.json(f"{parts.scheme}://{parts.netloc}/api/v1/statuses/{match['key'] or match['status']}")
    if not text_at(post, "account", "acct"):
        raise Failure(Reason.UNREADABLE, "no post of Mastodon's shape")
    return _found(post, parts.hostname or "")


def _found(post: dict[str, Any], host: str) -> Found:
    account = text_at(post, "account", "acct")
    warning, words = text_at(post, "spoiler_text").strip(), plain(text_at(post, "content"))
    return Found(
        provider=NAME,
        author=text_at(post, "account", "display_name"),
        handle=with_at(account if "@" in account else f"{account}@{host}"),
        text=f"{warning}\n\n{words}" if warning else words,
        lang=text_at(post, "language"),
        posted_at=instant(text_at(post, "created_at")),
        pictures=() if at(post, "sensitive") else tuple(_pictures(post)),
    )


def _pictures(post: dict[str, Any]) -> Iterator[FoundPicture]:
    """A film's preview stands for it. What the author marked as sensitive is left to readers who follow the link."""
    for media in list_at(post, "media_attachments"):
        key = "url" if text_at(media, "type") == "image" else "preview_url"
        if picture := text_at(media, key):
            yield FoundPicture(picture, text_at(media, "description"))
