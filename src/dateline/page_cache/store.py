"""What is kept, within bounds; found by key, dropped by what it rests on."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Mapping
from uuid import UUID

from dateline.page_cache.kept import Kept
from dateline.page_cache.question import Key

# One answer takes no more than this part of the room.
LARGEST = 8


class Store:
    """Of at most `size` bytes and `entries` answers; what was not asked for longest goes first."""

    def __init__(self, size: int, entries: int) -> None:
        self._size, self._entries = size, entries
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._by_story: defaultdict[UUID, set[Key]] = defaultdict(set)
        self._lists: set[Key] = set()
        self.bytes = 0

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def stories(self) -> list[UUID]:
        """Those that something here rests on."""
        return list(self._by_story)

    def get(self, key: Key) -> Kept | None:
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
        return kept

    def put(self, key: Key, kept: Kept) -> None:
        self.drop(key)
        if kept.size > self._size // LARGEST:
            return
        self._kept[key] = kept
        self.bytes += kept.size
        for story in kept.basis.stories:
            self._by_story[story].add(key)
        if kept.basis.lists:
            self._lists.add(key)
        while self.bytes > self._size or len(self._kept) > self._entries:
            self.drop(next(iter(self._kept)))

    def drop(self, key: Key) -> None:
        kept = self._kept.pop(key, None)
        if kept is None:
            return
        self.bytes -= kept.size
        self._lists.discard(key)
        for story in kept.basis.stories:
            keys = self._by_story[story]
            keys.discard(key)
            if not keys:
                del self._by_story[story]

    def drop_before(self, story: UUID, seq: int) -> None:
        """What was made of the story before its entry `seq`."""
        for key in list(self._by_story.get(story, ())):
            if self._kept[key].basis.stories[story] < seq:
                self.drop(key)

    def drop_lists(self) -> None:
        for key in list(self._lists):
            self.drop(key)

    def drop_other_than(self, seqs: Mapping[UUID, int]) -> None:
        """What does not rest on exactly these entries; a story that is not named has no public page any more."""
        for story in self.stories:
            for key in list(self._by_story.get(story, ())):
                if self._kept[key].basis.stories[story] != seqs.get(story):
                    self.drop(key)

    def clear(self) -> None:
        self._kept.clear()
        self._by_story.clear()
        self._lists.clear()
        self.bytes = 0
