"""Where a body is shown: with which pictures and posts, in which language, by which clock."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.media.facts import MediaFacts


@dataclass(frozen=True, slots=True)
class Place:
    """`language` is a BCP 47 tag, `timezone` an IANA name; both are the story's."""

    media: MediaFacts
    language: str
    timezone: str
