"""Which two moments are asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, QueryDict

from dateline.history.as_it_stood.asked import moment_of
from dateline.history.as_it_stood.dates import SECOND, stamp, whole
from dateline.record.models.head import Head
from dateline.record.past import seq_before

# A stamp as in addresses, or a time as `datetime-local` fields and RFC 3339 write it. ISO 8601 knows many more, and a
# stamp without its Z would be read as another time than was meant.
_TIME = re.compile(
    r"[0-9]{8}T[0-9]{6}Z|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})?",
    re.ASCII,
)
_PAGE = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Point:
    """The end of a second, and the last entry that the public had seen by then; 0 before the first."""

    at: datetime
    seq: int


@dataclass(frozen=True, slots=True)
class Asked:
    """From the earlier moment to the later one, whichever was named first."""

    start: Point
    end: Point
    page: int

    @property
    def query(self) -> str:
        return f"from={stamp(self.start.at)}&to={stamp(self.end.at)}"


def asked_of(query: QueryDict, head: Head, zone: str) -> Asked:
    """From `from`, `to` and `page`. What is left out is the story's start and its last entry.

    Raises `ValueError` for a malformed time and `Http404` for a malformed page.
    """
    number = query.get("page", "1")
    if not _PAGE.fullmatch(number):
        raise Http404
    assert head.at is not None  # noqa: S101 (a public story has an entry)
    times = [query.get(name, "") for name in ("from", "to")]
    last = whole(head.at)
    start = _moment(times[0], zone) if times[0].strip() else _before_all(head)
    end = _moment(times[1], zone) if times[1].strip() else max(last, start)
    first, second = sorted((start, end))
    return Asked(_point(head, first), _point(head, second), int(number))


def _moment(text: str, zone: str) -> datetime:
    if not _TIME.fullmatch(text.strip()):
        raise ValueError("that is no time")
    moment = moment_of(text, zone)
    if not 1000 <= moment.year <= 9998:
        raise ValueError("no story is of that time")
    return moment


def _before_all(head: Head) -> datetime:
    first = head.story.entries.order_by("seq").values_list("at", flat=True).first()
    assert first is not None  # noqa: S101 (a public story has an entry)
    return whole(first)


def _point(head: Head, moment: datetime) -> Point:
    assert head.at is not None  # noqa: S101 (a public story has an entry)
    seq = head.seq if moment >= whole(head.at) else seq_before(head.story_id, moment + SECOND)
    return Point(moment, seq)
