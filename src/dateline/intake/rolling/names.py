"""Lines that are a person's name, a byline, or a speaker."""

from __future__ import annotations

import re

_PART = r"(?:[A-ZÀ-ÖØ-Þ][\w’'-]*\.?|(?:[A-Z]\.)+)"
_PARTICLE = r"(?:(?:von|van|de|der|den|del|della|di|da|dos|bin|ibn|al|el|la|le|zu|ten|ter)\s)"
_NAME = re.compile(rf"{_PART}(?:\s{_PARTICLE}{{0,2}}{_PART}){{1,4}}")
_NAMES = re.compile(
    rf"{_NAME.pattern}(?:(?:,| and| und|, and| &)\s{_NAME.pattern}){{0,4}}(?:\s(?:in|at)\s{_PART}(?:\s{_PART})?)?"
)
_BY = re.compile(r"(?:by|von|text von|reporting by|from|mit)\s+(?P<names>.+)", re.IGNORECASE)
_NO_NAME = re.compile(
    r"\b(?:Read|View|Comments?|Share|Tweet|News|The|This|That|More|Live|Updates?|Watch|Video|Photos?|Latest|Breaking|Story|"
    r"January|February|March|April|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|"
    r"Friday|Saturday|Sunday|New|What|Who|How|Why|Der|Die|Das|Mehr|Alle)\b"
)
_LONGEST = 80


def is_name(text: str) -> bool:
    """Two to five capitalised words and nothing else: "Jo van der Bell"."""
    return len(text) <= _LONGEST and _NAME.fullmatch(text) is not None and not _NO_NAME.search(text)


def read_byline(text: str) -> tuple[str, ...]:
    """The names of "By Jo Bell and Ann Reed"; empty for any other line."""
    match = _BY.fullmatch(text) if len(text) <= 120 else None
    names = match["names"].split(" | ")[0].strip() if match else ""
    return split_names(names) if names and _NAMES.fullmatch(names) else ()


def split_names(text: str) -> tuple[str, ...]:
    """The names of a line that is nothing but names; empty for any other line."""
    if len(text) > 120 or not _NAMES.fullmatch(text) or _NO_NAME.search(text):
        return ()
    return tuple(name.strip() for name in re.split(r",\s(?:and\s)?|\s(?:and|und|&)\s", text) if name.strip())


def split_speaker(text: str) -> tuple[str, str] | None:
    """Name and role of a line such as "Jo Bell" or "— Jo Bell, mayor of Arne"."""
    bare = text.lstrip("-–—― ").strip()
    name, _, role = bare.partition(", ")
    if len(bare) > 160 or not is_name(name.rstrip(".")):
        return None
    return name, role.rstrip(".")
