"""An update as schema.org's `BlogPosting`."""

from __future__ import annotations

from dateline.reader.linked_data.terms import (
    CONTEXT,
    Node,
    authors,
    comment,
    publisher,
    publisher_id,
    story_id,
    without_empty,
)
from dateline.reader.linked_data.words import words_of
from dateline.reader.pages.moments import Moment
from dateline.reader.pages.site_bar import SiteBar
from dateline.reader.pages.story_header import StoryHeader
from dateline.reader.pages.update_card import UpdateCard
from dateline.reader.templatetags.reader import absolute


def describe_update(card: UpdateCard, header: StoryHeader, bar: SiteBar) -> Node:
    """The node of an update's own page."""
    story = without_empty(
        {
            "@type": ["NewsArticle", "LiveBlogPosting"],
            "@id": story_id(header),
            "url": absolute(header.url),
            "headline": header.facts.headline,
        }
    )
    node = posting(card, header, bar)
    return {
        "@context": CONTEXT,
        **node,
        "mainEntityOfPage": node["url"],
        "publisher": publisher(bar),
        "isAccessibleForFree": True,
        "isPartOf": story,
    }


def posting(card: UpdateCard, header: StoryHeader, bar: SiteBar) -> Node:
    """The node of an update that was not withdrawn, as it stands in its story's.

    `datePublished` is when the public first saw it and never changes, whatever time the update carries.
    """
    url = absolute(card.url)
    words = words_of(card.html)
    dated = not card.stamp
    return without_empty(
        {
            "@type": "BlogPosting",
            "@id": url,
            "url": url,
            "headline": card.label or header.facts.headline,
            "datePublished": published(card).machine if dated else "",
            "dateModified": modified(card).machine if dated else "",
            "version": card.version,
            "inLanguage": header.facts.language,
            "author": authors(card.bylines, bar),
            "publisher": {"@id": publisher_id(bar)},
            "articleBody": words.text,
            "image": absolute(words.picture) if words.picture else "",
            "correction": [comment(note.change, note.text, note.when) for note in card.notes if note.text],
        }
    )


def published(card: UpdateCard) -> Moment:
    return card.backdated or card.when


def modified(card: UpdateCard) -> Moment:
    """When anything of it was changed that its readers see."""
    changes = [published(card), card.revised, card.retimed]
    changes += [said.when for said in (card.claim, card.restored) if said]
    return max((moment for moment in changes if moment), key=lambda moment: moment.at)
