"""The addresses in a page or a style sheet, and putting others in their place."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from html import escape, unescape
from typing import Final, TypeAlias

from dateline.formats.static_copy.tags import Tag, change_tags


class Use(Enum):
    """What an address is for. A reader may follow a LINK. What it is to LOAD, the browser fetches by itself. What is
    SHOWN is read, on paper for example, and never followed."""

    LINK = "link"
    LOAD = "load"
    SHOWN = "shown"


Lead: TypeAlias = Callable[[str, Use], str | None]
"""From an address as it is written to the one to write; None where nothing may be loaded."""

NOTHING: Final = "data:,"
_ATTRIBUTE = re.compile(r"""(?<=[\s"'/])([^\s"'<>/=]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'=<>`]+)""")
_LISTS = {"srcset", "imagesrcset"}
_ONE = {"href", "src", "poster", "cite", "data-address"}
_LOADED_BY_LINK = {"stylesheet", "icon", "preload", "manifest", "apple-touch-icon"}
_ELSEWHERE_FOR_GOOD = {"canonical"}
"""A copy says where the original is."""
_SCRIPT = {"modulepreload"}
_DATA_BLOCK = "application/ld+json"
_CSS = re.compile(
    r"""url\(\s*(?:"(?P<double>[^"\n]*)"|'(?P<single>[^'\n]*)'|(?P<bare>[^)"'\s]*))\s*\)"""
    r"""|@import\s+(?:"(?P<import2>[^"\n]*)"|'(?P<import1>[^'\n]*)')""",
    re.IGNORECASE,
)


def change_page(html: str, lead: Lead) -> str:
    """A page without what needs a server: scripts, forms, and the controls of the page's script."""
    return change_tags(html, lambda tag: None if _needs_server(tag) else _with_addresses(tag, lead))


def change_style(css: str, lead: Lead) -> str:
    def changed(found: re.Match[str]) -> str:
        address = next(value for value in found.groupdict().values() if value is not None)
        new = lead(address, Use.LOAD)
        written = _quoted(NOTHING if new is None else new)
        return f"@import {written}" if found[0].startswith("@") else f"url({written})"

    return _CSS.sub(changed, css)


def _quoted(address: str) -> str:
    return '"' + address.replace("\\", "%5C").replace('"', "%22").replace("\n", "") + '"'


def _needs_server(tag: Tag) -> bool:
    match tag.name:
        case "script":
            return tag.attributes.get("type", "").strip().lower() != _DATA_BLOCK
        case "link":
            return bool(_SCRIPT & _relations(tag)) or tag.attributes.get("as") == "script"
        case "form" | "base":
            return True
        case "div":
            return "live" in tag.attributes.get("class", "").split()
    return False


def _relations(tag: Tag) -> set[str]:
    return set(tag.attributes.get("rel", "").lower().split())


def _with_addresses(tag: Tag, lead: Lead) -> str | None:
    uses = {name: _use(tag, name) for name in tag.attributes if name in _ONE or name in _LISTS}
    if not uses or (tag.name == "link" and _ELSEWHERE_FOR_GOOD & _relations(tag)):
        return tag.source
    lost = False

    def changed(found: re.Match[str]) -> str:
        nonlocal lost
        name = found[1].lower()
        if name not in uses:
            return found[0]
        value = unescape(found[3][1:-1] if found[3][0] in "\"'" else found[3])
        new = _list(value, lead) if name in _LISTS else lead(value, uses[name])
        if new == value:
            return found[0]
        lost = lost or new is None
        return "" if new is None else f'{found[1]}="{escape(new)}"'

    written = _ATTRIBUTE.sub(changed, tag.source)
    return None if lost and tag.name in {"link", "source", "iframe"} else written


def _use(tag: Tag, name: str) -> Use:
    if name in {"src", "poster"} or name in _LISTS:
        return Use.LOAD
    if name in {"data-address", "cite"}:
        return Use.SHOWN
    return Use.LOAD if tag.name == "link" and _LOADED_BY_LINK & _relations(tag) else Use.LINK


def _list(value: str, lead: Lead) -> str | None:
    """A `srcset`: addresses, each with how wide the picture is there. Those that lead nowhere are left out."""
    kept = []
    for candidate in re.split(r",\s+", value.strip()):
        address, space, width = candidate.strip().partition(" ")
        if address and (new := lead(address, Use.LOAD)) is not None:
            kept.append(f"{new}{space}{width}")
    return ", ".join(kept) or None
