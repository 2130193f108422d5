"""`dateline demo`: an invented newspaper with a story that goes on while you watch."""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.config.cli.serve import add_address, address_of, answer_requests, listen
from dateline.config.problem import Problem
from dateline.config.progress import count, say, step

if TYPE_CHECKING:
    from dateline.demo.edition import Edition

MARK = "made-by-dateline-demo"


def add_to(commands: Any) -> None:
    command: argparse.ArgumentParser = commands.add_parser(
        "demo",
        help="show an invented newspaper with a developing story",
        description="Makes an invented newspaper in a folder of its own and serves it. Each start makes it anew.",
    )
    add_address(command)
    command.add_argument(
        "--speed", type=_speed, default=1.0, help="how fast the second day goes; 0: all at once (default: 1)"
    )
    command.add_argument("--data", type=Path, default=Path("dateline-demo"), help="folder (default: %(default)s)")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    listener = listen(options.host, options.port)
    folder = _fresh(options.data.absolute())
    os.environ["DATELINE_DATA"] = str(folder)
    os.environ["DATELINE_BASE_URL"] = address_of(listener)
    os.environ.pop("DATABASE_URL", None)
    edition = _prepare()
    _announce(edition, listener)
    stop = threading.Event()
    newsroom = threading.Thread(target=_run_newsroom, args=(edition, options.speed, stop), name="newsroom")
    newsroom.start()
    try:
        answer_requests(listener)
    finally:
        stop.set()
        newsroom.join()
    return 0


def _run_newsroom(edition: Edition, speed: float, stop: threading.Event) -> None:
    edition.run(speed, stop, count)
    if not stop.is_set():
        say("All of the story is on record.")


def _prepare() -> Edition:
    from dateline.config.first_start import prepare_database, set_up  # reads the environment

    set_up()
    with step("Database"):
        prepare_database()
    from dateline.demo.edition import prepare  # needs Django set up

    with step("Newspaper, and its first pictures"):
        return prepare()


def _announce(edition: Edition, listener: socket.socket) -> None:
    from dateline.demo.newsroom import PASSWORD

    site = address_of(listener)
    say(f"\n  Story      {edition.story_address}")
    say(f"  Front page {site}/")
    say(f"  Newsroom   {site}/desk/   login: marta   password: {PASSWORD}\n")
    say("  Stop with Ctrl+C. The first day is being put on record:")


def _fresh(folder: Path) -> Path:
    """An empty folder for the demo. Raises `Problem` rather than empty a folder that the demo did not make."""
    if folder.exists() and not (folder / MARK).exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Problem(f"{folder} holds something else; name another folder with --data")
    shutil.rmtree(folder, ignore_errors=True)
    try:
        folder.mkdir(parents=True)
        (folder / MARK).touch()
    except OSError as error:
        raise Problem(f"can't make the folder {folder}: {error.strerror}") from error
    return folder


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = -1
    if not 0 <= speed <= 1_000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a speed from 0 to 1000")
    return speed
