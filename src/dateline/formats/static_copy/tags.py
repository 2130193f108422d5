"""Changing start tags in a page, and nothing between them.

The page is not taken apart and written anew: whatever is not changed stays as it is to the byte, so the copy says what
the site said.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final, TypeAlias

VOID: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag: its name in lower case, what its attributes say, and how it is written."""

    name: str
    attributes: Mapping[str, str]
    source: str


Change: TypeAlias = Callable[[Tag], str | None]
"""How the tag is to be written; None takes the whole element out."""


def change_tags(html: str, change: Change) -> str:
    reader = _Reader(html, change)
    reader.feed(html)
    reader.close()
    return reader.finished()


class _Reader(HTMLParser):
    def __init__(self, html: str, change: Change) -> None:
        super().__init__(convert_charrefs=True)
        self._html = html
        self._change = change
        self._lines = [0]
        for line in html.split("\n")[:-1]:
            self._lines.append(self._lines[-1] + len(line) + 1)
        self._written: list[str] = []
        self._until = 0
        """So far the page is written, or left out."""
        self._leaving_out = ""
        """The name of the element that is being left out, and how many of that name are open."""
        self._open = 0

    def finished(self) -> str:
        rest = "" if self._leaving_out else self._html[self._until :]
        return "".join([*self._written, rest])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._leaving_out:
            self._open += tag == self._leaving_out
            return
        source = self.get_starttag_text() or ""
        changed = self._change(Tag(tag, {name: value or "" for name, value in reversed(attrs)}, source))
        if changed == source:
            return
        here = self._here()
        self._written.append(self._html[self._until : here])
        self._written.append(changed or "")
        self._until = here + len(source)
        if changed is None and tag in VOID:
            self._skip_line_end()
        elif changed is None:
            self._leaving_out, self._open = tag, 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """The stroke at the end means nothing in HTML; elements of SVG, which it closes, are never taken out."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag != self._leaving_out:
            return
        self._open -= 1
        if not self._open:
            self._leaving_out = ""
            self._until = self._html.find(">", self._here()) + 1
            self._skip_line_end()

    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _skip_line_end(self) -> None:
        self._until += self._html.startswith("\n", self._until)
