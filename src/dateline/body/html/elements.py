"""Elements and attributes, escaped."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe

from dateline.body.characters import drop_unwanted
from dateline.body.clock import clock, machine, short_day
from dateline.body.html.place import Place

_VOID = frozenset({"br", "img", "source"})
OURS = "noopener"
"""`rel` of a link that the newsroom chose and stands behind."""
STRANGERS = "noopener nofollow"
"""`rel` of a link to what strangers posted: shown, not vouched for."""


def element(tag: str, attributes: Mapping[str, str | None], *children: str) -> SafeString:
    """An element; attributes that are None are left out, children that aren't marked safe are escaped."""
    written = "".join(
        f' {name}="{escape(drop_unwanted(value))}"' for name, value in attributes.items() if value is not None
    )
    if tag in _VOID:
        return mark_safe(f"<{tag}{written}>")  # noqa: S308 (every value is escaped above)
    return mark_safe(f"<{tag}{written}>{joined(*children)}</{tag}>")  # noqa: S308 (children are escaped)


def joined(*children: str, by: str = "") -> SafeString:
    """The children that aren't empty, one after the other."""
    parted = escape(by).join(conditional_escape(child) for child in children if child)
    return mark_safe(parted)  # noqa: S308 (escaped piece by piece)


def fill(pattern: str, **values: str) -> SafeString:
    """A translated pattern with HTML in its places. Values that aren't marked safe are escaped."""
    escaped = {name: conditional_escape(value) for name, value in values.items()}
    return mark_safe(escape(pattern) % escaped)  # noqa: S308 (pattern and values are escaped)


def foreign(language: str) -> dict[str, str | None]:
    """Attributes of a text in another language than the story; none where it is the story's."""
    return {"lang": language, "dir": "auto"} if language else {}


def link(address: str, *children: str, rel: str = OURS) -> SafeString:
    return element("a", {"href": address, "rel": rel}, *children)


def moment(at: datetime, place: Place) -> SafeString:
    """A time for people and machines: "12:41 p.m. EST, 2 March 2017"."""
    shown = f"{clock(at, place.timezone, place.language)}, {short_day(at, place.timezone, place.language)}"
    return element("time", {"datetime": machine(at, place.timezone)}, shown)
