"""Reading other sites' HTML. It is only ever taken apart, never passed on: what leaves here is plain text.

The parser's time grows with the square of how deep elements are nested and how many attributes one has (measured: two
megabytes of nested elements take a minute). So it is given short pieces only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dateline.media.plain_text import web_address

MAX_FRAGMENT = 20_000
"""Characters of a fragment that are looked at. A post with its markup is some hundreds, or a few thousand."""
_MAX_TAG = 5_000
_MAX_TAGS = 150
_HEAD_TAG = re.compile(r"<(?:html|title|meta|link)[\s>]", re.IGNORECASE)
_NAMED_BY = ("property", "name", "itemprop")

_NEW_LINE = {"br", "div", "li", "tr", "figcaption", "h1", "h2", "h3", "h4"}
_NEW_PARAGRAPH = {"p", "blockquote", "ul", "ol"}
_SILENT = {"script", "style", "template", "noscript", "svg", "-comment"}
_SPACES = re.compile(r"\s+")


class Page:
    """What a page says about itself, and where it came from.

    `oembed` is the absolute address of its oEmbed description (oembed.com section 4), or empty.
    """

    def __init__(self, html: str, address: str) -> None:
        self.html = html
        self.address = address
        self.title = ""
        self.language = ""
        self.oembed = ""
        self._said: dict[str, str] = {}
        for node in _head_tags(html):
            self._note(node)

    def meta(self, *names: str) -> str:
        """The first of these metadata fields that says something; empty if none does."""
        return next((self._said[name] for name in names if name in self._said), "")

    def _note(self, node: LexborNode) -> None:
        match node.tag:
            case "meta":
                content = attribute(node, "content")
                for name in (attribute(node, key).lower() for key in _NAMED_BY if content):
                    self._said.setdefault(name, content)
            case "title":
                self.title = self.title or text_of(node)
            case "html":
                self.language = self.language or attribute(node, "lang")
            case "link":
                is_ours = attribute(node, "type").lower() == "application/json+oembed"
                if is_ours and "alternate" in attribute(node, "rel").lower().split():
                    self.oembed = self.oembed or absolute(self.address, attribute(node, "href"))


def fragment(html: str) -> LexborHTMLParser:
    return LexborHTMLParser(html[:MAX_FRAGMENT])


def plain(html: str) -> str:
    """The words of a fragment, with its line breaks and paragraphs."""
    body = fragment(html).body
    return text_of(body) if body else ""


def text_of(node: LexborNode | None) -> str:
    return "".join(_pieces(node)).strip() if node else ""


def attribute(node: LexborNode | None, name: str) -> str:
    return (node.attributes.get(name) or "").strip() if node else ""


def absolute(base: str, address: str) -> str:
    """An http or https address, or nothing."""
    try:
        return web_address(urljoin(base, address.strip())) if address.strip() else ""
    except ValueError:
        return ""


def _head_tags(html: str) -> Iterator[LexborNode]:
    """Each tag parsed by itself. One inside a comment or a script counts too: a site may say what it likes."""
    for number, match in enumerate(_HEAD_TAG.finditer(html)):
        if number == _MAX_TAGS:
            return
        name = match.group()[1:-1].lower()
        if node := LexborHTMLParser(html[match.start() : match.start() + _MAX_TAG]).css_first(name):
            yield node


def _pieces(top: LexborNode) -> Iterator[str]:
    """By hand and not by recursion: a hostile fragment is nested deeper than Python's stack."""
    stack: list[LexborNode | str] = [top]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            yield node
        elif node.tag == "-text":
            yield _SPACES.sub(" ", node.text_content or "")
        elif node.tag not in _SILENT:
            tag = node.tag or ""
            stack.append("\n\n" if tag in _NEW_PARAGRAPH else "\n" if tag in _NEW_LINE else "")
            stack.extend(reversed(list(node.iter(include_text=True))))
