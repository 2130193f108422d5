"""What the rest of Dateline needs to know of a picture or a stored embed: plain values, no database.

`dateline.media` makes them from its models; `dateline.body` renders them. Keeping them apart from the models
keeps rendering a pure function.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Rendition:
    """One size of a picture in one format, already made. `url` is site-absolute."""

    url: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Source:
    """The sizes of one format, smallest first; `mime` such as image/avif."""

    mime: str
    renditions: tuple[Rendition, ...]


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """A picture ready to show. `sources` go best format first; `fallback` is a JPEG or PNG every browser reads.

    `large` is for looking closely, up to 1,920 pixels wide: a JPEG, or a WebP for a picture with transparency.
    `card` is a JPEG of at most 1,200 × 630, cut around the focal point, for links shared elsewhere.
    `digital_source_type` is an IPTC URI; when `made_with_ai` is true, readers must be told.
    """

    key: int
    sources: tuple[Source, ...]
    fallback: Source
    large: Rendition
    alt: str = ""
    caption: str = ""
    credit: str = ""
    card: Rendition | None = None
    licence_url: str = ""
    digital_source_type: str = ""
    made_with_ai: bool = False

    @property
    def shown(self) -> Rendition:
        """The fallback's rendition that the plain `src` names: the largest one."""
        return self.fallback.renditions[-1]


@dataclass(frozen=True, slots=True)
class PlayerFacts:
    """The player of a post's own site: `key` names its page here, `kind` is video, sound or chart, `ratio` as 16/9."""

    key: UUID
    kind: str
    ratio: str


@dataclass(frozen=True, slots=True)
class SnapshotFacts:
    """A post as it stood when it was fetched. Instants carry a zone."""

    key: int
    provider: str
    url: str
    author: str = ""
    handle: str = ""
    text: str = ""
    lang: str = ""
    posted_at: datetime | None = None
    fetched_at: datetime | None = None
    status: str = "kept"
    picture: PictureFacts | None = None
    player: PlayerFacts | None = None


@dataclass(frozen=True, slots=True)
class MediaFacts:
    """All pictures and snapshots that one body names."""

    pictures: Mapping[int, PictureFacts] = field(default_factory=dict)
    snapshots: Mapping[int, SnapshotFacts] = field(default_factory=dict)
