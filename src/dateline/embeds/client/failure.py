"""Why nothing came of a fetch."""

from __future__ import annotations

from enum import Enum


class Reason(Enum):
    INSIDE = "inside"
    """The address leads to an inside network, or is of a shape that is never called: another port, a password in it."""
    AWAY = "away"
    """No such name, nobody listens, the connection broke, or its certificate is not the site's."""
    SLOW = "slow"
    LARGE = "large"
    REDIRECTS = "redirects"
    REFUSED = "refused"
    """The site answered with a status that is no success: no such post, or not for strangers."""
    UNREADABLE = "unreadable"
    """The answer is not what its type says, or of a type that was not asked for."""


class Failure(Exception):
    """`detail` is for the log: it may hold what a stranger wrote."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason.value}: {detail}" if detail else reason.value)
        self.reason = reason
