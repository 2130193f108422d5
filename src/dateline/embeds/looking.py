"""Looking at an address once: what the finders found, and its picture. Asks no database."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from dateline.embeds.client import Client, Deadline, Failure, Reason
from dateline.embeds.copying import PictureCopy, copy_picture
from dateline.embeds.finders import GENERAL, OWN
from dateline.embeds.found import Found
from dateline.embeds.visit import Visit

logger = logging.getLogger(__name__)

SECONDS = 5.0
"""For everything: names, redirects, a second finder, the picture."""


@dataclass(frozen=True, slots=True)
class Look:
    """`reason` says why there is nothing; with nothing and no reason, the page was there and said nothing."""

    found: Found | None = None
    picture: PictureCopy | None = None
    reason: Reason | None = None


def look(address: str, client: Client) -> Look:
    """Raises nothing: whatever a site does, there is a link to it."""
    visit = Visit(client, Deadline(SECONDS))
    try:
        found = _find(address, visit)
    except Failure as failure:
        logger.info("%s could not be kept: %s", address, failure)
        return Look(reason=failure.reason)
    except Exception:
        # What strangers sent can break a finder in ways nobody thought of; the desk must go on.
        logger.exception("%s could not be taken apart", address)
        return Look(reason=Reason.UNREADABLE)
    picture = copy_picture(found.pictures, visit)
    # A film without a word or a picture still has a player, and its address is all that its card needs.
    return Look(found, picture) if found.text.strip() or picture or found.player else Look()


def _find(address: str, visit: Visit) -> Found:
    """A finder that knows the site has the last word on it. Raises `Failure`."""
    for find in OWN:
        if found := find(address, visit):
            return found
    failure = Failure(Reason.UNREADABLE, "nobody looked")
    for find in GENERAL:
        try:
            if found := find(address, visit):
                return found
        except Failure as reason:
            failure = reason
    raise failure
