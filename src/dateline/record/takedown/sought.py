"""Words that are looked for, and whether a text holds them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from html import unescape
from typing import Final
from urllib.parse import unquote

from django.utils.text import slugify
from django.utils.translation import gettext as _

from dateline.record.errors import Refused

EXCERPT: Final = 80
MOST_PHRASES: Final = 20
_SHORTEST = 2
# Soft hyphens and other characters without a width: nobody sees them, and they would part a word.
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_TAG = re.compile("<[^>]*>")


def plain(text: str) -> str:
    """As people see it: one kind of each letter, single spaces, nothing without a width."""
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFKC", text)).split())


def texts_of_html(html: str) -> tuple[str, str]:
    """What readers see of a piece of HTML, and all of it with its attributes."""
    return unescape(_TAG.sub("", html)), unescape(html)


@dataclass(frozen=True, slots=True)
class Sought:
    """Phrases, any of which counts, whatever their case. None: nothing is found by its words."""

    phrases: tuple[str, ...] = ()

    @classmethod
    def of(cls, typed: str) -> Sought:
        """One phrase a line. Raises `Refused` for one that is too short to mean anything, or for too many."""
        phrases = tuple(dict.fromkeys(line for line in map(plain, typed.splitlines()) if line))
        if any(len(phrase) < _SHORTEST for phrase in phrases):
            raise Refused(_("Give at least two characters on each line."))
        if len(phrases) > MOST_PHRASES:
            raise Refused(_("At most %(limit)s lines at a time.") % {"limit": MOST_PHRASES})
        return cls(phrases)

    def within(self, text: str) -> bool:
        return self._position(plain(text)) is not None

    def within_address(self, path: str) -> bool:
        """Whether a web address holds the words as addresses write them: in small letters, joined by hyphens."""
        known = unquote(path).casefold()
        slugs = (slugify(phrase, allow_unicode=True) for phrase in self.phrases)
        return self.within(unquote(path)) or any(slug in known for slug in slugs if slug)

    def within_bytes(self, data: bytes) -> bool:
        """Whether a file holds the words as they were typed, in UTF-8 or UTF-16."""
        return any(phrase.encode(encoding) in data for phrase in self.phrases for encoding in ("utf-8", "utf-16-le"))

    def excerpt(self, text: str) -> str:
        """At most `EXCERPT` characters around the first place; the beginning where the words are not in it."""
        shown = plain(text)
        start = max(0, (self._position(shown) or 0) - EXCERPT // 3)
        return cut(shown, start)

    def _position(self, text: str) -> int | None:
        folded = text.casefold()
        places = [folded.find(phrase.casefold()) for phrase in self.phrases]
        return min((place for place in places if place >= 0), default=None)


def cut(text: str, start: int = 0) -> str:
    """`EXCERPT` characters from `start` on, with marks where something was left out."""
    end = start + EXCERPT - 2
    before, after = "…" if start else "", "…" if len(text) > end else ""
    return f"{before}{text[start:end]}{after}"
