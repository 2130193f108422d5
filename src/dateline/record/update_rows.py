"""The projection of a story's updates, read as plain rows."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, cast

from django.db.models import DateTimeField, JSONField

from dateline.record.models.update import PastUpdate, Update, UpdateColumns
from dateline.record.plain_rows import as_text, from_json, moment
from dateline.record.projection import update_state
from dateline.record.states import UpdateState

# For searching and filtering; no state is made of them.
_DERIVED: Final = frozenset({"text", "people"})
_FIELDS: Final = [field for field in UpdateColumns._meta.fields if field.attname not in _DERIVED]
# Its fields are the model's own, which no type checker can know.
_Row = namedtuple("_Row", ["pk", *(field.attname for field in _FIELDS)])  # type: ignore[misc]


def _reader(field: Any) -> Callable[[Any], Any] | None:
    if isinstance(field, JSONField):
        return from_json
    return moment if isinstance(field, DateTimeField) else None


_READERS: Final = {place: read for place, field in enumerate(_FIELDS, 1) if (read := _reader(field))}
_COLUMNS: Final = [as_text(field.attname) if _reader(field) else field.attname for field in _FIELDS]


def stored_updates(story: int) -> Iterator[UpdateState]:
    """By the story's key. One query."""
    for row in Update.objects.filter(story_id=story).values_list("pk", *_COLUMNS).iterator():
        yield _state(row)


def stored_past_updates(story: int) -> Iterator[tuple[UpdateState, int]]:
    """With the entry that ended each state, in the order of those. One query."""
    rows = PastUpdate.objects.filter(story_id=story).order_by("until")
    for *row, until in rows.values_list("update_id", *_COLUMNS, "until").iterator():
        yield _state(row), until


def _state(row: Iterable[Any]) -> UpdateState:
    """A state is made of these values as it is of a model instance."""
    values = list(row)
    for place, read in _READERS.items():
        if (text := values[place]) is not None:
            values[place] = read(text)
    return update_state(cast("UpdateColumns", _Row(*values)))
