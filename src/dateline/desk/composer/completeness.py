"""What readers are owed before an update goes out: every picture says what it shows and whose it is."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from dateline.body.blocks import Block, Gallery, Picture, PictureItem, Video
from dateline.media.facts import MediaFacts
from dateline.record.errors import Refused


def require_credits(body: tuple[Block, ...], media: MediaFacts) -> None:
    """Raises `Refused` for a picture that has no credit, neither here nor in the library."""
    for block in body:
        for trouble in lacks(block, media):
            raise Refused(trouble)


def lacks(block: Block, media: MediaFacts) -> Iterator[str]:
    """What is missing in a block, in sentences."""
    for item in pictures_in(block):
        facts = media.pictures.get(item.picture)
        if facts is None:
            yield _("The library has no picture with the number %(key)s.") % {"key": item.picture}
        elif not (item.credit or facts.credit):
            yield _("Picture %(key)s needs a credit before it is published.") % {"key": item.picture}


def pictures_in(block: Block) -> tuple[PictureItem, ...]:
    match block:
        case Picture():
            return (block,)
        case Gallery():
            return block.pictures
        case Video(poster=poster) if poster is not None:
            return (poster,)
        case _:
            return ()
