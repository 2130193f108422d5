"""`dateline export STORY --to DIR|FILE.zip`: a copy of a story that needs no server."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from dateline.config.problem import Problem
from dateline.config.progress import count, say


def add_to(commands: Any) -> None:
    command: argparse.ArgumentParser = commands.add_parser(
        "export",
        help="copy a story into a folder or ZIP file that needs no server",
        description="Copies a public story with all its pages, pictures, feeds and its record. The copy opens from "
        "disk in any browser, without a connection.",
        epilog="Exit status: 0 the copy is made, 2 bad input. Nothing half-made is left behind.",
    )
    command.add_argument("story", metavar="STORY", help="slug, path or address of a public story")
    command.add_argument(
        "--to",
        metavar="DIR|FILE.zip",
        required=True,
        type=Path,
        help="a folder that is not there yet or is empty, or a file that is not there yet",
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from dateline.config.first_start import prepare_database, set_up  # Django is loaded here

    set_up()
    prepare_database()
    from dateline.config.cli.stories import find_story
    from dateline.formats.static_copy.asking import CannotCopy
    from dateline.formats.static_copy.export import copy_to_folder, copy_to_zip

    target: Path = options.to.absolute()
    make = copy_to_zip if target.suffix.lower() == ".zip" else copy_to_folder
    try:
        made = make(find_story(options.story), target, _shown)
    except CannotCopy as error:
        raise Problem(str(error)) from error
    for address in made.missing:
        say(f"Note: the site has lost {address}; it is not in the copy")
    print(f"{options.to}: {made.files} files, {made.size / 1e6:.1f} MB, up to entry {made.seq}, hash {made.chain_hash}")
    return 0


def _shown(done: int, total: int) -> None:
    count(done, total, "Pages:")
