"""Reading a text file that somebody hands to an importer.

Nothing from outside is trusted: the size is looked at before a byte is read, and a file that isn't a text is refused
with one line that says what is wrong with it.
"""

from __future__ import annotations

import codecs
import os
import re
import stat
from pathlib import Path

MAX_BYTES = 5_000_000
"""Five megabytes. The longest live stories known hold under one."""

_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BINARY_STARTS = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"{\\rtf": "a rich text document",
    b"\x1f\x8b": "a compressed file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
}
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_WORD = re.compile(r"[^\W\d_]{2}")
# What people type on a Windows keyboard beside letters: quotes, dashes, dots, currency, marks.
_TYPOGRAPHY = frozenset("‘’“”‚„‹›«»–—…•·€£¥§©®™°²³½¼¾±×¡¿\xa0\xadªº´¨¸¯")
_MAX_CONTROL_SHARE = 0.001
_MAX_HIGH_SHARE = 0.3


class NotAStory(ValueError):
    """The input holds no story. The message is one line, fit to be shown to the person who chose the file."""


def read_text_file(path: str | os.PathLike[str]) -> str:
    """The text of a file in UTF-8, UTF-16 with a byte order mark, or Windows-1252.

    Raises `NotAStory` for whatever else it is: missing, a folder, unreadable, empty, over `MAX_BYTES`, binary, in an
    encoding that can't be told, or without words.
    """
    name = Path(path).name or str(path)
    data = _read_bytes(Path(path), name)
    text = _decode(data, name)
    if len(_CONTROLS.findall(text)) > max(2, len(text) * _MAX_CONTROL_SHARE):
        raise NotAStory(f"{name} is a binary file, not a text.")
    if not _WORD.search(text):
        raise NotAStory(f"{name} has no words in it.")
    return text


def _read_bytes(path: Path, name: str) -> bytes:
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise NotAStory(f"{name} is a folder, not a file.")
        if not stat.S_ISREG(found.st_mode):
            raise NotAStory(f"{name} is not an ordinary file.")
        if found.st_size > MAX_BYTES:
            raise NotAStory(f"{name} has {found.st_size / 1e6:.1f} MB; a story may have {MAX_BYTES / 1e6:.0f} MB.")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise NotAStory(f"There is no file {name}.") from error
    except OSError as error:
        raise NotAStory(f"{name} can't be read: {error.strerror or 'the system refuses it'}.") from error
    except NotAStory:
        raise
    except ValueError as error:
        # The system's calls refuse a name with a NUL in it this way.
        raise NotAStory("That is not the name of a file.") from error
    if len(data) > MAX_BYTES:
        raise NotAStory(f"{name} grew while it was read; a story may have {MAX_BYTES / 1e6:.0f} MB.")
    if not data.strip(b"\x00 \t\r\n\x0c"):
        raise NotAStory(f"{name} is empty.")
    return data


def _decode(data: bytes, name: str) -> str:
    for start, kind in _BINARY_STARTS.items():
        if data.startswith(start):
            raise NotAStory(f"{name} is {kind}, not a text.")
    try:
        if data.startswith(_UTF_16) and not data.startswith(_UTF_32):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if b"\x00" in data:
        raise NotAStory(f"{name} is a binary file, not a text.")
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise NotAStory(f"{name} is neither UTF-8 nor UTF-16 nor Windows-1252 text.") from error
    if not _reads_as_windows_text(text):
        raise NotAStory(f"{name} is neither UTF-8 nor UTF-16 nor Windows-1252 text.")
    return text


def _reads_as_windows_text(text: str) -> bool:
    """Any bytes at all can be read as Windows-1252; in a text, most are ASCII and the rest letters or quotes."""
    high = [character for character in text if ord(character) > 0x7F]
    written = sum(character.isalpha() or character in _TYPOGRAPHY for character in high)
    return len(high) <= len(text) * _MAX_HIGH_SHARE and written >= len(high) * 0.9 and not _CONTROLS.search(text)
