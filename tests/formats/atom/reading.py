"""Reads a feed as strictly as its standards are written. What breaks a rule fails with the rule's place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring
from selectolax.lexbor import LexborHTMLParser

ATOM = "{http://www.w3.org/2005/Atom}"
APP = "{http://www.w3.org/2007/app}"
AT = "{http://purl.org/atompub/tombstones/1.0}"
FH = "{http://purl.org/syndication/history/1.0}"
# RFC 3339, with the capitals that RFC 4287 section 3.3 and RFC 6721 section 3 ask for.
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})")
# RFC 8141; the identities used here are all of this kind.
_URN = re.compile("urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass
class Entry:
    id: str
    title: str
    html: str
    published: datetime
    updated: datetime
    edited: datetime
    authors: list[str]
    links: dict[str, str]

    @property
    def words(self) -> str:
        return " ".join(LexborHTMLParser(self.html).text(separator=" ").split())


@dataclass
class Stone:
    ref: str
    when: datetime
    comment: str
    links: dict[str, str]


@dataclass
class Feed:
    id: str
    title: str
    updated: datetime
    language: str
    links: dict[str, str]
    archive: bool
    authors: list[str]
    entries: list[Entry] = field(default_factory=list)
    stones: list[Stone] = field(default_factory=list)

    @property
    def ids(self) -> set[str]:
        return {entry.id for entry in self.entries} | {stone.ref for stone in self.stones}


def read(document: bytes) -> Feed:
    assert document.startswith(b'<?xml version="1.0" encoding="utf-8"?>')
    root = fromstring(document)
    assert root.tag == f"{ATOM}feed"
    feed = Feed(
        id=_identity(root),
        title=_text(root, "title"),
        updated=_instant(_one(root, f"{ATOM}updated").text),
        language=root.get("{http://www.w3.org/XML/1998/namespace}lang", ""),
        links=_links(root),
        archive=root.find(f"{FH}archive") is not None,
        authors=_authors(root),
        entries=[_entry(child) for child in root.findall(f"{ATOM}entry")],
        stones=[_stone(child) for child in root.findall(f"{AT}deleted-entry")],
    )
    assert feed.title, "a title must not be empty (4.2.14)"
    assert "self" in feed.links, "a feed should say where it is (4.1.1)"
    assert feed.authors or all(entry.authors for entry in feed.entries), "somebody has to be the author (4.1.1)"
    assert len(feed.ids) == len(feed.entries) + len(feed.stones), "an entry is there once, or its tombstone (4.1.1)"
    assert all(entry.updated <= feed.updated for entry in feed.entries)
    return feed


def _entry(element: Element) -> Entry:
    content = _one(element, f"{ATOM}content")
    assert content.get("type") == "html"
    assert not len(content), "HTML is text here, escaped once (4.1.3.3)"
    entry = Entry(
        id=_identity(element),
        title=_text(element, "title"),
        html=content.text or "",
        published=_instant(_one(element, f"{ATOM}published").text),
        updated=_instant(_one(element, f"{ATOM}updated").text),
        edited=_instant(_one(element, f"{APP}edited").text),
        authors=_authors(element),
        links=_links(element),
    )
    assert entry.title
    assert "alternate" in entry.links
    assert entry.published <= entry.updated <= entry.edited
    for node in LexborHTMLParser(entry.html).css("[href], [src]"):
        address = node.attributes.get("href") or node.attributes.get("src") or ""
        assert urlsplit(address).scheme in {"http", "https", "mailto"}, f"{address} is read far from here"
    return entry


def _stone(element: Element) -> Stone:
    assert _URN.fullmatch(element.get("ref", ""))
    comment = element.find(f"{AT}comment")
    return Stone(
        ref=element.get("ref", ""),
        when=_instant(element.get("when")),
        comment=(comment.text or "") if comment is not None else "",
        links=_links(element),
    )


def _one(parent: Element, tag: str) -> Element:
    found = parent.findall(tag)
    assert len(found) == 1, f"{tag} is there {len(found)} times"
    return found[0]


def _identity(parent: Element) -> str:
    identity = _one(parent, f"{ATOM}id").text or ""
    assert _URN.fullmatch(identity)
    return identity


def _text(parent: Element, name: str) -> str:
    return _one(parent, f"{ATOM}{name}").text or ""


def _instant(text: str | None) -> datetime:
    assert _INSTANT.fullmatch(text or ""), text
    return datetime.fromisoformat(text or "")


def _authors(parent: Element) -> list[str]:
    return [_text(author, "name") for author in parent.findall(f"{ATOM}author")]


def _links(parent: Element) -> dict[str, str]:
    """Addresses by their relation; each relation is there once."""
    links: dict[str, str] = {}
    for link in parent.findall(f"{ATOM}link"):
        relation, address = link.get("rel", "alternate"), link.get("href", "")
        assert urlsplit(address).scheme in {"http", "https"}, address
        assert relation not in links, f"two links {relation}"
        links[relation] = address
    return links
