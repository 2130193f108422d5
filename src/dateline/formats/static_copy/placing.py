"""Putting what was made where it belongs, in one step at the end: nothing half-made is ever there."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.formats.static_copy.asking import CannotCopy


def require_free(target: Path, *, folder: bool) -> None:
    """Raises `CannotCopy` unless nothing would be lost: an empty folder may stand where a folder is to be."""
    try:
        if not target.parent.is_dir():
            raise CannotCopy(f"there is no folder {target.parent}")
        if folder and target.is_dir() and not target.is_symlink():
            if any(target.iterdir()):
                raise CannotCopy(f"{target} holds something already; name another folder")
        elif os.path.lexists(target):
            raise CannotCopy(f"{target} exists already; name another place, or remove it first")
    except OSError as error:
        raise CannotCopy(f"{target} can't be looked at: {error.strerror}") from error


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """A folder on the same disk, gone afterwards together with what was left in it. Raises `OSError`."""
    folder = Path(tempfile.mkdtemp(prefix=f".{target.name[:50]}-", dir=target.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def put(made: Path, target: Path) -> None:
    """Moves a file or folder to `target`, over an empty folder too. Raises `CannotCopy` where somebody else was faster,
    and `OSError`."""
    require_free(target, folder=made.is_dir())
    made.rename(target)
