"""Secrets at rest: who copies the database alone can't sign in with it."""

from __future__ import annotations

import base64
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


def seal(text: str) -> str:
    return _box().encrypt(text.encode()).decode("ascii")


def unseal(token: str) -> str:
    """Raises `ValueError` when the site's secret key is another one than when it was sealed."""
    try:
        return _box().decrypt(token).decode()
    except InvalidToken as error:
        raise ValueError("This second factor was set up under another secret key.") from error


def _box() -> MultiFernet:
    """Sealed with the key of now, opened with those of before as well, as Django does with what it signs."""
    return MultiFernet([_key(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(sha256(b"dateline.second-factor:" + secret.encode()).digest()))
