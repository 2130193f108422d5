"""The key by which push services know the site (VAPID, RFC 8292): one for all its stories, in a file."""

from __future__ import annotations

import logging
import os
from base64 import urlsafe_b64encode
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from django.conf import settings

log = logging.getLogger(__name__)


def alert_key() -> ec.EllipticCurvePrivateKey | None:
    """Made at first need where its file belongs into Dateline's own folder; a file of the operator's is only read.

    None where there is none and none can be made, or what is there is no P-256 key: then the site sends no alerts, and
    its pages say so.
    """
    name = getattr(settings, "DATELINE_ALERT_KEY_FILE", None)
    if not name:
        return None
    file = Path(name)
    try:
        own = getattr(settings, "DATA", None)
        if own and not file.exists() and file.parent == Path(own):
            _make(file)
        return _read(file, file.stat().st_mtime_ns)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
        log.error("the key for alerts can't be used: %s", error)
        return None


def public_text(key: ec.EllipticCurvePrivateKey) -> str:
    """As browsers take it when they subscribe: the point uncompressed, base64url without padding."""
    point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return urlsafe_b64encode(point).rstrip(b"=").decode()


@lru_cache(4)
def _read(file: Path, _changed: int) -> ec.EllipticCurvePrivateKey:
    key = load_pem_private_key(file.read_bytes(), password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
        raise ValueError(f"{file} holds no P-256 key")
    return key


def _make(file: Path) -> None:
    """Two processes that come first at once agree on one key: it is linked into place whole, and the loser reads the
    winner's. Readable by its owner alone from the first moment."""
    pem = ec.generate_private_key(ec.SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as opened:
        opened.write(pem)
    with suppress(FileExistsError):
        file.hardlink_to(draft)
    draft.unlink()
