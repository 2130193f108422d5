"""What a place is where words of a story can stand, and what is found there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, TypeAlias
from uuid import UUID

from django.utils.functional import Promise

from dateline.record.models.story import Story
from dateline.record.takedown.sought import Sought

Chosen: TypeAlias = Mapping[str, Sequence[str]]
"""What is to be removed: keys by the name of their place."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What is looked for: words, and an update of which everything counts whatever it says."""

    sought: Sought = field(default_factory=Sought)
    update: UUID | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that can be removed: `label` says what it is, `where` in which parts of it the words stand.

    Without a `key` it can't be removed from here; `problem` says why and what to do. With one, `problem` says what
    stays all the same. `story` is another story, where somebody has to go.
    """

    key: str
    label: str
    excerpt: str
    where: str = ""
    at: datetime | None = None
    problem: str = ""
    story: int | None = None


class Place(Protocol):
    """One kind of thing that can hold a story's words. Places are asked in the order in which they were registered, so
    that a later one knows what was chosen at the earlier ones."""

    @property
    def name(self) -> str:
        """Stands before each of its keys. Kept in requests, so it never changes."""
        ...

    @property
    def title(self) -> str | Promise: ...

    @property
    def tables(self) -> tuple[str, ...]:
        """Of the database: what a removal leaves bytes behind in."""
        ...

    def find(self, story: Story, scope: Scope, chosen: Chosen, /) -> Iterable[Hit]:
        """What is there now."""
        ...

    def named(self, story: Story, keys: Sequence[str], chosen: Chosen, /) -> Iterable[Hit]:
        """The same things by their keys, to be looked at without knowing the words. What is gone is left out, and so is
        a key that nothing of this story has."""
        ...

    def remove(self, story: Story, keys: Sequence[str], /) -> None:
        """In a transaction; what cannot be taken back, such as a file's end, comes after it was committed."""
        ...
