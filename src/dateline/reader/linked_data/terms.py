"""What a story's and an update's node share: schema.org's terms (30.0) for people, papers and corrections."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dateline.reader.pages.moments import Moment
from dateline.reader.pages.site_bar import SiteBar
from dateline.reader.pages.story_header import StoryHeader
from dateline.reader.templatetags.reader import absolute
from dateline.record.kinds import Change

Node = dict[str, Any]
CONTEXT = "https://schema.org"


def without_empty(node: Mapping[str, Any]) -> Node:
    """Leaves out what is not known."""
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}


def story_id(header: StoryHeader) -> str:
    """The story itself, as opposed to a page that shows it."""
    return f"{absolute(header.url)}#story"


def publisher_id(bar: SiteBar) -> str:
    return f"{absolute(bar.home_url)}#publisher"


def publisher(bar: SiteBar) -> Node:
    return without_empty(
        {
            "@type": "NewsMediaOrganization",
            "@id": publisher_id(bar),
            "name": bar.name,
            "url": absolute(bar.home_url),
            "sameAs": [account.url for account in bar.accounts],
        }
    )


def authors(names: Iterable[str], bar: SiteBar) -> list[Node]:
    """Who signed it; the paper where nobody did."""
    people: list[Node] = [{"@type": "Person", "name": name} for name in names]
    return people or [{"@id": publisher_id(bar)}]


def comment(change: Change, text: str, when: Moment, url: str = "") -> Node:
    """A correction or clarification (schema.org, `CorrectionComment`)."""
    kind = str(change.label).capitalize()
    return without_empty(
        {"@type": "CorrectionComment", "name": kind, "text": text, "datePublished": when.machine, "url": url}
    )
