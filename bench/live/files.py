"""How many files a process may have open: each reader is one, on both sides."""

from __future__ import annotations

import resource

MOST = 65_536
# For everything but readers' connections.
SPARE = 400


def raise_limit() -> int:
    """As far as this user may; returns what it is now. Servers that are started later inherit it."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    for limit in ((MOST, max(MOST, hard)), (min(MOST, hard), hard)):
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, limit)
        except (ValueError, PermissionError):
            # Only root goes beyond the hard limit.
            continue
        break
    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]


def possible(readers: int) -> int:
    """No more readers than the limit allows."""
    return min(readers, raise_limit() - SPARE)
