"""A folder as one file. The same folder gives the same bytes: no time of its own, no order of the disk's."""

from __future__ import annotations

import os
import shutil
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final

# What the format can say (APPNOTE.TXT, section 4.4.6): even seconds from 1980 to 2107.
_EARLIEST: Final = datetime(1980, 1, 1, tzinfo=UTC)
_LATEST: Final = datetime(2107, 12, 31, 23, 59, 58, tzinfo=UTC)
_READABLE: Final = 0o100644 << 16
_MADE_ON_UNIX: Final = 3
# Already as small as they get.
_PACKED: Final = {".avif", ".webp", ".jpg", ".jpeg", ".png", ".gif"}


def pack(folder: Path, file: BinaryIO, top: str, at: datetime) -> None:
    """Everything in `folder`, under a folder `top`, each file as of `at`."""
    moment = min(max(at.astimezone(UTC), _EARLIEST), _LATEST).timetuple()[:6]
    with zipfile.ZipFile(file, "w") as archive:
        for path in sorted(found for found in folder.rglob("*") if found.is_file()):
            name = f"{top}/{path.relative_to(folder).as_posix()}"
            member = zipfile.ZipInfo(name, moment)
            member.create_system = _MADE_ON_UNIX
            member.external_attr = _READABLE
            member.compress_type = zipfile.ZIP_STORED if path.suffix in _PACKED else zipfile.ZIP_DEFLATED
            member.file_size = os.stat(path).st_size  # noqa: PTH116 (tells whether it needs 64 bits)
            with path.open("rb") as opened, archive.open(member, "w") as packed:
                shutil.copyfileobj(opened, packed)
