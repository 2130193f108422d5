"""`dateline export`: what it refuses, in one line and with status 2, and that it leaves nothing behind."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dateline.config.cli import main
from dateline.config.cli.stories import find_story
from dateline.config.problem import Problem
from dateline.record.actions import open_story
from dateline.record.models import Story
from tests.formats.static_copy.conftest import START, Rich
from tests.newsroom import EDITOR, Newsroom

pytestmark = pytest.mark.django_db


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What it says, which has to be one line."""
    assert main(["export", *words]) == 2
    said = capsys.readouterr().err
    assert said.startswith("dateline: ")
    assert said.count("\n") == 1
    return said


@pytest.mark.parametrize("to", ["copy", "copy.zip", "COPY.ZIP"])
def test_it_says_what_it_made(rich: Rich, tmp_path: Path, capsys: pytest.CaptureFixture[str], to: str) -> None:
    assert main(["export", "arne-dam", "--to", str(tmp_path / to)]) == 0
    said = capsys.readouterr()
    assert f"up to entry {rich.story.head.seq}, hash {rich.story.head.chain_hash}\n" in said.out
    assert said.out.count("\n") == 1
    assert "Pages:" in said.err
    assert (tmp_path / to).is_file() == to.lower().endswith(".zip")
    assert sorted(path.name for path in tmp_path.iterdir()) == [to, "media"]


@pytest.mark.parametrize("name", ["no-such-story", "vale/nothing", "", "/", "../../etc/passwd", "http://x/é/", "a\0b"])
def test_a_story_that_is_not_there(story: Story, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert "no story called" in refused(capsys, name, "--to", str(tmp_path / "copy"))
    assert not (tmp_path / "copy").exists()


@pytest.mark.parametrize(
    "name", ["arne-dam", "vale/arne-dam", "/vale/arne-dam/", "https://herald.example/vale/arne-dam/?x=1#a"]
)
def test_the_ways_to_name_a_story(story: Story, name: str) -> None:
    assert find_story(name) == story


def test_a_name_that_two_stories_have(newsroom: Newsroom, story: Story) -> None:
    other = open_story(newsroom.sport, actor=EDITOR, at=START, headline="A race", slug="arne-dam")
    with pytest.raises(Problem, match=r"/vale/arne-dam/ and /sport/arne-dam/"):
        find_story("arne-dam")
    assert find_story("sport/arne-dam") == other


def test_a_story_that_readers_cant_see(story: Story, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story.unpublish()
    assert "readers can't see" in refused(capsys, "arne-dam", "--to", str(tmp_path / "copy"))


def test_nothing_is_overwritten(story: Story, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "wedding.jpg").write_bytes(b"us")
    (tmp_path / "there.zip").write_bytes(b"zip")
    (tmp_path / "folder.zip").mkdir()
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    for name, said in {
        "full": "holds something",
        "there.zip": "exists",
        "folder.zip": "exists",
        "dangling": "exists",
    }.items():
        assert said in refused(capsys, "arne-dam", "--to", str(tmp_path / name))
    assert (tmp_path / "full" / "wedding.jpg").read_bytes() == b"us"
    assert (tmp_path / "there.zip").read_bytes() == b"zip"


def test_an_empty_folder_is_filled(story: Story, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["export", "arne-dam", "--to", str(tmp_path / "empty")]) == 0
    assert (tmp_path / "empty" / "index.html").is_file()


def test_a_place_that_is_not_there(story: Story, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "there is no folder" in refused(capsys, "arne-dam", "--to", str(tmp_path / "no" / "copy"))
    assert not (tmp_path / "no").exists()


def test_a_place_that_cant_be_written(story: Story, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody may make a folder there, root neither."""
    target = Path("/proc/copy")
    if os.name != "posix" or not target.parent.is_dir():
        target = Path("/dev/null/copy")
    refused(capsys, "arne-dam", "--to", str(target))
    assert not target.exists()


def test_without_a_place_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert "--to" in refused(capsys, "arne-dam")
