"""How a story's updates are cut into pages: from the oldest end, so that a full page never shifts.

Page 1 holds the oldest `SIZE` updates for good, page 2 the next, and so on. The newest page, which is the story's own
address, holds what is left together with the last full page, so it never looks empty: between `SIZE` and twice that,
less one.
"""

from __future__ import annotations

from dataclasses import dataclass

SIZE = 20


@dataclass(frozen=True, slots=True)
class Cut:
    """Which updates a page shows, as ranks from 0 at the oldest, `first` included and `end` not."""

    number: int
    """1 is the oldest; `last` is the newest."""
    last: int
    first: int
    end: int

    @property
    def is_newest(self) -> bool:
        return self.number == self.last

    @property
    def older(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def newer(self) -> int | None:
        return self.number + 1 if self.number < self.last else None


def cut(total: int, number: int | None = None) -> Cut | None:
    """The page `number`, the newest when None; None when there is no such page."""
    last = max(1, total // SIZE)
    wanted = last if number is None else number
    if not 1 <= wanted <= last:
        return None
    first = (wanted - 1) * SIZE
    return Cut(wanted, last, first, total if wanted == last else first + SIZE)
