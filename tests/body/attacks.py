"""One attack string in every place where a body takes text, and the page that shows the results."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from dateline.body.addresses import require_web_address
from dateline.body.blocks import body_from_json
from dateline.body.characters import clean_line, clean_prose
from dateline.body.html import to_html
from dateline.body.wire import from_wire

from .media import hostile_media

_TYPED = (
    "{0}",
    "**{1}** _{1}_ [{1}](https://vale.example/) [x]({1}) {1}",
    "## {1}",
    "- {1}\n- [a](bold {1})",
    "> {1}\n— {1}, {1}, to {1}, via {1}",
    "WATCH | {1}\n{1}",
    "::picture\npicture: 1\nalt: {1}\ncaption: {1}\n::",
    "::related\ntitle: {1}\nurl: {1}\n::",
    "::{1}\n{0}\n::",
)


def fragment(attack: str) -> str:
    """The public HTML of a body made of the attack: as values in every field, and typed in every place."""
    values = body_from_json(list(_blocks(attack)))
    typed = (from_wire(wire.format(attack, clean_line(attack))) for wire in _TYPED)
    body = (*values, *chain.from_iterable(typed))
    return to_html(body, hostile_media(attack), language="en", timezone="America/New_York")


def _blocks(attack: str) -> Iterator[dict[str, object]]:
    line = clean_line(attack)[:2_000].strip() or "x"
    address = _address(attack)
    spans = [{"text": f"{line} ", "bold": True, "italic": True, "href": address}, {"text": line}]
    item = {"picture": 1, "alt": line, "caption": line, "credit": line}
    named = {"speaker": line, "role": line, "venue": line, "outlet": line}
    yield {"type": "paragraph", "spans": spans, "lang": "ar"}
    yield {"type": "list", "items": [spans]}
    yield {"type": "subheading", "text": line}
    yield {"type": "statement", "text": clean_prose(attack) or "x", **named, "url": address, "lang": "de"}
    yield {"type": "picture", **item}
    yield {"type": "picture", **item, "picture": 9}
    yield {"type": "gallery", "pictures": [item], "caption": line}
    yield from ({"type": "embed", "url": address, "snapshot": key, "note": line} for key in (1, 2, 3, 4, 9))
    yield from ({"type": "embed", "snapshot": key, "note": line} for key in (1, 3, 9))
    clip = {"type": "video", "caption": line, "url": address, "poster": item, "credit": line, "note": line}
    yield from ({**clip, "snapshot": key} for key in (1, 2, 9))
    yield {"type": "video", "caption": line}
    yield {"type": "document", "title": line, "url": address, "source": line}
    yield {"type": "related", "title": line, "url": address}
    yield {"type": "context", "heading": line, "paragraphs": [spans]}
    yield {"type": "facts", "heading": line, "items": [spans]}
    yield {"type": "numbers", "heading": line, "figures": [{"figure": line, "label": line}]}


def _address(attack: str) -> str:
    """The attack itself if it passes for an address, else the attack behind one that does."""
    for candidate in (attack, f"https://vale.example/{''.join(attack.split())[:1_900]}"):
        try:
            return require_web_address(candidate)
        except ValueError:
            continue
    return "https://vale.example/"
