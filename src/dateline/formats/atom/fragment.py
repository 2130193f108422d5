"""A stored fragment as a feed carries it: it is read far from here, so every address in it is a whole one."""

from __future__ import annotations

from collections.abc import Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dateline.reader.templatetags.reader import absolute

_ONE_ADDRESS = ("href", "src")
_LIST = "srcset"
# What only the page's own script reads.
_OF_THE_PAGE = ("data-player", "data-ratio")


def carried(html: str) -> str:
    """`html` is a fragment that was sanitised when it was published."""
    if not html:
        return ""
    body = LexborHTMLParser(html).body
    assert body is not None  # noqa: S101 (the parser always makes one)
    for node in body.css("[href], [src], [srcset]"):
        _make_whole(node, node.attributes)
    return (body.inner_html or "").strip()


def _make_whole(node: LexborNode, attributes: Mapping[str, str | None]) -> None:
    for name in _ONE_ADDRESS:
        if address := attributes.get(name):
            node.attrs[name] = absolute(address)
    if several := attributes.get(_LIST):
        node.attrs[_LIST] = ", ".join(_make_source_whole(source) for source in several.split(", "))
    for name in _OF_THE_PAGE:
        if name in attributes:
            del node.attrs[name]


def _make_source_whole(source: str) -> str:
    """An address and how wide the picture is there."""
    address, space, width = source.partition(" ")
    return f"{absolute(address)}{space}{width}"
