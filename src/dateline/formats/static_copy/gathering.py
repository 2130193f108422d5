"""Every page of a story as the site gives it, before any address in it is changed.

Two rounds, because a link can be changed only once it is known whether there is something at its other end.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias
from urllib.parse import urldefrag, urljoin

from defusedxml.ElementTree import iterparse

from dateline.formats.static_copy.addresses import Use, change_page
from dateline.formats.static_copy.asking import Asking
from dateline.formats.static_copy.places import Place, Places

Progress: TypeAlias = Callable[[int, int], None]
"""Is told how many pages are there, and how many there are as far as is known."""

WHOLE: Final = frozenset({200, 410})
"""A withdrawn update's page is gone and yet has its tombstone."""
_ATOM_LINK = "{http://www.w3.org/2005/Atom}link"
_OLDER = "prev-archive"
_MOST_TURNS = 5


@dataclass(slots=True)
class Gathered:
    """`places` are those that are there, in the order in which they were asked for; `moved` leads from an address that
    sends on to where it sends."""

    site: str
    known: Places
    places: dict[str, Place] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)

    def file(self, address: str) -> str | None:
        """The file that a full address leads to; None where there is none in the copy."""
        for _turn in range(_MOST_TURNS):
            place = self.known.find(address)
            if place is None:
                return None
            if place.asked in self.places:
                return place.file
            if place.asked not in self.moved:
                return None
            address = self.moved[place.asked]
        return None


def gather(asking: Asking, site: str, known: Places, first: Iterable[str], folder: Path, told: Progress) -> Gathered:
    """Asks for the addresses `first`, and for all that they lead to and that belongs to the copy.

    Raises `CannotCopy` and `OSError`.
    """
    found = Gathered(site, known)
    waiting: deque[Place] = deque()
    seen: set[str] = set()

    def note(addresses: Iterable[str]) -> None:
        for address in addresses:
            place = known.find(address)
            if place and place.asked not in seen:
                seen.add(place.asked)
                waiting.append(place)

    note(urljoin(site, address) for address in first)
    while waiting:
        place = waiting.popleft()
        answer = asking.get(place.asked)
        if answer.status in WHOLE:
            file = folder / place.file
            _write(file, answer.body)
            found.places[place.asked] = place
            note(_leads_to(file, urljoin(site, place.asked)))
        elif answer.location:
            found.moved[place.asked] = urljoin(urljoin(site, place.asked), answer.location)
            note([found.moved[place.asked]])
        told(len(seen) - len(waiting), len(seen))
    return found


def _write(file: Path, body: Iterable[bytes]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("xb") as opened:
        opened.writelines(body)


def _leads_to(file: Path, address: str) -> Iterator[str]:
    if file.suffix == ".html":
        yield from _links_of_page(file.read_text(encoding="utf-8"), address)
    elif file.suffix == ".atom":
        # Older pages of a feed are named nowhere else.
        elements = (element for _end, element in iterparse(file) if element.tag == _ATOM_LINK)
        yield from (element.get("href", "") for element in elements if element.get("rel") == _OLDER)


def _links_of_page(html: str, address: str) -> list[str]:
    found: list[str] = []

    def lead(written: str, _use: Use) -> str:
        if whole := joined(address, written):
            found.append(urldefrag(whole)[0])
        return written

    change_page(html, lead)
    return found


def joined(base: str, address: str) -> str:
    """A full address; empty for what can't be one."""
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return ""
