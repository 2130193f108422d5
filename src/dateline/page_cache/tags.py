"""What a public answer says of itself: its tags for caches, and what of the record it rests on.

One list of tags goes out in three spellings: Surrogate-Key (Fastly), Cache-Tag (Cloudflare and others) and Cache-Groups
(RFC 9875). Few and short, since a cache need not understand more than 32 of them, nor long headers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from django.http import HttpResponse

RECORD: Final = "Dateline-Record"
"""The header in which an answer says what it rests on: `STORY=SEQ` for each story, `*` for any story at all. An answer
without it is not kept."""
SITE: Final = "site"
_ITEM = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})=([0-9]{1,15})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Basis:
    """The entries up to which stories were read; `lists` when any story's next entry can change the answer, as on a
    front page. Every answer rests on the site's own pages and settings as well."""

    stories: Mapping[UUID, int] = field(default_factory=dict)
    lists: bool = False

    def __str__(self) -> str:
        items = [f"{story}={seq}" for story, seq in self.stories.items()]
        return " ".join([*items, "*"] if self.lists else items)

    @classmethod
    def parse(cls, text: str) -> Basis | None:
        """None for what no answer of ours says."""
        stories, lists = {}, False
        for word in text.split():
            found = _ITEM.fullmatch(word)
            if found:
                stories[UUID(found[1])] = int(found[2])
            elif word == "*":
                lists = True
            else:
                return None
        return cls(stories, lists)


def story_tag(story: UUID) -> str:
    return f"story-{story}"


def update_tag(update: UUID) -> str:
    return f"update-{update}"


def section_tag(path: str) -> str:
    """Of a section's own page and of what stands in it, by its place in the tree; the front page is the topmost."""
    return f"section-{path}"


def describe(response: HttpResponse, tags: Iterable[str], basis: Basis) -> None:
    """Writes the headers. The tag of the whole site comes of itself."""
    every = [SITE, *dict.fromkeys(tags)]
    response["Surrogate-Key"] = " ".join(every)
    response["Cache-Tag"] = ",".join(every)
    response["Cache-Groups"] = ", ".join(f'"{tag}"' for tag in every)
    response[RECORD] = str(basis)
