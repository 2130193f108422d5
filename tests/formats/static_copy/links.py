"""Where the files of a copy lead: found with another parser than the one that made them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

ONE = ("href", "src", "poster", "cite", "action", "data")
SEVERAL = ("srcset", "imagesrcset")


@dataclass(frozen=True)
class Link:
    """`loaded`: the browser fetches it by itself."""

    file: Path
    address: str
    loaded: bool


def links_of(folder: Path) -> Iterator[Link]:
    for file in folder.rglob("*"):
        if file.suffix == ".html":
            yield from _of_page(file)
        elif file.suffix == ".css":
            for address in re.findall(r"""url\(\s*["']?([^)"']*)""", file.read_text()):
                yield Link(file, address, loaded=True)


def _of_page(file: Path) -> Iterator[Link]:
    tree = LexborHTMLParser(file.read_text())
    for node in tree.css("*"):
        fetched = node.tag not in {"a", "area"} and "alternate" not in (node.attributes.get("rel") or "")
        for name in ONE:
            if (value := node.attributes.get(name)) is not None and node.attributes.get("rel") != "canonical":
                yield Link(file, value, loaded=fetched)
        for name in SEVERAL:
            for candidate in filter(None, (node.attributes.get(name) or "").split(", ")):
                yield Link(file, candidate.split()[0], loaded=True)


def broken(folder: Path) -> list[str]:
    """What leads nowhere: an address below `folder` without a file, a fragment without an id, a file to load that is
    elsewhere. An address on the site is no link within the copy; only there must be no page of the copy behind it."""
    return [f"{link.file.relative_to(folder)}: {link.address}" for link in links_of(folder) if _is_broken(link, folder)]


def _is_broken(link: Link, folder: Path) -> bool:
    parts = urlsplit(link.address)
    if parts.scheme:
        return link.loaded and parts.scheme != "data"
    if parts.query or link.address.startswith("/"):
        return True
    target = (link.file.parent / unquote(parts.path)).resolve() if parts.path else link.file
    if not target.is_relative_to(folder.resolve()) or not target.is_file():
        return True
    return bool(parts.fragment) and parts.fragment not in ids_of(target)


@cache
def ids_of(file: Path) -> frozenset[str]:
    tree = LexborHTMLParser(file.read_text())
    return frozenset(node.attributes["id"] or "" for node in tree.css("[id]"))


def main_text(html: str) -> str:
    """The words of a page's main part, without what only its script shows."""
    tree = LexborHTMLParser(html)
    for node in tree.css("template, script"):
        node.decompose()
    main = tree.css_first("main")
    assert main is not None
    return " ".join(main.text(separator=" ").split())
