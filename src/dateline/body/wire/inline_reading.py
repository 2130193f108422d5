"""Reads the text of one line: **bold**, _italic_, [links](https://…), bare addresses, and backslashes.

Marks needn't nest: each kind pairs with itself, so `**a _b** c_` is bold, both, italic. A mark that finds no partner
is text. The work grows with the length of the text and no faster, whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter

from dateline.body.addresses import MAX_LENGTH, require_web_address
from dateline.body.values import Span

# A backslash keeps the next character as it is, unless that is a letter, a digit or a space ("C:\dir").
ESCAPED = re.compile(r"\\([^\w\s]|_)")
_TOKEN = re.compile(
    r"""\\(?P<escaped>[^\w\s]|_)
      | (?P<stars>\*+)
      | (?P<lows>_+)
      | (?P<open>\[)
      | (?P<close>\])
      | (?<![^\W_])(?P<address>https?://[^\s<>\[\]"\\“”„«»]{1,2000})""",
    re.VERBOSE | re.IGNORECASE,
)
# What follows a "]": words and an address; brackets in the address are balanced or follow a backslash.
_TARGET = re.compile(r"\(((?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\\S)*+\)| )*+)\)")
_NOT_AT_AN_END = ".,;:!?'*_~…’"


@dataclass(frozen=True, slots=True)
class _Setting:
    bold: bool = False
    italic: bool = False
    href: str | None = None


@dataclass(slots=True)
class _Scan:
    """The text's pieces so far, how they are set, and the marks that still wait for their partners."""

    pieces: list[str] = field(default_factory=list)
    toggles: dict[int, list[str]] = field(default_factory=dict)
    links: dict[int, tuple[int, _Setting]] = field(default_factory=dict)
    waiting: dict[str, int] = field(default_factory=dict)
    brackets: list[int] = field(default_factory=list)
    last_link_end: int = 0

    def mark(self, kind: str, text: str, *, opens: bool, closes: bool) -> None:
        index = len(self.pieces)
        self.pieces.append(text)
        if closes and kind in self.waiting:
            for place in (self.waiting.pop(kind), index):
                self.pieces[place] = ""
                self.toggles.setdefault(place, []).append(kind)
        elif opens:
            self.waiting.setdefault(kind, index)

    def link(self, start: int, setting: _Setting) -> None:
        """Sets the pieces after `start` as a link, or in the styles named."""
        end = len(self.pieces)
        self.pieces[start] = ""
        self.links[start] = (end, setting)
        self.last_link_end = end

    def link_may_start(self, start: int) -> bool:
        """No link inside a link, and none around nothing but spaces and marks that may yet vanish."""
        if start < self.last_link_end:
            return False
        marks = self.waiting.values()
        return any(self.pieces[i].strip() and i not in marks for i in range(start + 1, len(self.pieces)))

    def spans(self) -> tuple[Span, ...]:
        return tuple(
            Span(text=text, bold=setting.bold, italic=setting.italic, href=setting.href)
            for setting, pieces in groupby(self._set_pieces(), key=itemgetter(0))
            if (text := "".join(piece for _, piece in pieces))
        )

    def _set_pieces(self) -> Iterator[tuple[_Setting, str]]:
        """Each piece with how it is set, by marks and by the link it stands in."""
        marked, linked, link_end = _Setting(), _Setting(), 0
        for index, piece in enumerate(self.pieces):
            for kind in self.toggles.get(index, ()):
                marked = replace(marked, bold=marked.bold ^ (kind == "**"), italic=marked.italic ^ (kind == "_"))
            if index >= link_end:
                link_end, linked = self.links.get(index, (0, _Setting()))
            yield _Setting(marked.bold or linked.bold, marked.italic or linked.italic, linked.href), piece


def read_inline(text: str) -> tuple[Span, ...]:
    """The spans of one line; a model normalises them. `text` holds no line break."""
    scan = _Scan()
    position = 0
    while token := _TOKEN.search(text, position):
        if token.start() > position:
            scan.pieces.append(text[position : token.start()])
        position = _READERS[token.lastgroup or ""](scan, text, token)
    scan.pieces.append(text[position:])
    return scan.spans()


def _read_escaped(scan: _Scan, text: str, token: re.Match[str]) -> int:
    scan.pieces.append(token["escaped"])
    return token.end()


def _read_stars(scan: _Scan, text: str, token: re.Match[str]) -> int:
    before, after = _neighbours(text, token)
    pair = len(token.group()) == 2
    scan.mark("**", token.group(), opens=pair and not after.isspace(), closes=pair and not before.isspace())
    return token.end()


def _read_lows(scan: _Scan, text: str, token: re.Match[str]) -> int:
    """An underscore inside a word, as in a file's name, is text."""
    before, after = _neighbours(text, token)
    single = len(token.group()) == 1
    opens = single and not after.isspace() and not before.isalnum()
    closes = single and not before.isspace() and not after.isalnum()
    scan.mark("_", token.group(), opens=opens, closes=closes)
    return token.end()


def _neighbours(text: str, token: re.Match[str]) -> tuple[str, str]:
    """The characters before and after a mark; the ends of the line count as spaces."""
    before = text[token.start() - 1] if token.start() else " "
    after = text[token.end()] if token.end() < len(text) else " "
    return before, after


def _read_open(scan: _Scan, text: str, token: re.Match[str]) -> int:
    scan.brackets.append(len(scan.pieces))
    scan.pieces.append("[")
    return token.end()


def _read_close(scan: _Scan, text: str, token: re.Match[str]) -> int:
    start = scan.brackets.pop() if scan.brackets else None
    target = _TARGET.match(text, token.end())
    if start is not None and target and (setting := _read_target(target[1])) and scan.link_may_start(start):
        scan.link(start, setting)
        return target.end()
    scan.pieces.append("]")
    return token.end()


def _read_target(words: str) -> _Setting | None:
    """`https://…`, `bold`, `italic` or several of them; None for anything else, e.g. the "(sic)" after a bracket."""
    setting = _Setting()
    for word in words.split():
        if word == "bold":
            setting = replace(setting, bold=True)
            continue
        if word == "italic":
            setting = replace(setting, italic=True)
            continue
        address = ESCAPED.sub(r"\1", word)
        try:
            href = require_web_address(f"https://{address}" if address.startswith("www.") else address)
        except ValueError:
            return None
        if setting.href:
            return None
        setting = replace(setting, href=href)
    return setting if setting != _Setting() else None


def _read_address(scan: _Scan, text: str, token: re.Match[str]) -> int:
    """A bare address is a link to itself, unless it stands inside a link."""
    address = _without_the_sentence(token["address"])
    try:
        href = require_web_address(address) if len(token["address"]) <= MAX_LENGTH else None
    except ValueError:
        href = None
    if href is None:
        scheme = token["address"][:4]
        scan.pieces.append(scheme)
        return token.start() + len(scheme)
    index = len(scan.pieces)
    scan.links[index] = (index + 1, _Setting(href=href))
    scan.pieces.append(address)
    return token.start() + len(address)


def _without_the_sentence(address: str) -> str:
    """Leaves out the full stop, bracket or mark that ends the sentence around an address."""
    while True:
        shorter = address.rstrip(_NOT_AT_AN_END)
        if shorter.endswith(")") and shorter.count(")") > shorter.count("("):
            shorter = shorter[:-1]
        if shorter == address:
            return address
        address = shorter


_READERS = {
    "escaped": _read_escaped,
    "stars": _read_stars,
    "lows": _read_lows,
    "open": _read_open,
    "close": _read_close,
    "address": _read_address,
}
