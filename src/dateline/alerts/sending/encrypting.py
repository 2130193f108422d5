"""A message as one browser alone can read it (RFC 8188, 8291), signed by the site for its push service (RFC 8292)."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from django.conf import settings
from webpush import WebPush, WebPushSubscription
from webpush.types import WebPushKeys
from webpush.vapid import VAPID

from dateline.alerts.models import Subscription

TTL = 3_600
"""Seconds that a push service keeps a message for a browser that is away."""
_SIGNED_FOR = 12 * 3_600


@dataclass(frozen=True, slots=True)
class Sealed:
    body: bytes
    headers: dict[str, str]


class Sealer:
    """Seals messages with one key. Safe to use from several threads."""

    def __init__(self, key: ec.EllipticCurvePrivateKey, contact: str) -> None:
        """`contact` is where push services can reach the operator, a `mailto:` or `https:` URI; may be empty."""
        private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        # The library wants some subscriber; ours stands in the token.
        self._library = WebPush(private, public, subscriber=contact or "none", ttl=TTL, expiration=_SIGNED_FOR)
        self._library.vapid = _Signature(private, public, contact)

    def seal(self, message: bytes, to: Subscription, topic: str) -> Sealed:
        keys = WebPushKeys(p256dh=to.p256dh, auth=to.auth)
        sealed = self._library.get(message, WebPushSubscription(endpoint=to.endpoint, keys=keys))
        return Sealed(
            sealed.encrypted,
            {
                "TTL": sealed.headers["ttl"],
                "Urgency": "high",
                "Topic": topic,
                "Content-Type": "application/octet-stream",
                "Content-Encoding": sealed.headers["content-encoding"],
                "Authorization": sealed.headers["authorization"],
            },
        )


class _Signature(VAPID):
    """The library writes every contact as an e-mail address. RFC 8292 section 2.1 allows an https address as well, and
    none at all."""

    def __init__(self, private: bytes, public: bytes, contact: str) -> None:
        super().__init__(private_key=private, public_key=public)
        self._contact = contact

    def get_authorization_header(self, endpoint: Any, subscriber: str, expiration: int) -> str:
        claims = {"aud": f"{endpoint.scheme}://{endpoint.host}", "exp": int(time.time()) + expiration}
        if self._contact:
            claims["sub"] = self._contact
        token = jwt.encode(claims, self.private_key, algorithm="ES256")
        return f"vapid t={token}, k={self.get_application_server_key(self.public_key)}"


def contact() -> str:
    """`DATELINE_ALERT_CONTACT`, an e-mail or https address; else the site's own address where that is https."""
    given = str(getattr(settings, "DATELINE_ALERT_CONTACT", "")).strip()
    if given.startswith(("https://", "mailto:")):
        return given
    if "@" in given:
        return f"mailto:{given}"
    base = str(settings.WAGTAILADMIN_BASE_URL)
    return base if base.startswith("https://") else ""
