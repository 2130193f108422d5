"""One message to one push service, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import Enum

from dateline.alerts.models import Subscription
from dateline.alerts.sending.encrypting import Sealer
from dateline.embeds.client import Client, Deadline, Failure, Reason

SECONDS = 5.0
LONGEST_WAIT = timedelta(minutes=30)
"""A push service that wants to be left alone for longer is asked again after this."""
_GONE = {404, 410}
_BUSY = 429
_NO_WAIT = timedelta()


class Outcome(Enum):
    SENT = "sent"
    GONE = "gone"
    """The browser takes no more alerts, or its address leads to an inside network: it is forgotten."""
    LATER = "later"
    REFUSED = "refused"
    """The push service will not have this message, and would not have it later."""


@dataclass(frozen=True, slots=True)
class Result:
    """`wait` is how long the push service asks to be left alone."""

    outcome: Outcome
    wait: timedelta = _NO_WAIT


def post(client: Client, sealer: Sealer, message: bytes, to: Subscription, topic: str) -> Result:
    """Takes at most `SECONDS`. Asks no database, so that it can run in any thread."""
    try:
        sealed = sealer.seal(message, to, topic)
    except ValueError:
        return Result(Outcome.GONE)
    try:
        receipt = client.post(to.endpoint, sealed.body, sealed.headers, Deadline(SECONDS))
    except Failure as failure:
        return Result(Outcome.GONE if failure.reason is Reason.INSIDE else Outcome.LATER)
    if receipt.status in range(200, 300):
        return Result(Outcome.SENT)
    if receipt.status in _GONE:
        return Result(Outcome.GONE)
    if receipt.status == _BUSY or receipt.status in range(500, 600):
        return Result(Outcome.LATER, wait_of(receipt.headers.get("retry-after", "")))
    return Result(Outcome.REFUSED)


def wait_of(retry_after: str) -> timedelta:
    """Seconds or a date (RFC 9110 section 10.2.3), from now; nothing for what is neither, at most `LONGEST_WAIT`."""
    text = retry_after.strip()
    if text.isascii() and text.isdecimal():
        return min(timedelta(seconds=int(text[:9])), LONGEST_WAIT)
    try:
        at = parsedate_to_datetime(text)
    except ValueError:
        return _NO_WAIT
    return max(_NO_WAIT, min(at.replace(tzinfo=at.tzinfo or UTC) - datetime.now(UTC), LONGEST_WAIT))
