"""A copy of the story to keep, from the desk."""

from __future__ import annotations

import asyncio
import io
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.handlers.asgi import ASGIRequest
from wagtail.users.models import UserProfile

from dateline.desk.views import story_copy
from dateline.record.actions import set_state
from tests.desk.people import HTMX, Desk
from tests.other_process import ROOT


def ended(desk: Desk) -> str:
    """The address of the copy."""
    desk.publish("ana", headline="Gate open")
    set_state(desk.story, "ended", actor=desk.actor("marta"))
    return f"{desk.url}copy/"


def test_it_is_offered_to_editors_once_the_story_has_ended(desk: Desk) -> None:
    desk.publish("ana")
    assert "Download a copy" not in desk.client("marta").get(f"{desk.url}panel/").content.decode()
    answer = desk.client("marta").post(
        f"{desk.url}panel/", {"part": "state", "state": "ended", "sure": "yes"}, headers=HTMX
    )
    assert "A copy of it to keep" in answer.headers["HX-Trigger"]
    assert f'href="{desk.url}copy/"' in desk.client("marta").get(f"{desk.url}panel/").content.decode()
    assert "Download a copy" not in desk.client("ana").get(f"{desk.url}panel/").content.decode()


def test_it_is_the_whole_story_in_one_file(desk: Desk) -> None:
    answer = desk.client("marta").get(ended(desk), headers={"Accept-Encoding": "gzip"})
    packed = answer.getvalue()
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/zip")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="arne-dam.zip"'
    assert answer.headers["Content-Length"] == str(len(packed))
    assert answer.headers["Cache-Control"] == "private, no-store"
    with ZipFile(io.BytesIO(packed)) as archive:
        assert archive.testzip() is None
        assert {"arne-dam/index.html", "arne-dam/record.jsonl", "arne-dam/README.txt"} <= set(archive.namelist())
        assert "Gate open" in archive.read("arne-dam/index.html").decode()


def test_it_is_in_the_sites_language_and_zone_whoever_asks(desk: Desk) -> None:
    address = ended(desk)
    before = desk.client("marta").get(address).getvalue()
    profile = UserProfile.get_for_user(desk.people["marta"])
    profile.preferred_language, profile.current_time_zone = "de", "Asia/Tokyo"
    profile.save()
    assert desk.client("marta").get(address).getvalue() == before


@pytest.mark.parametrize("name", ["ana", "cal", "eve"])
def test_it_is_for_editors(desk: Desk, name: str) -> None:
    assert desk.client(name).get(ended(desk)).status_code == 403
    assert desk.client("marta").post(f"{desk.url}copy/").status_code == 405


def test_a_long_story_is_for_whoever_runs_the_server(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_copy, "MOST_UPDATES", 0)
    answer = desk.client("marta").get(ended(desk))
    assert answer.status_code == 422
    assert "dateline export vale/arne-dam --to arne-dam.zip" in answer.content.decode()


@pytest.mark.markup
def test_its_screens_are_valid_html(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_copy, "MOST_UPDATES", 0)
    for name, address in {"refused": ended(desk), "panel": f"{desk.url}panel/"}.items():
        (tmp_path / f"{name}.html").write_bytes(desk.client("marta").get(address).content)
    program, rules = ROOT / "node_modules" / ".bin" / "html-validate", ROOT / ".htmlvalidate.json"
    done = subprocess.run([program, "--config", rules, *tmp_path.iterdir()], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_one_copy_is_made_at_a_time(desk: Desk) -> None:
    address = ended(desk)
    with story_copy._one_at_a_time:
        assert desk.client("marta").get(address).status_code == 503
    assert desk.client("marta").get(address).status_code == 200


def test_a_disk_that_is_full_is_said_in_words(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_words: Any, **_more: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dateline.formats.static_copy.words.Words.write_readme", full)
    answer = desk.client("marta").get(ended(desk))
    assert answer.status_code == 422
    assert "No space left on device" in answer.content.decode()
    assert story_copy._one_at_a_time.acquire(blocking=False)
    story_copy._one_at_a_time.release()


def test_under_asgi_it_is_sent_in_pieces(tmp_path: Path) -> None:
    (tmp_path / "copy.zip").write_bytes(b"x" * (story_copy.CHUNK + 1))
    request = ASGIRequest({"type": "http", "method": "GET", "path": "/", "headers": []}, io.BytesIO())
    answer: Any = story_copy._download(request, (tmp_path / "copy.zip").open("rb"), "copy.zip")
    assert answer.is_async

    async def sizes(pieces: AsyncIterator[bytes]) -> list[int]:
        return [len(piece) async for piece in pieces]

    assert asyncio.run(sizes(answer.streaming_content)) == [story_copy.CHUNK, 1]
