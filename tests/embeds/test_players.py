"""Which addresses have a player, and that no other host gets into a frame."""

from __future__ import annotations

import pytest

from dateline.embeds.finders.oembed import endpoint_of
from dateline.embeds.players import host_of_player, player_of


@pytest.mark.parametrize(
    ("address", "endpoint"),
    [
        ("https://youtu.be/abcdefghijk", "https://www.youtube.com/oembed"),
        ("https://vimeo.com/123456", "https://vimeo.com/api/oembed.json"),
        ("https://www.tiktok.com/@a/video/7123456789012345678", "https://www.tiktok.com/oembed"),
        ("https://datawrapper.dwcdn.net/AbCd1/3/", "https://api.datawrapper.de/v3/oembed/"),
        ("https://open.spotify.com/track/x", "https://open.spotify.com/oembed"),
        ("https://vale-herald.example/a", ""),
        ("https://evil.example/https://youtu.be/abcdefghijk", ""),
    ],
)
def test_known_providers(address: str, endpoint: str) -> None:
    assert endpoint_of(address) == endpoint


@pytest.mark.parametrize(
    ("address", "player"),
    [
        ("https://youtu.be/abcdefghijk?si=x", "https://www.youtube-nocookie.com/embed/abcdefghijk"),
        ("https://www.youtube.com/watch?list=1&v=abcdefghijk", "https://www.youtube-nocookie.com/embed/abcdefghijk"),
        ("https://www.youtube.com/shorts/abcdefghijk", "https://www.youtube-nocookie.com/embed/abcdefghijk"),
        ("https://www.youtube.com/live/abcdefghijk?t=5", "https://www.youtube-nocookie.com/embed/abcdefghijk?start=5"),
        ("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1"),
        ("https://www.datawrapper.de/_/AbCd1/", "https://datawrapper.dwcdn.net/AbCd1/"),
        ("https://open.spotify.com/episode/" + "a" * 22, "https://open.spotify.com/embed/episode/" + "a" * 22),
    ],
)
def test_players_live_where_their_sites_keep_them(address: str, player: str) -> None:
    made = player_of(address)
    assert made
    assert made.address == player
    assert host_of_player(player)


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/youtube.com/watch?v=abcdefghijk",
        "https://www.youtube.com.evil.example/watch?v=abcdefghijk",
        "javascript://youtu.be/abcdefghijk",
        "https://www.youtube.com/watch?v=a%22onload",
        "https://bsky.app/profile/a/post/b",
    ],
)
def test_other_addresses_have_no_player(address: str) -> None:
    assert player_of(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "http://www.youtube-nocookie.com/embed/x",
        "https://www.youtube-nocookie.com@evil.example/",
        "https://www.youtube-nocookie.com:444/",
        "javascript:alert(1)",
        "",
    ],
)
def test_no_other_host_is_let_into_a_player_s_page(address: str) -> None:
    assert host_of_player(address) == ""
