"""What pages load: styles and the icon out of the packages, pictures out of the library."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import IO, Final
from urllib.parse import unquote, urldefrag, urljoin

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import ImproperlyConfigured, SuspiciousOperation
from django.core.files.storage import Storage, default_storage

from dateline.formats.static_copy.names import safe_path

PUBLIC: Final = "images/"
"""What was made for readers. An original may carry the place where it was taken, and is no part of a page."""
SCRIPTS: Final = (".js", ".mjs")


class Assets:
    """Copies each file when it is first asked for. `missing` are the addresses of those that the site lost."""

    def __init__(self, site: str, folder: Path) -> None:
        self._folder = folder
        self._kinds: tuple[tuple[str, Callable[[str], str | None]], ...] = (
            (urljoin(site, settings.STATIC_URL or "/static/"), self._static),
            (urljoin(site, settings.MEDIA_URL), self._media),
        )
        self._files: dict[str, str | None] = {}
        self.missing: list[str] = []

    def file(self, address: str) -> str | None:
        """The file that a full address leads to; None where there is none in the copy."""
        plain = urldefrag(address)[0].partition("?")[0]
        for prefix, find in self._kinds:
            if plain.startswith(prefix):
                if plain not in self._files:
                    self._files[plain] = find(unquote(plain.removeprefix(prefix)))
                    if self._files[plain] is None:
                        self.missing.append(plain)
                return self._files[plain]
        return None

    def styles(self) -> dict[str, str]:
        """The addresses of the style sheets so far, each with its file."""
        return {address: file for address, file in self._files.items() if file and file.endswith(".css")}

    def _static(self, name: str) -> str | None:
        opened = None if name.endswith(SCRIPTS) else _open_static(name)
        return self._copy(opened, f"static/{name}") if opened else None

    def _media(self, name: str) -> str | None:
        opened = _open(default_storage, name) if name.startswith(PUBLIC) else None
        return self._copy(opened, f"media/{name}") if opened else None

    def _copy(self, opened: IO[bytes], name: str) -> str:
        file = safe_path(name)
        target = self._folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        with opened, target.open("wb") as copy:
            shutil.copyfileobj(opened, copy)
        return file


def _open_static(name: str) -> IO[bytes] | None:
    """Out of the packages; else out of what was collected, where it may have a hash in its name."""
    try:
        found = finders.find(name)
    except SuspiciousOperation:
        return None
    return Path(found).open("rb") if found and Path(found).is_file() else _open(staticfiles_storage, name)


def _open(storage: Storage, name: str) -> IO[bytes] | None:
    try:
        return storage.open(name)
    except (OSError, ValueError, SuspiciousOperation, ImproperlyConfigured):
        return None
