"""What the operator sets: environment variables, and the folder that holds everything Dateline keeps."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path


def data_folder() -> Path:
    """`DATELINE_DATA`, else `dateline-data` in the current folder. Absolute; not made here."""
    return Path(os.environ.get("DATELINE_DATA", "dateline-data")).absolute()


def flag(name: str, *, default: bool = False) -> bool:
    """A switch: 1, true, yes or on, in any case, is on."""
    value = os.environ.get(name)
    return default if value is None else value.strip().lower() in {"1", "true", "yes", "on"}


def number(name: str, *, default: int) -> int:
    """A whole number above zero. Raises `ValueError` for anything else."""
    text = os.environ.get(name)
    if text is None:
        return default
    if not (text.isdecimal() and int(text)):
        raise ValueError(f"{name} is {text!r}; it has to be a whole number above zero")
    return int(text)


def choice(name: str, *choices: str) -> str:
    """One of `choices`, the first where nothing is set. Raises `ValueError` for anything else."""
    value = os.environ.get(name, choices[0]).strip().lower()
    if value not in choices:
        raise ValueError(f"{name} is {value!r}; it has to be {' or '.join(choices)}")
    return value


def words(name: str) -> list[str]:
    """A list parted by commas or spaces."""
    return os.environ.get(name, "").replace(",", " ").split()


def place(name: str, default: Path) -> Path:
    """A file or folder. Absolute; not made here."""
    return Path(os.environ.get(name) or default).absolute()


def secret_key(folder: Path) -> str:
    """`DATELINE_SECRET_KEY`, else a key made once and kept in the data folder, readable by its owner alone.

    Two processes that start at once agree on one key: the file is made exclusively, and the loser reads the winner's.
    """
    given = os.environ.get("DATELINE_SECRET_KEY")
    if given:
        return given
    path = folder / "secret-key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _write_once(path, secrets.token_urlsafe(50))
    return path.read_text(encoding="ascii")


def _write_once(path: Path, text: str) -> None:
    """Linked into place whole, so that nobody reads a half-written file."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text)
    with suppress(FileExistsError):
        path.hardlink_to(draft)
    draft.unlink()
