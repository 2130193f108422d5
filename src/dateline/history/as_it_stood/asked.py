"""What is asked for in words or by its number, turned into a moment: the form without a script ends here."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from dateline.history.as_it_stood.dates import SECOND, parse_stamp, whole
from dateline.record.models.entry import Entry


def moment_of(text: str, zone: str) -> datetime:
    """From a stamp, from what a browser's `datetime-local` field sends, or from ISO 8601; times that carry no zone are
    the story's. Raises `ValueError`."""
    words = text.strip()
    if words.endswith("Z") and "T" in words and "-" not in words:
        return parse_stamp(words)
    moment = datetime.fromisoformat(words)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(zone))
    try:
        return whole(moment)
    except OverflowError as error:
        raise ValueError("no clock shows that time") from error


def moment_of_entry(story: int, number: str) -> datetime:
    """When the entry with that number was. Raises `ValueError` where there is none."""
    if not (number.isascii() and number.isdecimal() and len(number) <= 15):
        raise ValueError("that is no number of an entry")
    at = Entry.objects.filter(story_id=story, seq=int(number)).values_list("at", flat=True).first()
    if at is None:
        raise ValueError("the record has no such entry")
    return whole(at)


def moment_after(story: int, moment: datetime) -> datetime | None:
    """The next second after `moment` in which something changed."""
    later = Entry.objects.filter(story_id=story, at__gte=whole(moment) + SECOND).order_by("at", "seq")
    at = later.values_list("at", flat=True).first()
    return whole(at) if at else None
