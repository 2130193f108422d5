"""Who may ask at all: the site's own page, and nobody all the time."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

MAX_ASKED = 30
WITHIN = 600
"""Seconds, in which one client asks at most `MAX_ASKED` times of one process."""


def is_same_origin(request: HttpRequest) -> bool:
    """Whether the site's own page asks. Browsers say so in Sec-Fetch-Site (W3C Fetch Metadata), older ones in Origin;
    who says neither is no page."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    base = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    own = {f"{request.scheme}://{request.get_host()}", f"{base.scheme}://{base.netloc}"}
    return request.headers.get("Origin") in own


def asks_too_often(request: HttpRequest) -> bool:
    """Counts this request. The address is kept for `WITHIN`, in the cache alone, as a keyed hash."""
    key = f"alerts-{salted_hmac(__name__, _client(request), algorithm='sha256').hexdigest()}"
    cache.add(key, 0, WITHIN)
    try:
        return cache.incr(key) > MAX_ASKED
    except ValueError:
        # It ran out in this moment.
        return False


def _client(request: HttpRequest) -> str:
    """The address; of IPv6 the network, since one household has as many addresses as it likes."""
    text = str(request.META.get("REMOTE_ADDR", ""))
    try:
        address = ip_address(text)
    except ValueError:
        return text
    return str(ip_network((address, 64), strict=False)) if isinstance(address, IPv6Address) else text
