"""Which web addresses a body may carry.

Only absolute http, https and mailto addresses. Everything else (javascript:, data:, addresses that a browser would
read against the page's own) is refused, never repaired.
"""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv6Address
from urllib.parse import SplitResult, urlsplit

from dateline.body.characters import drop_unwanted

MAX_LENGTH = 2_000

# WHATWG URL, "forbidden domain code point", less those that urlsplit has already cut at.
_NOT_IN_A_HOST = re.compile(r'[\x00-\x20"#%<>\\^`{|}\x7f\[\]]')
_SCHEME = re.compile("[A-Za-z][A-Za-z0-9+.-]*(?=:)")


def require_web_address(value: str) -> str:
    """The address without outer spaces and with its scheme in small letters. Raises `ValueError`."""
    address = _SCHEME.sub(lambda scheme: scheme.group().lower(), value.strip(), count=1)
    if any(character.isspace() for character in address) or drop_unwanted(address) != address:
        raise ValueError("a web address has no spaces or control characters in it")
    if len(address) > MAX_LENGTH:
        raise ValueError(f"a web address has at most {MAX_LENGTH:,} characters")
    parts = _split(address)
    if parts.scheme == "mailto" and "@" in parts.path:
        return address
    if parts.scheme in {"http", "https"} and _names_a_host(parts):
        return address
    raise ValueError("not a web address that starts with https://, http:// or mailto:")


def is_web_page(address: str) -> bool:
    """True for a valid http or https address."""
    try:
        return require_web_address(address).startswith(("http://", "https://"))
    except ValueError:
        return False


def host_of(address: str) -> str:
    """The host of a valid address, without "www."; empty for mailto."""
    return (_split(address).hostname or "").removeprefix("www.")


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        _ = parts.port  # read for its check: a port above 65,535 or not a number raises
    except ValueError as error:
        raise ValueError(f"not a web address: {error}") from error
    return parts


def _names_a_host(parts: SplitResult) -> bool:
    host = parts.hostname or ""
    if ":" in host:
        try:
            IPv6Address(host)
        except AddressValueError:
            return False
        return "[" in parts.netloc
    return bool(host) and not _NOT_IN_A_HOST.search(host)
