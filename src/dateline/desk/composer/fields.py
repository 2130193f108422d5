"""What a composer sends, the same with and without JavaScript: one form, read once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from dateline.body.characters import clean_line, drop_unwanted, unify_line_breaks
from dateline.record.drafts import DraftFields
from dateline.record.kinds import Change, Verification

MAX_WIRE = 1_000_000
"""Characters. Far more than an update holds; it keeps a hostile request from filling the database."""


class WordsField(forms.CharField):
    """Text as it was typed, less the characters that no text may hold."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"required": False, "strip": False, "max_length": MAX_WIRE, **options})

    def to_python(self, value: Any) -> str:
        return unify_line_breaks(drop_unwanted(super().to_python(value) or ""))


class ZonedTimeField(forms.Field):
    """A local day and clock such as 2026-03-02T16:31, in `zone`. An hour that a zone has twice is the first of both."""

    default_error_messages = {"invalid": _("Write the time as a day and a clock.")}

    def __init__(self, zone: str, **options: Any) -> None:
        super().__init__(required=False, **options)
        self.zone = ZoneInfo(zone)

    def to_python(self, value: Any) -> datetime | None:
        if not value:
            return None
        try:
            local = datetime.fromisoformat(str(value))
        except ValueError:
            self._refuse()
        # At the ends of the calendar a time can't be moved into another zone.
        if not 1_000 < local.year < 9_000:
            self._refuse()
        return local.replace(tzinfo=self.zone)

    def _refuse(self) -> NoReturn:
        raise forms.ValidationError(self.error_messages["invalid"], code="invalid")


class ComposerForm(forms.Form):
    """Every field of an update being written. Limits that the record sets are the record's to say."""

    headline = WordsField()
    wire = WordsField()
    bylines = WordsField()
    verification = forms.ChoiceField(choices=[("", ""), *Verification.choices], required=False)
    key = forms.BooleanField(required=False)
    key_label = WordsField()
    pin = forms.BooleanField(required=False)
    notify = forms.BooleanField(required=False)
    update = forms.UUIDField(required=False)
    base_version = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1)
    change = forms.ChoiceField(choices=[("", ""), *Change.choices], required=False)
    note = WordsField()
    base_saves = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1)

    def __init__(self, data: Mapping[str, Any], zone: str) -> None:
        super().__init__(data)
        self.fields["time"] = ZonedTimeField(zone)

    @property
    def trouble(self) -> str:
        """The first thing that was wrong, in words."""
        name, errors = next(iter(self.errors.items()))
        return f"{self.fields[name].label or name.replace('_', ' ').capitalize()}: {errors[0]}"

    @property
    def saves_before(self) -> int:
        """The count of saves that the writer had before them."""
        return self.cleaned_data["base_saves"] or 0

    def draft_fields(self) -> DraftFields:
        """Of a valid form."""
        given = self.cleaned_data
        return DraftFields(
            headline=clean_line(given["headline"]),
            wire=given["wire"],
            bylines=names_in(given["bylines"]),
            time=given["time"],
            verification=given["verification"],
            key=given["key"],
            key_label=clean_line(given["key_label"]),
            pin=given["pin"],
            notify=given["notify"],
            update=given["update"],
            base_version=given["base_version"],
            change=given["change"],
            note=given["note"],
        )


def names_in(lines: str) -> tuple[str, ...]:
    """One name a line; empty lines and repetitions are left out."""
    return tuple(dict.fromkeys(name for line in lines.split("\n") if (name := clean_line(line))))


def local_time(at: datetime | None, zone: str) -> str:
    """An instant as `ZonedTimeField` reads it and a browser's field shows it; "" for none."""
    return at.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%dT%H:%M") if at else ""
