"""What stands above a page of the past: which moment it is, how to cite it, and the way to other moments.

Nothing here tells of what came after, except as a link: a memento has the same bytes however often it is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from dateline.history.as_it_stood.dates import stamp, whole
from dateline.history.as_it_stood.links import Original
from dateline.reader.pages.moments import Moment
from dateline.reader.pages.story_header import StoryHeader
from dateline.reader.pages.story_page import StoryPage
from dateline.record.models.entry import Entry

TICKS: Final = 200
"""More of them would be closer together than a pixel."""


@dataclass(frozen=True, slots=True)
class Tick:
    """An entry on the slider, and when it was."""

    seq: int
    when: Moment


@dataclass(frozen=True, slots=True)
class Slider:
    """From a story's first entry to its `last`; it stands at `at`. Long stories have a tick every so many entries."""

    at: int
    last: int
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """The pages around an older page of the same moment."""

    place: str
    newer: str | None
    older: str | None


@dataclass(frozen=True, slots=True)
class Banner:
    """`address` is what to cite. `earlier` is the memento before; what came later is found by asking for it."""

    when: Moment
    address: str
    path: str
    picker: str
    stamp: str
    story: str
    changes: str
    slider: Slider
    earlier: str | None
    turn: Turn | None = None


def banner_of(header: StoryHeader, original: Original, moment: datetime, before: datetime | None) -> Banner:
    """Of the page at `original.path` as it stood at `moment`; two queries."""
    return Banner(
        when=header.moment(moment),
        address=original.memento(moment),
        path=original.path,
        picker=f"{header.url}at/",
        stamp=stamp(moment),
        story=header.url,
        changes=f"{header.url}compare/?from={stamp(moment)}",
        slider=slider_of(header, header.seq, header.seq),
        earlier=original.memento(before) if before else None,
    )


def slider_of(header: StoryHeader, at: int, last: int) -> Slider:
    """For the story whose header this is; one query."""
    step = max(1, -(-last // TICKS))
    wanted = sorted({*range(1, last + 1, step), at, last})
    times = Entry.objects.filter(story__head__id=header.id, seq__in=wanted).order_by("seq").values_list("seq", "at")
    return Slider(at, last, tuple(Tick(seq, header.moment(whole(time))) for seq, time in times))


def turn_of(page: StoryPage, at: str) -> Turn | None:
    """`at` is the address of the moment's first page."""
    place = page.paging.cut
    if place.last == 1:
        return None
    newer = None if place.newer is None else at if place.newer == place.last else f"{at}page/{place.newer}/"
    older = None if place.older is None else f"{at}page/{place.older}/"
    return Turn(f"{place.last - place.number + 1} / {place.last}", newer, older)
