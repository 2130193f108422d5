"""`dateline import FILE`: turn a page of rolling text into a story."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from dateline.config.problem import Problem
from dateline.config.progress import say
from dateline.intake.draft_story import DraftStory
from dateline.intake.report import as_json
from dateline.intake.rolling import read_rolling_text
from dateline.intake.text_files import NotAStory, read_text_file


def add_to(commands: Any) -> None:
    command: argparse.ArgumentParser = commands.add_parser(
        "import",
        help="turn a page of rolling text into a story",
        description="Reads a page where updates were pasted one above the other, and makes a story of it.",
    )
    command.add_argument("file", metavar="FILE", type=Path, help="a text file")
    command.add_argument("--published", metavar="DATE", type=_date, help="the day of the page, such as 2017-03-02")
    command.add_argument("--timezone", metavar="ZONE", type=_zone, help="IANA zone of times that name none")
    command.add_argument("--section", metavar="S", help="title of the section; it is made if there is none")
    command.add_argument("--single", action="store_true", help="make a story with one update of an ordinary article")
    command.add_argument("--dry-run", action="store_true", help="say what would be made, and make nothing")
    command.add_argument("--json", action="store_true", help="print what was found, with evidence, as JSON")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Reading needs neither Django nor a database, so that a wrong file costs nothing."""
    try:
        text = read_text_file(options.file)
        story = read_rolling_text(text, published=options.published, timezone=options.timezone)
    except NotAStory as error:
        raise Problem(str(error)) from error
    if options.json and options.dry_run:
        print(json.dumps(as_json(story), ensure_ascii=False, indent=2))
        return 0
    for warning in story.warnings:
        say(f"Note: {warning}")
    if options.dry_run:
        print(_describe(story))
        return 0
    if not story.rolling and not options.single:
        raise Problem(
            f"{options.file} is no rolling story: it has fewer than two time stamps. "
            "To make a story with one update of it, add --single."
        )
    address = _create(story, options.section)
    print(json.dumps(as_json(story) | {"address": address}, ensure_ascii=False, indent=2) if options.json else address)
    return 0


def _create(story: DraftStory, section: str | None) -> str:
    from dateline.config.first_start import make_ready, set_up  # Django is loaded here

    set_up()
    make_ready()
    from dateline.intake.creation import create_story
    from dateline.record.errors import Refused

    try:
        made = create_story(story, section=section)
    except Refused as error:
        raise Problem(f"nothing was made: {error}") from error
    say(f"{len(story.updates)} updates are on record.")
    return str(made.full_url)


def _describe(story: DraftStory) -> str:
    lines = [story.headline, ""]
    for update in story.updates:
        shown = update.at.isoformat(" ", "minutes") if update.at else update.stamp or "no time"
        words = update.headline or update.text
        lines.append(f"{shown}  {words[:70]}")
    return "\n".join(lines)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2017-03-02") from error


def _zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (LookupError, ValueError, OSError) as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not an IANA time zone such as America/New_York") from error
    return text
