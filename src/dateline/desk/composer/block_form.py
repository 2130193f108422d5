"""What every form of a block has in common: its fields, and the way between their values and a block."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from pydantic import ValidationError

from dateline.body.blocks import Block, body_from_json
from dateline.body.characters import clean_line, drop_unwanted, split_prose, unify_line_breaks
from dateline.body.values import Span
from dateline.body.wire.inline_writing import write_inline


class LineField(forms.CharField):
    def __init__(self, label: Any, **options: Any) -> None:
        super().__init__(label=label, **{"required": False, "max_length": 2_000, **options})

    def to_python(self, value: Any) -> str:
        return clean_line(super().to_python(value) or "")


class ProseField(forms.CharField):
    def __init__(self, label: Any, rows: int = 4, **options: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(label=label, widget=widget, **{"required": True, "max_length": 20_000, **options})

    def to_python(self, value: Any) -> str:
        return unify_line_breaks(drop_unwanted(super().to_python(value) or ""))


class AddressField(LineField):
    widget = forms.URLInput

    def __init__(self, label: Any, **options: Any) -> None:
        super().__init__(label, **options)
        self.widget.attrs["placeholder"] = "https://"


class BlockForm(forms.Form):
    """A form of one kind. `rows` names the values that repeat, one row for each; they are no Django fields."""

    kind: ClassVar[str]
    title: ClassVar[Any]
    rows: ClassVar[dict[str, Any]] = {}
    row_title: ClassVar[Any] = ""

    def __init__(self, data: MultiValueDict[str, Any] | None = None, blocks: Sequence[Block] = ()) -> None:
        super().__init__(data, initial=self.values_of(blocks) if blocks else None)
        self.made: tuple[Block, ...] = ()
        self._given = self.rows_of(blocks[0]) if blocks else []

    @property
    def given_rows(self) -> list[dict[str, str]]:
        """The repeated values, as typed or as the block has them."""
        if not self.is_bound:
            return self._given
        columns = {name: self.data.getlist(name) for name in self.rows}  # type: ignore[attr-defined]
        count = max(map(len, columns.values()), default=0)
        table = [
            {name: clean_line(column[at]) if at < len(column) else "" for name, column in columns.items()}
            for at in range(min(count, 100))
        ]
        return [row for row in table if any(row.values())]

    @property
    def no_values(self) -> dict[str, str]:
        """Those of an empty row."""
        return dict.fromkeys(self.rows, "")

    def values_of(self, blocks: Sequence[Block]) -> dict[str, Any]:
        return {name: getattr(blocks[0], name) or "" for name in self.base_fields if hasattr(blocks[0], name)}

    def rows_of(self, block: Any) -> list[dict[str, str]]:
        return []

    def to_json(self, given: dict[str, Any]) -> list[dict[str, Any]]:
        """The blocks as JSON. Empty values are left out before the model sees them."""
        return [given]

    def clean(self) -> dict[str, Any]:
        given = {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}
        if self.errors:
            return given
        try:
            self.made = body_from_json([{"type": self.kind, **block} for block in self.to_json(given)])
        except ValidationError as error:
            for fault in error.errors(include_url=False, include_input=False):
                self._tell([str(part) for part in fault["loc"]], fault["type"])
        return given

    def _tell(self, place: list[str], fault: str) -> None:
        name = next((part for part in reversed(place) if part in self.fields or part in self.rows), None)
        label = self.fields[name].label if name in self.fields else self.rows.get(name or "", "")
        if fault in ("missing", "string_too_short", "too_short"):
            words = gettext("This is needed: %(name)s") % {"name": label} if label else gettext("Something is missing.")
        elif name == "url":
            words = gettext("Write the whole address, starting with https:// or http://.")
        elif name == "lang":
            words = gettext("Write a language tag such as “de” or “pt-BR”.")
        else:
            words = gettext("This can’t be used as it is: %(name)s") % {"name": label or gettext("the text")}
        self.add_error(name if name in self.fields else None, words)


def written(spans: Iterable[Span]) -> str:
    return write_inline(tuple(spans), accepts=lambda text: True)


def paragraphs_in(text: str) -> list[str]:
    return [" ".join(lines) for lines in split_prose(text)]


def lines_in(text: str) -> list[str]:
    return [line for line in map(clean_line, text.split("\n")) if line]
