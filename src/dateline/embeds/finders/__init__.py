"""One module a family of sites. Each has `find(address, visit)`: what it found, or None when the address is not its
own. It raises `dateline.embeds.client.Failure` when the site gave nothing.

To add a site, write a module like `bluesky` and put it into `OWN`. A site that only has an oEmbed address needs a line
in `oembed.MORE_PROVIDERS`.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline.embeds.finders import bluesky, mastodon, oembed, page, telegram, threads, x
from dateline.embeds.found import Found
from dateline.embeds.visit import Visit

Find = Callable[[str, Visit], Found | None]

OWN: tuple[Find, ...] = (bluesky.find, threads.find, telegram.find, x.find)
"""Each knows its sites by name. When one fails nobody else is asked: a page that asks people to sign in is no post."""
GENERAL: tuple[Find, ...] = (mastodon.find, oembed.find, page.find)
"""Asked in this order, the next when one fails; `page` takes every address."""
