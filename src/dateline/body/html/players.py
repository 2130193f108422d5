"""The link to a clip. A reader's script may put the player in its place; without one it leads to the original."""

from __future__ import annotations

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dateline.body.html.elements import STRANGERS, element
from dateline.media.facts import PlayerFacts


def play_link(address: str, words: str, picture: str = "", player: PlayerFacts | None = None) -> SafeString:
    """`data-player` names the player's own page of this site; nothing is loaded from elsewhere before a click."""
    attributes: dict[str, str | None] = {
        "class": "play",
        "href": address,
        "rel": STRANGERS,
        "data-player": str(player.key) if player else None,
        "data-ratio": player.ratio if player else None,
    }
    return element("a", attributes, picture, element("span", {}, words))


def invitation(player: PlayerFacts, site: str) -> str:
    """What a click does, and that it tells `site` of the reader."""
    match player.kind:
        case "sound":
            return _("Listen (loads from %(site)s)") % {"site": site}
        case "chart":
            return _("Show it (loads from %(site)s)") % {"site": site}
        case _:
            return _("Watch (loads from %(site)s)") % {"site": site}
