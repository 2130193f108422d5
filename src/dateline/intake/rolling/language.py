"""The language of a page, told by its little words: English, German, or not known."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ENGLISH_WORDS = "the of and to in that is was for on with said says it at by from he she they are has have"
_GERMAN_WORDS = "der die das und in den von zu mit sich des auf ist im dem nicht ein eine als auch es an werden wird"
_ENGLISH, _GERMAN = frozenset(_ENGLISH_WORDS.split()), frozenset(_GERMAN_WORDS.split())
_GERMAN_ONLY = re.compile(r"\bUhr\b")
_ENGLISH_ONLY = re.compile(r"\d\s?[ap]\.?m\b", re.IGNORECASE)
_ENOUGH_WORDS = 1500


def tell_language(texts: Iterable[str]) -> str:
    """ "en", "de", or "" where neither is clear."""
    english = german = seen = 0
    for text in texts:
        words = [word.strip('.,:;!?"“”„()').lower() for word in text[:5000].split()]
        english += sum(word in _ENGLISH for word in words) + 2 * len(_ENGLISH_ONLY.findall(text[:200]))
        german += sum(word in _GERMAN for word in words) + 4 * len(_GERMAN_ONLY.findall(text[:5000]))
        seen += len(words)
        if seen > _ENOUGH_WORDS:
            break
    if max(english, german) < 2 or max(english, german) < 1.3 * min(english, german):
        return ""
    return "en" if english > german else "de"
