"""Names of files that every file system takes, from whatever names there are.

Names that differ stay different where upper and lower case are the same letter, and none leads out of its folder or
means a device (Windows: `con`, `nul`, …).
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Final
from unicodedata import normalize

LONGEST: Final = 100
_PLAIN = re.compile(r"[a-z0-9][a-z0-9_-]*(\.[a-z0-9_-]+)*")
_DEVICE = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9])(\.|$)")
_ENDING = re.compile(r"[a-z0-9]{1,5}")
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def safe_path(path: str) -> str:
    """`a/b/c.jpg`, each part of it safe."""
    return "/".join(map(safe_name, path.split("/")))


def safe_name(name: str) -> str:
    """The name itself where it is plain, else what is plain of it and a hash of all of it."""
    if len(name) <= LONGEST and _PLAIN.fullmatch(name) and not _DEVICE.match(name):
        return name
    stem, _dot, ending = name.lower().rpartition(".")
    if not _ENDING.fullmatch(ending):
        stem, ending = name.lower(), ""
    plain = _NOT_PLAIN.sub("-", normalize("NFKD", stem)).strip("-")[:60].strip("-")
    digest = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return "-".join(filter(None, (plain, digest))) + (f".{ending}" if stem and ending else "")
