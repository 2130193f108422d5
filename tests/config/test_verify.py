"""`dateline verify` as an operator and a reader use it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.record.proof.signing import fingerprint, public_pem
from tests.config.cli import PROGRAM, dateline, surroundings
from tests.record.proof.making import KEY, a_record, a_record_with_takedowns

# A reader has no database, and no newsroom's settings.
NOWHERE = {"DATABASE_URL": "mysql://nowhere/news"}


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "record.jsonl").write_bytes(b"".join(a_record().lines(key=KEY)))
    (tmp_path / "key.pem").write_bytes(public_pem(KEY.public_key()))
    yield tmp_path
    assert not (tmp_path / "dateline-data").exists()


def test_a_sound_file_needs_no_database(folder: Path) -> None:
    done = dateline(folder, "verify", "record.jsonl", **NOWHERE)
    assert (done.returncode, done.stderr) == (0, "")
    whole, signed = done.stdout.splitlines()
    assert whole.startswith("record.jsonl: 8 entries, whole and unchanged: “Two gates opened at Arne dam”, http://")
    assert fingerprint(KEY.public_key()) in signed
    assert "not compared" in signed


def test_with_the_newsrooms_key(folder: Path) -> None:
    done = dateline(folder, "verify", "record.jsonl", "--key", "key.pem", **NOWHERE)
    assert done.returncode == 0
    assert done.stdout.splitlines()[1].endswith("which is one of those given")


def test_an_unsigned_file_says_so_and_fails_where_a_key_is_given(folder: Path) -> None:
    (folder / "record.jsonl").write_bytes(b"".join(a_record().lines()))
    assert "record.jsonl: not signed\n" in dateline(folder, "verify", "record.jsonl", **NOWHERE).stdout
    done = dateline(folder, "verify", "record.jsonl", "--key", "key.pem", **NOWHERE)
    assert (done.returncode, done.stdout) == (1, "record.jsonl: last line: it is not signed\n")


def test_a_changed_byte_names_the_entry(folder: Path) -> None:
    file = folder / "record.jsonl"
    file.write_bytes(file.read_bytes().replace(b"the wall", b"the mall", 1))
    done = dateline(folder, "verify", "record.jsonl", **NOWHERE)
    assert (done.returncode, done.stdout) == (1, "record.jsonl: entry 4: its content is not what was recorded\n")


def test_a_record_is_piped_in(folder: Path) -> None:
    with (folder / "record.jsonl").open("rb") as file:
        done = subprocess.run(
            [PROGRAM, "verify", "-"], stdin=file, cwd=folder, env=surroundings(**NOWHERE), capture_output=True
        )
    assert done.returncode == 0
    assert done.stdout.startswith(b"standard input: 8 entries")


def test_takedowns_of_a_file_are_listed(folder: Path) -> None:
    (folder / "record.jsonl").write_bytes(b"".join(a_record_with_takedowns().lines()))
    done = dateline(folder, "verify", "record.jsonl", **NOWHERE)
    assert done.returncode == 0
    assert done.stdout.startswith(
        "record.jsonl: taken down by entry 9 on 2017-03-02 18:09 UTC, entries 2, 3, 5: "
        "Ordered by the court at Fell. (Marta Voss, Editor; confirmed by Ilse Brandt)\n"
    )


def test_a_file_cannot_steer_the_terminal(folder: Path) -> None:
    record = a_record()
    record.add("story", {"changes": {"headline": "\x1b[2J\x1b]0;owned\x07"}})
    (folder / "record.jsonl").write_bytes(b"".join(record.lines()))
    done = dateline(folder, "verify", "record.jsonl", **NOWHERE)
    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    assert "\x07" not in done.stdout


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["missing.jsonl"], "missing.jsonl can't be read: No such file or directory"),
        (["record.jsonl", "--key", "missing.pem"], "missing.pem can't be read: No such file or directory"),
        (["record.jsonl", "--key", "record.jsonl"], "record.jsonl is no key: it holds no key in PEM form"),
        (["--key", "key.pem"], "--key is for files: name the downloaded record"),
        (["arne-dam", "--key", "key.pem"], "--key is for files: name the downloaded record"),
    ],
)
def test_bad_input_is_said_in_one_line(folder: Path, words: list[str], why: str) -> None:
    done = dateline(folder, "verify", *words, **NOWHERE)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"dateline: {why}\n")


def test_a_newsroom_makes_its_key_once(tmp_path: Path) -> None:
    done = dateline(tmp_path, "manage", "make_signing_key")
    file = tmp_path / "dateline-data" / "signing-key.pem"
    assert done.returncode == 0
    assert file.stat().st_mode & 0o777 == 0o600
    before = file.read_bytes()
    again = dateline(tmp_path, "manage", "make_signing_key")
    assert again.returncode == 1
    assert "is there already" in again.stderr
    assert file.read_bytes() == before


def test_the_key_can_lie_where_the_operator_wants_it(tmp_path: Path) -> None:
    file = tmp_path / "safe" / "herald.pem"
    done = dateline(tmp_path, "manage", "make_signing_key", DATELINE_SIGNING_KEY_FILE=str(file))
    assert str(file) in done.stdout
    assert file.exists()
