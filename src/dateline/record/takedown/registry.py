"""All places where a story's words can stand. Rooms above the record add theirs when they are loaded."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.record.takedown.place import Chosen, Place
from dateline.record.takedown.places.addresses import Addresses
from dateline.record.takedown.places.drafts import Drafts
from dateline.record.takedown.places.elsewhere import Elsewhere
from dateline.record.takedown.places.entries import Entries
from dateline.record.takedown.places.logs import Logs
from dateline.record.takedown.places.page import PageColumns
from dateline.record.takedown.places.pictures import Pictures
from dateline.record.takedown.places.posts import Posts
from dateline.record.takedown.places.remarks import Remarks
from dateline.record.takedown.places.revisions import Revisions
from dateline.record.takedown.places.tags import Tags

# Posts and pictures come after everything that can show one.
_places: list[Place] = [
    Entries(),
    Drafts(),
    PageColumns(),
    Logs(),
    Posts(),
    Revisions(),
    Pictures(),
    Remarks(),
    Tags(),
    Addresses(),
    Elsewhere(),
]


def register(place: Place) -> None:
    """Once a process. The name must be new."""
    if any(known.name == place.name for known in _places):
        raise ValueError(f"there is a place named {place.name} already")
    _places.append(place)


def places() -> tuple[Place, ...]:
    return tuple(_places)


def chosen_of(keys: Iterable[str]) -> Chosen:
    """Keys as requests and forms hold them, `PLACE:KEY`, by place. What names no place is left out."""
    known: dict[str, list[str]] = {place.name: [] for place in _places}
    for full in keys:
        name, _colon, key = full.partition(":")
        if key and name in known and key not in known[name]:
            known[name].append(key)
    return {name: found for name, found in known.items() if found}
