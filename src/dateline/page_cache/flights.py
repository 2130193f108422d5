"""One question at a time to the application for each address, however many readers wait for its answer."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from dateline.page_cache.kept import Kept
from dateline.page_cache.rendering import Rendered
from dateline.page_cache.tags import Basis


class Landing(NamedTuple):
    """What came of a flight. `kept` is the answer in its encodings, None when only those may have it who asked alone;
    `whole` is False when something changed in flight, so that a reader who came after the change may not have it."""

    rendered: Rendered
    kept: Kept | None
    whole: bool


@dataclass(eq=False, slots=True)
class Flight:
    """`heard`, `moved` and `site_changed` are what became known since it began: entries by number, that there are
    entries of whatever story, that something around the stories is another."""

    task: asyncio.Task[Landing]
    heard: dict[UUID, int] = field(default_factory=dict)
    moved: bool = False
    site_changed: bool = False

    def hear(self, story: UUID, seq: int) -> None:
        self.heard[story] = max(seq, self.heard.get(story, 0))

    def whole(self, basis: Basis) -> bool:
        """Whether an answer that rests on `basis` has everything that became known."""
        if self.site_changed or (basis.lists and (self.heard or self.moved)):
            return False
        return all(self.heard.get(story, 0) <= seq for story, seq in basis.stories.items())
