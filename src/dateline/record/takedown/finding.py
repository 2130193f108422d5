"""What would be removed: found by its words, or looked at by its keys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dateline.record.models.story import Story
from dateline.record.takedown.place import Hit, Place, Scope
from dateline.record.takedown.registry import chosen_of, places


@dataclass(frozen=True, slots=True)
class Shelf:
    """What was found in one place. The keys are whole: `PLACE:KEY`."""

    name: str
    title: str
    hits: tuple[Hit, ...]


def find(story: Story, scope: Scope) -> tuple[Shelf, ...]:
    """Places with nothing to show are left out."""
    chosen: dict[str, list[str]] = {}
    found = []
    for place in places():
        hits = tuple(place.find(story, scope, chosen))
        chosen[place.name] = [hit.key for hit in hits if hit.key]
        found.append(_shelf(place, hits))
    return tuple(shelf for shelf in found if shelf.hits)


def look_at(story: Story, keys: Iterable[str]) -> tuple[Shelf, ...]:
    """The same without the words: each thing as it begins now. What is gone meanwhile is left out."""
    chosen = chosen_of(keys)
    found = (
        _shelf(place, place.named(story, chosen[place.name], chosen)) for place in places() if place.name in chosen
    )
    return tuple(shelf for shelf in found if shelf.hits)


def keys_of(shelves: Iterable[Shelf]) -> list[str]:
    return [hit.key for shelf in shelves for hit in shelf.hits if hit.key]


def problems_of(shelves: Iterable[Shelf]) -> list[str]:
    """Why some of it can't be removed, each once."""
    return list(dict.fromkeys(hit.problem for shelf in shelves for hit in shelf.hits if not hit.key))


def _shelf(place: Place, hits: Iterable[Hit]) -> Shelf:
    whole = tuple(replace(hit, key=f"{place.name}:{hit.key}" if hit.key else "") for hit in hits)
    return Shelf(place.name, str(place.title), whole)
