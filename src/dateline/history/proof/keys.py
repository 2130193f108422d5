"""The newsroom's keys, as the operator laid them in files: the one that signs, and those that signed before."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

from dateline.record.proof.signing import NotAKey, read_private_key, read_public_keys

Read = TypeVar("Read")

log = logging.getLogger(__name__)


def key_file() -> Path | None:
    """Where the key that signs is, or would be. None where Dateline is a guest of a site that names no file."""
    name = getattr(settings, "DATELINE_SIGNING_KEY_FILE", None)
    return Path(name) if name else None


def signing_key() -> Ed25519PrivateKey | None:
    """None where there is no key, or none that can be read: then nothing is signed, and pages say so."""
    file = key_file()
    return _read(file, read_private_key) if file else None


def old_keys() -> tuple[Ed25519PublicKey, ...]:
    """Those of before, by the names of their files, so that what they signed still counts."""
    name = getattr(settings, "DATELINE_OLD_SIGNING_KEYS", None)
    files = sorted(Path(name).glob("*.pem")) if name else []
    return tuple(key for file in files for key in _read(file, read_public_keys) or ())


def _read(file: Path, read: Callable[[bytes], Read]) -> Read | None:
    """Read anew only when the file changes."""
    try:
        return _read_once(file, file.stat().st_mtime_ns, read)
    except FileNotFoundError:
        return None
    except (NotAKey, OSError) as error:
        log.error("%s can't be used: %s", file, error)
        return None


@lru_cache(32)
def _read_once(file: Path, _changed: int, read: Callable[[bytes], Read]) -> Read:
    return read(file.read_bytes())
