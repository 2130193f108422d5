"""Players of other sites: which there are, and where they live.

A player's address is always made here, from the post's own number. What a provider sends as "html" is never used, so
no page of ours can frame a site that isn't in this list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from dateline.media.models.player_kind import PlayerKind

_SECONDS = re.compile(r"(\d{1,6})s?")


@dataclass(frozen=True, slots=True)
class Player:
    """`ratio` is the player's width and height as CSS takes it: 16/9."""

    address: str
    kind: PlayerKind
    ratio: str


@dataclass(frozen=True, slots=True)
class _House:
    """One provider's players: `found` takes a post's address apart, `player` is where its player lives."""

    found: re.Pattern[str]
    player: str
    kind: PlayerKind
    ratio: str = "16/9"


_YOUTUBE = "https://www.youtube-nocookie.com/embed/{id}"
_HOUSES = (
    _House(re.compile(r"(?:www\.|m\.)?youtube\.com/shorts/(?P<id>[\w-]{11})"), _YOUTUBE, PlayerKind.VIDEO, "9/16"),
    _House(
        re.compile(
            r"(?:(?:www\.|m\.|music\.)?youtube\.com/(?:watch\?(?:.*&)?v=|live/|embed/|v/)|youtu\.be/)(?P<id>[\w-]{11})"
        ),
        _YOUTUBE,
        PlayerKind.VIDEO,
    ),
    _House(
        re.compile(r"(?:www\.|player\.)?vimeo\.com/(?:video/|channels/[\w-]+/|groups/[\w-]+/videos/)?(?P<id>\d{5,12})"),
        "https://player.vimeo.com/video/{id}?dnt=1",
        PlayerKind.VIDEO,
    ),
    _House(
        re.compile(r"(?:www\.|m\.)?tiktok\.com/@[\w.-]+/video/(?P<id>\d{15,22})"),
        "https://www.tiktok.com/player/v1/{id}",
        PlayerKind.VIDEO,
        "9/16",
    ),
    _House(
        re.compile(r"(?:(?:www\.)?dailymotion\.com/video/|dai\.ly/)(?P<id>[A-Za-z0-9]{5,12})"),
        "https://geo.dailymotion.com/player.html?video={id}",
        PlayerKind.VIDEO,
    ),
    _House(
        re.compile(
            r"open\.spotify\.com/(?:intl-[a-z]+/)?(?P<id>(?:track|episode|show|album|playlist)/[A-Za-z0-9]{22})"
        ),
        "https://open.spotify.com/embed/{id}",
        PlayerKind.SOUND,
        "5/3",
    ),
    _House(
        re.compile(r"(?:datawrapper\.dwcdn\.net/|(?:www\.)?datawrapper\.de/_/)(?P<id>[A-Za-z0-9]{5})(?=[/?]|$)"),
        "https://datawrapper.dwcdn.net/{id}/",
        PlayerKind.CHART,
        "4/3",
    ),
    _House(
        re.compile(r"public\.flourish\.studio/(?P<id>(?:visualisation|story)/\d{3,12})"),
        "https://flo.uri.sh/{id}/embed",
        PlayerKind.CHART,
        "4/3",
    ),
)
_HOSTS = frozenset(urlsplit(house.player).hostname or "" for house in _HOUSES)


def player_of(address: str) -> Player | None:
    """The player for a post's address, if its site has one that we know."""
    scheme, _, rest = address.partition("://")
    if scheme not in {"http", "https"}:
        return None
    for house in _HOUSES:
        if match := house.found.match(rest):
            begin = _start_of(address) if house.player is _YOUTUBE else ""
            return Player(house.player.format(id=match["id"]) + begin, house.kind, house.ratio)
    return None


def host_of_player(address: str) -> str:
    """The host to let in for a stored player's address; empty when it is none of a site in the list."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    return host if parts.scheme == "https" and host in _HOSTS and parts.netloc == host else ""


def _start_of(address: str) -> str:
    """Where in a film the link points to."""
    given = parse_qs(urlsplit(address).query).get("t", [""])[0]
    match = _SECONDS.fullmatch(given)
    return f"?start={int(match[1])}" if match else ""
