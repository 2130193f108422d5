"""A correction or clarification as readers see it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid5

from dateline.history.versions.shown import ShownDiff
from dateline.reader.pages.moments import Moment
from dateline.reader.pages.story_header import StoryHeader
from dateline.record.kinds import Change


@dataclass(frozen=True, slots=True)
class Removal:
    """When, by whom and for which legal reason the words of a correction were removed."""

    when: Moment
    actor: str
    reason: str


@dataclass(frozen=True, slots=True)
class Correction:
    """`diff` is what the entry `seq` changed. `label` names the update by what it says now; it is empty for one that
    was `withdrawn` since, or that `moved` to another story."""

    story: StoryHeader
    seq: int
    change: Change
    when: Moment
    note: str
    update: UUID
    label: str
    withdrawn: Moment | None
    moved: bool
    removal: Removal | None
    diff: ShownDiff

    @property
    def id(self) -> UUID:
        """Of the correction itself, the same wherever it is told: a name-based UUID (RFC 9562, section 5.5)."""
        return uuid5(self.story.id, f"correction {self.seq}")

    @property
    def anchor(self) -> str:
        """The element's id on the story's own list."""
        return f"c-{self.seq}"

    @property
    def list_url(self) -> str:
        return f"{self.story.url}corrections/"

    @property
    def url(self) -> str:
        """Where it stands on the story's list, as long as it is among the newest there."""
        return f"{self.list_url}#{self.anchor}"

    @property
    def update_url(self) -> str:
        return f"{self.story.url}u/{self.update}/"

    @property
    def history_url(self) -> str:
        return f"{self.update_url}history/"
