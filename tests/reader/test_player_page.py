"""The page that frames another site's player, and nothing but it."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client

from dateline.media.models import EmbedSnapshot

pytestmark = pytest.mark.django_db


def kept(**fields: str) -> EmbedSnapshot:
    given = {
        "provider": "YouTube",
        "url": "https://www.youtube.com/watch?v=abcdefghijk",
        "text": "Two gates open",
        "player": "https://www.youtube-nocookie.com/embed/abcdefghijk",
        "player_kind": "video",
        "player_ratio": "16/9",
    }
    return EmbedSnapshot.objects.create(**(given | fields))


def test_the_page_lets_in_that_one_host_and_runs_nothing_itself(client: Client) -> None:
    page = client.get(f"/player/{kept().public_id}/")
    assert page.status_code == 200
    assert page["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'self'; frame-src https://www.youtube-nocookie.com; "
        "frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
    )
    html = page.content.decode()
    assert '<iframe src="https://www.youtube-nocookie.com/embed/abcdefghijk" title="Two gates open" sandbox="' in html
    assert "allow-top-navigation" not in html
    assert "<script" not in html


def test_the_page_is_the_same_for_everybody(client: Client) -> None:
    page = client.get(f"/player/{kept().public_id}/")
    assert page["Cache-Control"].startswith("public")
    assert page["X-Robots-Tag"] == "noindex"
    assert not page.cookies
    assert client.post(f"/player/{kept().public_id}/").status_code == 405


@pytest.mark.parametrize(
    "player",
    [
        "",
        "https://evil.example/",
        "http://www.youtube-nocookie.com/embed/x",
        "https://www.youtube-nocookie.com@evil.example/",
    ],
)
def test_no_other_site_gets_a_page(client: Client, player: str) -> None:
    snapshot = kept(player=player)
    assert client.get(f"/player/{snapshot.public_id or uuid4()}/").status_code == 404


def test_a_post_without_a_player_has_no_page_and_numbers_lead_nowhere(client: Client) -> None:
    assert kept(player="").public_id is None
    assert kept(player_ratio="16/9;x").player == ""
    snapshot = kept()
    assert client.get(f"/player/{snapshot.pk}/").status_code == 404
    assert client.get(f"/player/{uuid4()}/").status_code == 404


def test_a_player_s_address_can_not_break_out_of_the_page(client: Client) -> None:
    snapshot = kept(
        player='https://www.youtube-nocookie.com/embed/x"onload="alert(1)', text='"><script>alert(1)</script>'
    )
    html = client.get(f"/player/{snapshot.public_id}/").content.decode()
    assert 'onload="alert' not in html
    assert "<script" not in html
