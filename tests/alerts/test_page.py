"""The page where alerts are asked for, the way to it, the worker, and the site's key."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.test import Client
from pytest_django import Settings

from dateline.alerts.key import alert_key, public_text
from dateline.record.actions import set_state
from dateline.record.models import Head, Story
from tests.alerts.reading import point, to_bytes
from tests.newsroom import EDITOR, words_of

pytestmark = pytest.mark.django_db
WAY = '<a href="/vale/arne-dam/alerts/">Alerts</a>'


def html(client: Client, address: str) -> str:
    return str(client.get(address).content.decode())


def test_the_story_leads_to_the_page_while_it_goes_on(client: Client, story: Story) -> None:
    for state in ("live", "paused"):
        if state != "live":
            set_state(story, state, actor=EDITOR)
        assert html(client, story.get_url()).count(WAY) == 1
    set_state(story, "ended", actor=EDITOR)
    assert "alerts/" not in html(client, story.get_url())


def test_the_page_is_the_same_for_everybody_and_kept_until_the_story_changes(client: Client, story: Story) -> None:
    answer = client.get(f"{story.get_url()}alerts/")
    assert answer["Dateline-Record"] == f"{Head.objects.get(story_id=story.pk).id}=1"
    assert not answer.cookies
    assert "Vary" not in answer or "Cookie" not in answer["Vary"]
    assert "Send me alerts" in answer.content.decode()
    assert "to run this page’s script" in words_of(answer)


def test_the_page_gives_the_public_key_and_not_the_other(client: Client, story: Story, settings: Settings) -> None:
    page = html(client, f"{story.get_url()}alerts/")
    key = alert_key()
    assert key
    assert f'data-key="{public_text(key)}"' in page
    assert to_bytes(public_text(key)) == point(key.public_key())


def test_an_ended_story_says_so_and_asks_nothing(client: Client, story: Story) -> None:
    set_state(story, "ended", actor=EDITOR)
    answer = client.get(f"{story.get_url()}alerts/")
    assert answer.status_code == 200
    assert "There will be no more alerts of it." in words_of(answer)
    assert b"<button" not in answer.content
    assert b"alerts/page.js" not in answer.content


def test_without_a_key_the_page_says_that_there_are_none(client: Client, story: Story, settings: Settings) -> None:
    settings.DATELINE_ALERT_KEY_FILE = settings.DATA / "elsewhere" / "key.pem"
    answer = client.get(f"{story.get_url()}alerts/")
    assert "This site sends no alerts at the moment." in words_of(answer)
    assert b"<button" not in answer.content


def test_the_worker_comes_from_the_root_and_is_asked_for_anew(client: Client) -> None:
    answer = client.get("/alerts-worker.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-cache"
    assert "fetch" not in answer.content.decode()
    assert "caches" not in answer.content.decode()
    assert client.post("/alerts-worker.js").status_code == 405


def test_the_key_is_made_once_and_is_its_owners(settings: Settings) -> None:
    file = Path(settings.DATELINE_ALERT_KEY_FILE)
    assert not file.exists()
    first, again = alert_key(), alert_key()
    assert first
    assert again
    assert public_text(first) == public_text(again)
    assert file.stat().st_mode & 0o777 == 0o600
    assert [found.name for found in file.parent.iterdir()] == [file.name]


def test_an_operators_own_file_is_read_and_never_made(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    folder.mkdir()
    settings.DATELINE_ALERT_KEY_FILE = folder / "alerts.pem"
    assert alert_key() is None
    assert not list(folder.iterdir())
    pem = ec.generate_private_key(ec.SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "alerts.pem").write_bytes(pem)
    assert alert_key()


def test_another_kind_of_key_is_none(settings: Settings) -> None:
    other = rsa.generate_private_key(65_537, 2_048)
    pem = other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    for text in (pem, b"", b"no key"):
        Path(settings.DATELINE_ALERT_KEY_FILE).write_bytes(text)
        assert alert_key() is None
