"""What a request asks, as far as a kept answer is concerned."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

# A request that has one of these wants more than a public page, or less.
_UNUSUAL: Final = frozenset(
    {b"authorization", b"range", b"if-match", b"if-range", b"if-unmodified-since", b"transfer-encoding", b"upgrade"}
)
# What sites that link here add to an address, different for every reader. No page looks at it.
_TRACKING = re.compile(
    rb"(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|twclid|igshid|mc_cid|mc_eid|yclid|_ga)(?:=.*)?", re.DOTALL
)
LONGEST = 2_000


class Key(NamedTuple):
    """`target` is the path and query as sent, without what tracks readers."""

    secure: bool
    host: bytes
    target: bytes


class Question(NamedTuple):
    key: Key
    head_only: bool
    accept: bytes
    unless: bytes
    """If-None-Match; empty when absent."""


class Manners:
    """Which requests may get a kept answer."""

    def __init__(self, session_cookie: str, private: Iterable[str]) -> None:
        """`session_cookie` names the cookie of people who are logged in; `private` are beginnings of paths where
        nothing is public."""
        self._cookie = session_cookie.encode() + b"="
        self._private = tuple(path.encode() for path in private)

    def read(
        self, method: str, target: bytes, headers: Iterable[tuple[bytes, bytes]], *, secure: bool
    ) -> Question | None:
        """None for a request that only Django can answer. Header names are in lower case."""
        if (
            method not in {"GET", "HEAD"}
            or len(target) > LONGEST
            or not target.startswith(b"/")
            or target.startswith(self._private)
        ):
            return None
        host: bytes | None = None
        accept = unless = b""
        for name, value in headers:
            if name == b"host":
                if host is not None:
                    return None
                host = value
            elif name == b"accept-encoding":
                accept = accept + b"," + value if accept else value
            elif name == b"if-none-match":
                unless = unless + b"," + value if unless else value
            elif name == b"x-forwarded-proto":
                secure = value.strip().lower() == b"https"
            elif (
                name in _UNUSUAL
                or (name == b"cookie" and self._cookie in value)
                or (name == b"content-length" and value.strip() != b"0")
            ):
                return None
        if host is None:
            return None
        if b"?" in target:
            target = _without_tracking(target)
        return Question(Key(secure, host.lower(), target), method == "HEAD", accept, unless)


def _without_tracking(target: bytes) -> bytes:
    path, _, query = target.partition(b"?")
    kept = b"&".join(part for part in query.split(b"&") if part and not _TRACKING.fullmatch(part))
    return path + b"?" + kept if kept else path


def unchanged(unless: bytes, etag: bytes) -> bool:
    """Whether If-None-Match names the entity tag: by weak comparison, as RFC 9110 section 13.1.2 has it."""
    if unless == etag or unless.strip() == b"*":
        return True
    return any(tag.strip().removeprefix(b"W/") == etag for tag in unless.split(b","))
