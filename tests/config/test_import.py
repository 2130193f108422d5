"""`dateline import`: a page becomes a story, or nothing is made and one line says why."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tests.config.cli import dateline

PAGE = Path(__file__).with_name("rolling_page.txt")
ARTICLE = """Council to vote on new bridge

The council will vote next week on a new footbridge over the Arne at Fell.

The bridge would cost 2 million and take a year to build. A spokeswoman said the plans can be seen at the town hall.
"""


def entries(folder: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(folder / "dateline-data" / "dateline.sqlite3") as connection:
        return connection.execute("SELECT kind, at FROM dateline_record_entry ORDER BY seq").fetchall()


def test_a_page_becomes_a_story_with_its_own_times(tmp_path: Path) -> None:
    done = dateline(tmp_path, "import", str(PAGE), "--published", "2017-03-02", "--section", "Vale")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "http://localhost:8000/vale/sluice-at-fell-stays-open-through-the-night/\n"
    assert entries(tmp_path) == [
        ("story", "2017-03-02 12:24:00"),
        ("publish", "2017-03-02 12:24:00"),
        ("publish", "2017-03-02 21:25:00"),
        ("publish", "2017-03-03 02:50:00"),
        ("state", "2017-03-03 02:50:00"),
    ]
    verified = dateline(tmp_path, "verify")
    assert (verified.returncode, "5 entries, whole and unchanged" in verified.stdout) == (0, True)


def test_a_dry_run_shows_its_evidence_and_makes_nothing(tmp_path: Path) -> None:
    done = dateline(tmp_path, "import", str(PAGE), "--published", "2017-03-02", "--dry-run", "--json")
    found = json.loads(done.stdout)
    assert [update["time"] for update in found["updates"]] == [
        "2017-03-02T21:50:00-05:00",
        "2017-03-02T16:25:00-05:00",
        "2017-03-02T07:24:00-05:00",
    ]
    assert found["order"] == "reverse"
    assert found["evidence"]
    assert not (tmp_path / "dateline-data").exists()


def test_an_ordinary_article_is_offered_as_a_story_with_one_update(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE)
    refused = dateline(tmp_path, "import", "article.txt")
    assert refused.returncode == 2
    assert "no rolling story" in refused.stderr
    assert "--single" in refused.stderr
    done = dateline(tmp_path, "import", "article.txt", "--single")
    assert done.returncode == 0, done.stderr
    assert [kind for kind, _at in entries(tmp_path)] == ["story", "publish"]


BAD = {
    "missing": None,
    "empty": b"",
    "blank": b" \n\n ",
    "binary": bytes(range(256)) * 50,
    "picture": b"\x89PNG\r\n\x1a\n" + b"\x00" * 400,
    "garbage": b"%$&/()=" * 100,
    "huge": b"UPDATE 9:50 p.m. EST: words\n\n" * 1_800_000,
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_file_that_is_no_text_is_refused_in_one_line(tmp_path: Path, name: str) -> None:
    content = BAD[name]
    if content is not None:
        (tmp_path / "page.txt").write_bytes(content)
    done = dateline(tmp_path, "import", "page.txt")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("dateline: ")
    assert not (tmp_path / "dateline-data").exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--published", "yesterday"), "not a date"),
        (("--timezone", "Mars/Olympus"), "not an IANA time zone"),
        (("--colour", "red"), "unrecognized arguments"),
    ],
)
def test_a_wrong_option_is_refused_in_one_line(tmp_path: Path, words: tuple[str, str], says: str) -> None:
    done = dateline(tmp_path, "import", str(PAGE), *words)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert says in done.stderr


def test_a_page_from_the_future_makes_nothing(tmp_path: Path) -> None:
    done = dateline(tmp_path, "import", str(PAGE), "--published", "2199-03-02", "--timezone", "America/New_York")
    assert done.returncode == 2
    assert "not come yet" in done.stderr.splitlines()[-1]
    assert entries(tmp_path) == []
