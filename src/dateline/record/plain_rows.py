"""Rows read without Django's converters, for who reads thousands at once: times and JSON are most of their cost."""

from __future__ import annotations

from datetime import datetime

import orjson
from django.db.models import TextField
from django.db.models.functions import Cast


def as_text(column: str) -> Cast:
    """The column as the database writes it, for `moment` or `from_json`."""
    return Cast(column, TextField())


def moment(text: str) -> datetime:
    """In UTC: PostgreSQL writes the session's offset, which Django sets to none; SQLite writes no offset at all."""
    return datetime.fromisoformat(text if "+" in text else f"{text}+00:00")


from_json = orjson.loads
