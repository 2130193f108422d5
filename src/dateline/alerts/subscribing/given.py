"""What a browser sends of its subscription (a `PushSubscription` as JSON, W3C Push API), read as a stranger's word."""

from __future__ import annotations

import binascii
import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from django.utils.translation import gettext as _

MAX_BYTES = 4_096
"""Of a request. A subscription of any browser is a few hundred."""
MAX_ENDPOINT = 1_000
ANY_HOST = "*"
_PLAIN = re.compile(r"[!-~]+")
# At least one dot, and a last part that begins with a letter: no number is a name (WHATWG URL, "ends in a number").
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?")
_KEY_BYTES, _AUTH_BYTES = 65, 16
_UNCOMPRESSED = 4


class NotGiven(ValueError):
    """What was sent is no subscription; says in words what is wrong."""


@dataclass(frozen=True, slots=True)
class Given:
    endpoint: str
    p256dh: str
    auth: str


def read_subscription(body: bytes, hosts: Collection[str]) -> Given:
    """`hosts` are those of push services that may be called; one that begins with a dot stands for all below it, `*`
    for any. Raises `NotGiven`."""
    sent = _object(body)
    keys = sent.get("keys")
    if not isinstance(keys, dict):
        raise NotGiven(_("The subscription has no keys."))
    p256dh, auth = keys.get("p256dh"), keys.get("auth")
    _require_point(_decoded(p256dh, _KEY_BYTES))
    _decoded(auth, _AUTH_BYTES)
    return Given(_endpoint(sent.get("endpoint"), hosts), str(p256dh), str(auth))


def read_endpoint(body: bytes) -> str:
    """Of a subscription that is to end: whatever it is, it is only compared. Raises `NotGiven`."""
    endpoint = _object(body).get("endpoint")
    if not isinstance(endpoint, str) or len(endpoint) > MAX_ENDPOINT or not _PLAIN.fullmatch(endpoint):
        raise NotGiven(_("The subscription has no address that alerts can be sent to."))
    return endpoint


def _object(body: bytes) -> dict[str, Any]:
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NotGiven(_("This is no subscription.")) from error
    if not isinstance(sent, dict):
        raise NotGiven(_("This is no subscription."))
    return sent


def _endpoint(endpoint: object, hosts: Collection[str]) -> str:
    wrong = NotGiven(_("The subscription has no address that alerts can be sent to."))
    if not isinstance(endpoint, str) or len(endpoint) > MAX_ENDPOINT or not _PLAIN.fullmatch(endpoint):
        raise wrong
    try:
        parts = urlsplit(endpoint)
        port = parts.port
    except ValueError as error:
        raise wrong from error
    host = parts.hostname or ""
    if parts.scheme != "https" or port not in {None, 443} or "@" in parts.netloc or "\\" in endpoint or parts.fragment:
        raise wrong
    if len(host) > 253 or not _HOST.fullmatch(host):
        raise wrong
    if not any(_is_of(host, allowed) for allowed in hosts):
        raise NotGiven(_("Alerts can't be sent through this browser's service."))
    return endpoint


def _is_of(host: str, allowed: str) -> bool:
    return allowed in {ANY_HOST, host} or (allowed.startswith(".") and host.endswith(allowed))


def _decoded(text: object, size: int) -> bytes:
    """Raises `NotGiven` for anything but the one way to write so many bytes in base64url without padding."""
    wrong = NotGiven(_("The subscription's keys can't be used."))
    if not isinstance(text, str) or not text.isascii():
        raise wrong
    try:
        raw = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError) as error:
        raise wrong from error
    if len(raw) != size or urlsafe_b64encode(raw).rstrip(b"=").decode() != text:
        raise wrong
    return raw


def _require_point(raw: bytes) -> None:
    """Raises `NotGiven` for what lies not on the curve: no message could be encrypted to it."""
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw)
    except ValueError as error:
        raise NotGiven(_("The subscription's keys can't be used.")) from error
    if raw[0] != _UNCOMPRESSED:
        raise NotGiven(_("The subscription's keys can't be used."))
