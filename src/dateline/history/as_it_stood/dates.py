"""The two ways in which a moment is written: in addresses, and in HTTP headers. Both know whole seconds only."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Final

from django.utils.http import http_date, parse_http_date

SECOND: Final = timedelta(seconds=1)
_STAMP: Final = "%Y%m%dT%H%M%SZ"
_SHAPE = re.compile(r"[0-9]{8}T[0-9]{6}Z", re.ASCII)
# RFC 7089 section 2.1.1.1: the fixed form of RFC 1123, and no other that HTTP knows.
_HTTP = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-9]{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [0-9]{4} "
    r"[0-9]{2}:[0-9]{2}:[0-9]{2} GMT",
    re.ASCII,
)


def parse_stamp(text: str) -> datetime:
    """From `20170302T180000Z`. Raises `ValueError` for anything else."""
    if not _SHAPE.fullmatch(text):
        raise ValueError(f"{text!r} is not a moment such as 20170302T180000Z")
    return datetime.strptime(text, _STAMP).replace(tzinfo=UTC)


def stamp(moment: datetime) -> str:
    """`20170302T180000Z`, with what is below a second left out."""
    return f"{moment.astimezone(UTC):{_STAMP}}"


def whole(moment: datetime) -> datetime:
    """The second that the moment lies in."""
    return moment.astimezone(UTC).replace(microsecond=0)


def parse_accept_datetime(text: str) -> datetime:
    """From the header's value. Raises `ValueError` for what RFC 7089 calls malformed."""
    if not _HTTP.fullmatch(text.strip()):
        raise ValueError(f"{text!r} is not a date such as Thu, 02 Mar 2017 18:00:00 GMT")
    return datetime.fromtimestamp(parse_http_date(text.strip()), UTC)


def header_date(moment: datetime) -> str:
    """Thu, 02 Mar 2017 18:00:00 GMT."""
    return http_date(moment.timestamp())
