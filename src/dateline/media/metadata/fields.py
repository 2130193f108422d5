"""The values that the readers of XMP, IIM and EXIF have in common."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import UTC, datetime

from dateline.media.plain_text import one_line

MAX_TEXT = 5_000
"""Characters kept of any one field."""


@dataclass(frozen=True, slots=True)
class PictureMetadata:
    """Fields of the IPTC Photo Metadata Standard 2025.1, each one line of text, empty where the file has none.

    `taken_at` is in UTC and only there when the file states the zone: a clock without a zone is not an instant.
    `digital_source_type` is the value as found, not yet checked against IPTC's list.
    """

    headline: str = ""
    description: str = ""
    alt_text: str = ""
    extended_description: str = ""
    creator: str = ""
    credit: str = ""
    source: str = ""
    copyright_notice: str = ""
    usage_terms: str = ""
    web_statement: str = ""
    licensor_url: str = ""
    instructions: str = ""
    digital_source_type: str = ""
    taken_at: datetime | None = None


def first_of(*found: PictureMetadata) -> PictureMetadata:
    """Field by field the first value that is there, in the order given."""
    values = {
        field.name: value for each in reversed(found) for field in fields(each) if (value := getattr(each, field.name))
    }
    return PictureMetadata(**values)


def line(value: str) -> str:
    """One line, at most `MAX_TEXT` characters long."""
    return one_line(value, MAX_TEXT)


def names(values: list[str]) -> str:
    """Several names as one line, as photographers and agencies list them."""
    return line("; ".join(name for value in values[:100] if (name := line(value))))


def decoded(value: bytes) -> str:
    """Bytes whose character set is not to be trusted: UTF-8 if they are that, else Windows-1252.

    Most programs write UTF-8 whatever they declare; older ones write their system's code page.
    """
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("cp1252", errors="replace")


def instant(moment: str) -> datetime | None:
    """A moment in ISO 8601 as UTC; None if it lacks a zone, is none, or lies before photography."""
    try:
        parsed = datetime.fromisoformat(moment.strip())
        at = parsed.astimezone(UTC) if parsed.tzinfo else None
    except (ValueError, OverflowError):
        return None
    return at if at and at.year >= 1800 else None
