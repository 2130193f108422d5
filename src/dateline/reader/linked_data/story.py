"""A story as schema.org's `NewsArticle` and `LiveBlogPosting`: one node, because two for one address contradict each
other in time."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.reader.linked_data.terms import CONTEXT, Node, authors, comment, publisher, story_id, without_empty
from dateline.reader.linked_data.update import posting
from dateline.reader.pages.moments import Moment
from dateline.reader.pages.site_bar import SiteBar
from dateline.reader.pages.story_header import StoryHeader
from dateline.reader.pages.story_page import CorrectionLine, StoryPage
from dateline.reader.pages.update_card import UpdateCard
from dateline.reader.templatetags.reader import absolute
from dateline.record.kinds import Change, StoryState


def describe_story(page: StoryPage, bar: SiteBar) -> Node:
    """The node of a page of the story, with the updates on that page."""
    header, facts = page.header, page.header.facts
    description = facts.standfirst or next((line.text for line in header.summary), "")
    return without_empty(
        {
            "@context": CONTEXT,
            "@type": ["NewsArticle", "LiveBlogPosting"],
            "@id": story_id(header),
            "url": absolute(header.url),
            "mainEntityOfPage": absolute(page.canonical),
            "headline": facts.headline,
            "description": description,
            "image": list(_pictures(header)),
            "datePublished": header.first.machine if header.first else "",
            "dateModified": header.changed.machine,
            "coverageStartTime": _starts(header),
            "coverageEndTime": _ends(header),
            "author": authors(facts.bylines, bar),
            "publisher": publisher(bar),
            "inLanguage": facts.language,
            "isAccessibleForFree": True,
            "articleSection": header.section.title if header.section else "",
            "keywords": list(facts.tags),
            "dateline": facts.location,
            "correction": [_comment(line, header) for line in page.corrections if line.text],
            "liveBlogUpdate": [posting(card, header, bar) for card in _cards(page) if not card.retracted],
        }
    )


def _pictures(header: StoryHeader) -> Iterator[str]:
    lead = header.facts.lead
    if lead is not None:
        shown = [picture.url for picture in (lead.card, lead.large, lead.shown) if picture]
        yield from map(absolute, dict.fromkeys(shown))


def _starts(header: StoryHeader) -> str:
    """Never later than the first update, whatever was announced."""
    known = [moment for moment in (header.starts, header.first) if moment]
    return min(known, key=_at).machine if known else ""


def _ends(header: StoryHeader) -> str:
    """Of an ended story only: an end with updates after it would contradict itself."""
    if header.state != StoryState.ENDED:
        return ""
    facts = header.facts
    announced = header.moment(facts.coverage_end) if facts.coverage_end else header.state_at
    known = [moment for moment in (announced, header.last) if moment]
    return max(known, key=_at).machine if known else ""


def _at(moment: Moment) -> float:
    return moment.at.timestamp()


def _comment(line: CorrectionLine, header: StoryHeader) -> Node:
    return comment(Change(line.change), line.text, line.when, absolute(f"{header.url}corrections/#c-{line.seq}"))


def _cards(page: StoryPage) -> Iterator[UpdateCard]:
    """The pinned update stands in the list as well where that reaches it; it is told of once."""
    listed = [card for day in page.days for card in day.updates]
    if page.pinned and page.pinned.id not in {card.id for card in listed}:
        yield page.pinned
    yield from listed
