"""`dateline verify STORY|FILE`: check a story's record, here or in a file that somebody downloaded."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from dateline.config.cli.stories import find_story
from dateline.config.problem import Problem
from dateline.config.progress import count

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    from dateline.record.models import Story
    from dateline.record.proof.checking import Checked
    from dateline.record.proof.findings import Finding, Takedown

STANDARD_INPUT: Final = "-"
# Below these, checking takes a second or two, and needs no sign of life.
LONG_FILE: Final = 32_000_000
LONG_STORY: Final = 20_000
MEGABYTE: Final = 1_000_000


def add_to(commands: Any) -> None:
    command: argparse.ArgumentParser = commands.add_parser(
        "verify",
        help="check that a story's record is whole",
        description="Checks that no entry is missing or changed: of stories in the database, where the pages must also "
        "say what the entries say, or in downloaded records, for which no database is needed.",
        epilog="Exit status: 0 everything is sound, 1 something is wrong or not signed as asked, 2 bad input.",
    )
    command.add_argument(
        "what",
        metavar="STORY|FILE",
        nargs="*",
        help="slug, path or address of a story; or a file: whatever ends in .jsonl or is a file, and - for what is "
        "piped in. All stories without any",
    )
    command.add_argument(
        "--key", metavar="FILE.pem", type=Path, help="files must be signed with a key of this file (see /record-key/)"
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    files = [name for name in options.what if _is_file(name)]
    stories = [name for name in options.what if name not in files]
    if options.key and (stories or not files):
        raise Problem("--key is for files: name the downloaded record")
    keys = _keys(options.key) if options.key else None
    results = [_verify_file(name, keys) for name in files]
    if stories or not files:
        results.append(_verify_stories(stories))
    return 0 if all(results) else 1


def _is_file(name: str) -> bool:
    """An address of a record is none: nothing is fetched."""
    return name == STANDARD_INPUT or (name.endswith(".jsonl") and "://" not in name) or Path(name).is_file()


def _keys(file: Path) -> tuple[Ed25519PublicKey, ...]:
    from dateline.record.proof.signing import NotAKey, read_public_keys

    try:
        return read_public_keys(file.read_bytes())
    except OSError as error:
        raise Problem(f"{file} can't be read: {error.strerror}") from error
    except NotAKey as error:
        raise Problem(f"{file} is no key: {error}") from error


def _verify_file(name: str, keys: tuple[Ed25519PublicKey, ...] | None) -> bool:
    from dateline.record.proof.checking import check_file, read_lines

    try:
        if name == STANDARD_INPUT:
            return _say_file("standard input", check_file(read_lines(sys.stdin.buffer), keys), keys)
        with Path(name).open("rb") as file:
            return _say_file(name, check_file(_shown(read_lines(file), file, name), keys), keys)
    except OSError as error:
        raise Problem(f"{name} can't be read: {error.strerror}") from error


def _shown(lines: Iterable[bytes], file: BinaryIO, name: str) -> Iterator[bytes]:
    """The same lines, with a sign of life for a long file."""
    size = Path(name).stat().st_size
    total, shown, done = size // MEGABYTE, 0, 0
    for line in lines:
        yield line
        done += len(line)
        if size >= LONG_FILE and done // MEGABYTE > shown:
            shown = done // MEGABYTE
            count(shown, total, f"{name}, megabytes:")


def _say_file(name: str, checked: Checked, keys: tuple[Ed25519PublicKey, ...] | None) -> bool:
    _say_takedowns(name, checked.takedowns)
    _say_findings(name, checked.findings)
    if checked.findings:
        return False
    header = checked.header
    assert header is not None  # noqa: S101 (without it there is a finding)
    _say(f"{name}: {checked.entries} entries, whole and unchanged: “{checked.headline}”, {header.address}")
    if not checked.signed_by:
        _say(f"{name}: not signed")
    elif keys:
        _say(f"{name}: signed with the key {checked.signed_by}, which is one of those given")
    else:
        _say(f"{name}: signed with the key {checked.signed_by}, not compared with the newsroom's (--key)")
    return True


def _verify_stories(names: list[str]) -> bool:
    from dateline.config.first_start import make_ready, set_up  # Django is loaded here

    set_up()
    make_ready()
    from dateline.record.verification import check_story

    sound = True
    for story in _stories(names):
        checked = check_story(story, _progress(story.url_path))
        _say_takedowns(story.url_path, checked.takedowns)
        _say_findings(story.url_path, checked.findings)
        if not checked.findings:
            _say(f"{story.url_path}: {checked.entries} entries, whole and unchanged")
        sound = sound and not checked.findings
    return sound


def _progress(name: str) -> Any:
    def shown(done: int, total: int) -> None:
        if total >= LONG_STORY:
            count(done, total, f"{name}, entries:")

    return shown


def _stories(names: list[str]) -> list[Story]:
    from dateline.record.models import Story

    if not names:
        return list(Story.objects.filter(head__isnull=False).order_by("path"))
    return [find_story(name, ", and no such file") for name in names]


def _say_takedowns(name: str, takedowns: Iterable[Takedown]) -> None:
    for taken in takedowns:
        what = "entry" if len(taken.entries) == 1 else "entries"
        numbers = ", ".join(map(str, taken.entries))
        who = f"{taken.actor}, {taken.role}" if taken.role else taken.actor
        _say(
            f"{name}: taken down by entry {taken.seq} on {taken.at:%Y-%m-%d %H:%M} UTC, {what} {numbers}: "
            f"{taken.reason} ({who}; confirmed by {taken.confirmed_by})"
        )


def _say_findings(name: str, findings: Iterable[Finding]) -> None:
    for finding in findings:
        _say(f"{name}: {finding.place}: {finding.what}")


def _say(text: str) -> None:
    """What a stranger's file says must not steer the terminal."""
    print("".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text))
