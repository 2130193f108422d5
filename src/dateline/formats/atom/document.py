"""An Atom document (RFC 4287): Django's, with what a story needs beyond it.

Tombstones of withdrawn updates are RFC 6721, older pages RFC 5005 section 4, every change's time RFC 5023
section 10.2, and the link to earlier versions RFC 5829.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from uuid import UUID
from xml.sax.xmlreader import AttributesImpl

from django.utils.feedgenerator import Atom1Feed, rfc3339_date
from django.utils.xmlutils import SimplerXMLGenerator

NAMESPACES = {
    "xmlns:app": "http://www.w3.org/2007/app",
    "xmlns:at": "http://purl.org/atompub/tombstones/1.0",
    "xmlns:fh": "http://purl.org/syndication/history/1.0",
}
HTML = "text/html"
# XML 1.0 can't say these at all (section 2.2).
_UNSAYABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Link:
    """`href` is absolute; `type` a media type, or empty."""

    rel: str
    href: str
    type: str = ""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """`updated` is the last change that matters, `edited` the last of all. `html` has absolute addresses. Without
    `authors` those of the feed are meant."""

    id: UUID
    title: str
    link: str
    published: datetime
    updated: datetime
    edited: datetime
    html: str
    authors: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Tombstone:
    """In place of an entry that was withdrawn at `when`."""

    id: UUID
    when: datetime
    comment: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """`changed` is what a feed without entries says of itself. `archive` marks an older page, whose entries stay the
    same ones."""

    id: UUID
    title: str
    subtitle: str
    language: str
    link: str
    address: str
    changed: datetime
    authors: tuple[str, ...]
    categories: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    archive: bool = False
    entries: tuple[FeedEntry, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()

    @property
    def updated(self) -> datetime:
        times = [*(entry.updated for entry in self.entries), *(stone.when for stone in self.tombstones)]
        return max(times, default=self.changed)


def to_xml(feed: Feed) -> bytes:
    """The document in UTF-8."""
    document = _Document(
        title=_sayable(feed.title),
        link=feed.link,
        description="",
        language=feed.language,
        subtitle=_sayable(feed.subtitle) or None,
        feed_url=feed.address,
        feed_guid=feed.id.urn,
        whole=feed,
    )
    for entry in feed.entries:
        document.add_item(
            title=_sayable(entry.title),
            link=entry.link,
            description=None,  # type: ignore[arg-type]  # what it says is in its content
            pubdate=entry.published,
            updateddate=entry.updated,
            unique_id=entry.id.urn,
            whole=entry,
        )
    written = StringIO()
    document.write(written, "utf-8")
    return written.getvalue().encode()


class _Document(Atom1Feed):
    """Django's, with `whole`: the feed, and the entry of an item, that it is written from."""

    def root_attributes(self) -> dict[str, str]:
        return {**super().root_attributes(), **NAMESPACES}

    def latest_post_date(self) -> datetime:
        """Never the present time: the same record gives the same bytes."""
        whole: Feed = self.feed["whole"]
        return whole.updated

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        whole: Feed = self.feed["whole"]
        _write_authors(handler, whole.authors)
        for name in whole.categories:
            handler.addQuickElement("category", None, {"term": _sayable(name)})
        _write_links(handler, whole.links)
        if whole.archive:
            handler.addQuickElement("fh:archive", None)
        for stone in whole.tombstones:
            _write_tombstone(handler, stone)

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, FeedEntry]) -> None:
        super().add_item_elements(handler, item)
        whole = item["whole"]
        handler.addQuickElement("app:edited", rfc3339_date(whole.edited))
        _write_authors(handler, whole.authors)
        _write_links(handler, whole.links)
        handler.addQuickElement("content", _sayable(whole.html), {"type": "html"})


def _sayable(text: str) -> str:
    return _UNSAYABLE.sub("", text)


def _write_authors(handler: SimplerXMLGenerator, names: Iterable[str]) -> None:
    for name in names:
        handler.startElement("author", AttributesImpl({}))
        handler.addQuickElement("name", _sayable(name))
        handler.endElement("author")


def _write_links(handler: SimplerXMLGenerator, links: Sequence[Link]) -> None:
    for link in links:
        kind = {"type": link.type} if link.type else {}
        handler.addQuickElement("link", None, {"rel": link.rel, "href": link.href, **kind})


def _write_tombstone(handler: SimplerXMLGenerator, stone: Tombstone) -> None:
    about = {"ref": stone.id.urn, "when": rfc3339_date(stone.when)}
    handler.startElement("at:deleted-entry", AttributesImpl(about))
    if stone.comment:
        handler.addQuickElement("at:comment", _sayable(stone.comment))
    _write_links(handler, stone.links)
    handler.endElement("at:deleted-entry")
