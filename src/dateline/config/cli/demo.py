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
    if not options.speed:
        edition.finish(count)
    stop = threading.Event()
    newsroom = threading.Thread(target=edition.go_on, args=(options.speed or 1.0, stop), name="newsroom")
    _announce(edition, listener)
    if options.speed:
        newsroom.start()
    try:
        answer_requests(listener)
    finally:
        stop.set()
        if options.speed:
            newsroom.join()
    return 0


def _prepare() -> Edition:
    from dateline.config.first_start import prepare_database, set_up  # reads the environment

    set_up()
    with step("Database"):
        prepare_database()
    from dateline.demo.edition import prepare  # needs Django set up

    return prepare(count)


def _announce(edition: Edition, listener: socket.socket) -> None:
    from dateline.demo.newsroom import PASSWORD

    site = address_of(listener)
    say(f"\n  Story      {edition.story_address}")
    say(f"  Front page {site}/")
    say(f"  Newsroom   {site}/desk/   login: marta   password: {PASSWORD}\n")
    say("  Stop with Ctrl+C.")


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
