"""Bodies whose pictures, posts and stories are still names.

A script is written before any picture has a number. Its bodies hold ordinary blocks, and in the place of blocks that
need a number or an address, a part that names the thing. `resolve` turns them into blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dateline.body.blocks import Block, Embed, Gallery, Picture, PictureItem, Related, Video
from dateline.demo.pictures import PICTURES


@dataclass(frozen=True, slots=True)
class PictureOf:
    """A picture by name; without a `caption` it keeps its own."""

    name: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class GalleryOf:
    names: tuple[str, ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class VideoOf:
    caption: str
    url: str
    poster: str
    credit: str = ""


@dataclass(frozen=True, slots=True)
class EmbedOf:
    """A post by its key and its address."""

    post: str
    url: str


@dataclass(frozen=True, slots=True)
class RelatedTo:
    """Another story of the demo, by slug."""

    story: str
    title: str


Part = Block | PictureOf | GalleryOf | VideoOf | EmbedOf | RelatedTo


@dataclass(frozen=True, slots=True)
class Known:
    """What the names stand for: numbers of pictures and snapshots, absolute addresses of stories."""

    pictures: Mapping[str, int] = field(default_factory=dict)
    snapshots: Mapping[str, int] = field(default_factory=dict)
    stories: Mapping[str, str] = field(default_factory=dict)


def resolve(parts: Iterable[Part], known: Known) -> tuple[Block, ...]:
    """The body in blocks. Raises `KeyError` for a name that nothing stands behind."""
    return tuple(_block(part, known) for part in parts)


def _block(part: Part, known: Known) -> Block:
    match part:
        case PictureOf(name, caption):
            return Picture(**_item(name, known, caption).model_dump())
        case GalleryOf(names, caption):
            return Gallery(pictures=tuple(_item(name, known) for name in names), caption=caption)
        case VideoOf(caption, url, poster, credit):
            return Video(caption=caption, url=url, poster=_item(poster, known), credit=credit)
        case EmbedOf(post, url):
            return Embed(url=url, snapshot=known.snapshots[post])
        case RelatedTo(story, title):
            return Related(title=title, url=known.stories[story])
        case _:
            return part


def _item(name: str, known: Known, caption: str = "") -> PictureItem:
    picture = PICTURES[name]
    return PictureItem(
        picture=known.pictures[name], alt=picture.alt, caption=caption or picture.caption, credit=picture.credit
    )


def pictures_named(parts: Iterable[Part]) -> set[str]:
    """The names of all pictures that a body shows."""
    names: set[str] = set()
    for part in parts:
        match part:
            case PictureOf(name, _):
                names.add(name)
            case GalleryOf(several, _):
                names.update(several)
            case VideoOf(_, _, poster, _):
                names.add(poster)
    return names
