"""`dateline verify STORY`: check a story's record."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from dateline.config.problem import Problem

if TYPE_CHECKING:
    from dateline.record.models import Story


def add_to(commands: Any) -> None:
    command: argparse.ArgumentParser = commands.add_parser(
        "verify",
        help="check that a story's record is whole",
        description="Checks that no entry is missing or changed, and that the pages say what the entries say.",
    )
    command.add_argument("story", metavar="STORY", nargs="*", help="slug, path or address of a story; all without it")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from dateline.config.first_start import make_ready, set_up  # Django is loaded here

    set_up()
    make_ready()
    from dateline.record.verification import verify_story

    sound = True
    for story in _stories(options.story):
        entries, findings = verify_story(story)
        for finding in findings:
            place = f"entry {finding.seq}" if finding.seq is not None else "projection"
            print(f"{story.url_path}: {place}: {finding.what}")
        if not findings:
            print(f"{story.url_path}: {entries} entries, whole and unchanged")
        sound = sound and not findings
    return 0 if sound else 1


def _stories(names: list[str]) -> list[Story]:
    from dateline.record.models import Story

    public = Story.objects.filter(head__isnull=False)
    if not names:
        return list(public.order_by("path"))
    found = []
    for name in names:
        slug = name.rstrip("/").rpartition("/")[2]
        story = public.filter(slug=slug).first()
        if story is None:
            raise Problem(f"there is no story called {name!r}")
        found.append(story)
    return found
