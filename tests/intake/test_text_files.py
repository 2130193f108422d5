"""Files that hold a text, and files that don't."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dateline.intake.text_files import MAX_BYTES, NotAStory, read_text_file

TEXT = "Der Damm hält: „Größer als 1957“, sagt Jo Bell – 40 % mehr."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_reads_a_text_in_its_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert read_text_file(path) == TEXT
    assert read_text_file(str(path)) == TEXT


def test_reads_utf_16_of_either_end(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(b"\xfe\xff" + TEXT.encode("utf-16-be"))
    assert read_text_file(path) == TEXT


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "page.txt is empty."),
        (b" \n\r\n\x00", "page.txt is empty."),
        (b"%PDF-1.4 Story", "page.txt is a PDF, not a text."),
        (b"PK\x03\x04 and so on", "page.txt is a ZIP archive or an office document, not a text."),
        (b"\x89PNG\r\n\x1a\n", "page.txt is a picture, not a text."),
        (b"Story\x00" * 40, "page.txt is a binary file, not a text."),
        (b"\x00\x01\x02\xff\xfe" * 40, "page.txt is a binary file, not a text."),
        (b"1234 5678 %% && ++ 12:30", "page.txt has no words in it."),
        (b"\xff\xfea", "page.txt is neither UTF-8 nor UTF-16 nor Windows-1252 text."),
        (b"\xff\xfe\x00\x00a\x00\x00\x00", "page.txt is a binary file, not a text."),
        (b"\x81\x8d word", "page.txt is neither UTF-8 nor UTF-16 nor Windows-1252 text."),
        (b"\xe9\xa4\xb1\xd7\xf7" * 9 + b"\xe9 ab", "page.txt is neither UTF-8 nor UTF-16 nor Windows-1252 text."),
    ],
)
def test_refuses_what_is_no_text_in_one_line(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(data)
    with pytest.raises(NotAStory) as refusal:
        read_text_file(path)
    assert str(refusal.value) == message


def test_refuses_a_large_file_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(NotAStory, match=r"page\.txt has 50\.0 MB; a story may have 5 MB\."):
        read_text_file(path)


def test_reads_a_file_of_just_the_size(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(b"ab " * (MAX_BYTES // 3))
    assert len(read_text_file(path)) == MAX_BYTES // 3 * 3


def test_refuses_missing_files_folders_and_devices(tmp_path: Path) -> None:
    with pytest.raises(NotAStory, match=r"There is no file gone\.txt\."):
        read_text_file(tmp_path / "gone.txt")
    with pytest.raises(NotAStory, match="is a folder, not a file"):
        read_text_file(tmp_path)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(NotAStory, match="is not an ordinary file"):
        read_text_file(pipe)
    with pytest.raises(NotAStory, match="not the name of a file"):
        read_text_file(tmp_path / "a\x00b")
    with pytest.raises(NotAStory, match="can't be read"):
        read_text_file(tmp_path / ("a" * 5000))


def test_a_refusal_is_a_value_error() -> None:
    assert issubclass(NotAStory, ValueError)
