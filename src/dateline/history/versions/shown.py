"""A change as a page shows it: lines of words that stayed, went and came, and pictures before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.body.changes import Setting
from dateline.media.facts import Rendition


@dataclass(frozen=True, slots=True)
class ShownRun:
    """A stretch of words and how it was and is set; None where it does not stand there. `manner` says in words what a
    mark can't: that it is set otherwise now, or where a link leads."""

    text: str
    was: Setting | None
    now: Setting | None
    manner: str = ""

    @property
    def how(self) -> Setting | None:
        """As it is set now; as it was, if it went."""
        return self.now or self.was


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture's small rendition, None where the library has it no more; the text for those who can't see it."""

    picture: Rendition | None
    alt: str
    was: bool
    now: bool


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A text of a block with the name of its part, or a picture in it. `item` where it begins an item of a list."""

    label: str
    runs: tuple[ShownRun, ...] = ()
    pictures: tuple[ShownPicture, ...] = ()
    item: bool = False


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """`type` is the block's own, for the stylesheet; `label` names it."""

    type: str
    label: str
    what: Literal["kept", "came", "went", "changed"]
    lines: tuple[ShownLine, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Blocks that stayed as they were and are left out."""

    blocks: int


@dataclass(frozen=True, slots=True)
class ShownDiff:
    """What changed from one version to the next; nothing of it where `taken`: words on one side were removed for legal
    reasons."""

    headline: tuple[ShownRun, ...] = ()
    bylines: tuple[ShownRun, ...] = ()
    blocks: tuple[ShownBlock | Gap, ...] = ()
    taken: bool = False

    @property
    def same(self) -> bool:
        return not (self.headline or self.bylines or self.blocks or self.taken)
