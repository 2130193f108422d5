"""Which edition of the page's templates this process draws with."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings

_PARTS = Path(__file__).resolve().parent.parent / "templates" / "reader" / "parts"


@cache
def edition() -> str:
    """Changes whenever the same record would be drawn otherwise: with new templates, another language or another host.

    A page that was drawn by another edition than a step can't be trusted to converge, so its reader is offered a
    reload. Read once a process.
    """
    drawn_with = [path.read_bytes() for path in sorted(_PARTS.glob("*.html"))]
    around = [settings.LANGUAGE_CODE.encode(), settings.WAGTAILADMIN_BASE_URL.encode()]
    return sha256(b"\0".join([*drawn_with, *around])).hexdigest()[:10]
