"""A reader's browser as the standards have it: opens what was sealed for it (RFC 8188, 8291) and checks who signed it
(RFC 8292). Written after the RFCs alone, with nothing of the library that seals."""

from __future__ import annotations

import hmac
import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

HOST = "push.example"


def to_text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def to_bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def point(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


@dataclass
class Reader:
    """One browser. `path` is where its push service takes its messages."""

    path: str
    auth: bytes = b"sixteen bytes ok"
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    @property
    def endpoint(self) -> str:
        return f"https://{HOST}{self.path}"

    @property
    def subscription(self) -> dict[str, Any]:
        """As `JSON.stringify` writes a browser's."""
        keys = {"p256dh": to_text(point(self.key.public_key())), "auth": to_text(self.auth)}
        return {"endpoint": self.endpoint, "expirationTime": None, "keys": keys}

    def open(self, sealed: bytes) -> bytes:
        """The one record of the message. Raises `InvalidTag` for what was sealed for another browser."""
        salt, size, length = sealed[:16], int.from_bytes(sealed[16:20], "big"), sealed[20]
        theirs, record = sealed[21 : 21 + length], sealed[21 + length :]
        assert len(record) <= size <= 4_096
        secret = self.key.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), theirs))
        info = b"WebPush: info\0" + point(self.key.public_key()) + theirs
        fresh = _expand(hmac.digest(self.auth, secret, "sha256"), info, 32)
        prk = hmac.digest(salt, fresh, "sha256")
        content = AESGCM(_expand(prk, b"Content-Encoding: aes128gcm\0", 16))
        plain = content.decrypt(_expand(prk, b"Content-Encoding: nonce\0", 12), record, None)
        words, end, padding = plain.rpartition(b"\x02")
        assert end
        assert not padding.strip(b"\0")
        return words


def _expand(prk: bytes, info: bytes, size: int) -> bytes:
    """HKDF-Expand (RFC 5869) of no more than one block."""
    return hmac.digest(prk, info + b"\x01", "sha256")[:size]


def claims_of(authorization: str, site: ec.EllipticCurvePublicKey) -> dict[str, Any]:
    """What the site says of itself. Raises `InvalidSignature` when it was not signed by the site's key."""
    found = re.fullmatch(r"vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)", authorization)
    assert found
    head, body, signature = found[1], found[2], to_bytes(found[3])
    assert json.loads(to_bytes(head))["alg"] == "ES256"
    assert to_bytes(found[4]) == point(site)
    numbers = (int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big"))
    site.verify(encode_dss_signature(*numbers), f"{head}.{body}".encode(), ec.ECDSA(hashes.SHA256()))
    claims: dict[str, Any] = json.loads(to_bytes(body))
    return claims
