"""The `dateline` program around the commands that have tests of their own."""

from __future__ import annotations

import socket
from pathlib import Path

from tests.config.cli import dateline


def test_without_a_command_it_says_so_in_one_line(tmp_path: Path) -> None:
    done = dateline(tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_its_version(tmp_path: Path) -> None:
    assert dateline(tmp_path, "--version").stdout == "dateline 0.1.0\n"


def test_manage_runs_djangos_commands(tmp_path: Path) -> None:
    done = dateline(tmp_path, "manage", "check")
    assert (done.returncode, "no issues" in done.stdout + done.stderr) == (0, True)


def test_a_port_in_use_is_said_at_once(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = dateline(tmp_path, "serve", "--port", str(taken.getsockname()[1]))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "can't listen" in done.stderr
    assert not (tmp_path / "dateline-data").exists()


def test_a_database_of_another_kind_is_refused_in_one_line(tmp_path: Path) -> None:
    done = dateline(tmp_path, "verify", DATABASE_URL="mysql://localhost/news")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "sqlite:// or postgres://" in done.stderr


def test_a_database_that_is_not_there_is_said_in_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    done = dateline(tmp_path, "verify", DATABASE_URL=f"postgres://a:b@127.0.0.1:{port}/c")
    assert done.returncode == 2
    assert "can't be reached" in done.stderr.splitlines()[-1]


def test_a_story_that_is_not_there(tmp_path: Path) -> None:
    done = dateline(tmp_path, "verify", "no-such-story")
    assert done.returncode == 2
    assert "no story called 'no-such-story'" in done.stderr


def test_the_demo_leaves_a_folder_of_something_else_alone(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "wedding.jpg").touch()
    done = dateline(tmp_path, "demo", "--port", "0", "--data", "photos")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert (tmp_path / "photos" / "wedding.jpg").exists()
