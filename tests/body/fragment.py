"""Reads a public fragment as a parser does and says what must not be in it.

Written out here anew rather than taken from the sanitiser: a slip in one list is caught by the other.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

VOID = {"br", "img", "source"}
ALLOWED: dict[str, set[str]] = {
    "a": {"href", "rel", "class", "aria-label", "data-player", "data-ratio"},
    "aside": {"class"},
    "b": {"class", "dir"},
    "blockquote": {"lang", "dir"},
    "br": set(),
    "dd": set(),
    "div": {"class", "role", "tabindex", "aria-label"},
    "dl": set(),
    "dt": set(),
    "em": set(),
    "figcaption": set(),
    "figure": {"class"},
    "h4": set(),
    "img": {"src", "srcset", "sizes", "width", "height", "alt", "loading", "decoding"},
    "li": set(),
    "ol": set(),
    "p": {"class", "lang", "dir"},
    "picture": set(),
    "section": {"class"},
    "source": {"type", "srcset", "sizes"},
    "span": {"class", "dir"},
    "strong": set(),
    "time": {"datetime"},
    "ul": {"role"},
}
_ADDRESS = re.compile(r"(?:https?://[^\s/]|mailto:\S|/(?![/\\]))\S*")


class Fragment(HTMLParser):
    """`faults` lists what is unbalanced or not allowed; `words` is the text between the tags."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.open: list[str] = []
        self._texts: list[str] = []
        self.feed(html)
        self.close()
        self.faults += [f"never closed: {tag}" for tag in self.open]

    @property
    def words(self) -> str:
        return "".join(self._texts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED:
            self.faults.append(f"element {tag}")
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            self._look_at(tag, name, value or "")

    def _look_at(self, tag: str, name: str, value: str) -> None:
        if name not in ALLOWED.get(tag, set()):
            self.faults.append(f"attribute {tag} {name}")
        if name in ("href", "src") and not _ADDRESS.fullmatch(value):
            self.faults.append(f"address {value!r}")
        if name == "srcset" and not all(part.startswith("/media/") for part in value.split(", ")):
            self.faults.append(f"srcset {value!r}")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"closed out of turn: {tag}")

    def handle_data(self, data: str) -> None:
        self._texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"comment {data!r}")

    def handle_decl(self, decl: str) -> None:
        self.faults.append(f"declaration {decl!r}")

    def handle_pi(self, data: str) -> None:
        self.faults.append(f"processing instruction {data!r}")
