"""The lines between `::kind` and `::`: each a key, a colon and a value, or a dash and an item."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.body.wire.lines import Line, Mark
from dateline.body.wire.problems import NotUnderstoodError, Problem, Trouble

ITEM = "-"
# A capital is what a phone makes of the first letter; "https://…" is no key.
_ENTRY = re.compile(r"(?P<key>[A-Za-z][A-Za-z-]*)\s*:(?!//)\s*(?P<value>.*)")


@dataclass(frozen=True, slots=True)
class Entry:
    key: str
    value: str
    line: int


def read_entries(lines: Sequence[Line], keys: frozenset[str], running: str) -> list[Entry]:
    """The entries of a block that knows `keys`.

    A line without a key carries on the entry before it; after an empty line it begins a new one if that entry's key
    is `running`, the block's running text. Raises `NotUnderstoodError`.
    """
    entries: list[Entry] = []
    after_blank = False
    for line in lines:
        if line.mark is not Mark.BLANK:
            entry = _read_entry(line, keys)
            if entry:
                entries.append(entry)
            elif not entries:
                raise NotUnderstoodError(Problem(line.number, Trouble.NO_KEY))
            elif after_blank and entries[-1].key == running:
                entries.append(Entry(running, line.text, line.number))
            else:
                last = entries.pop()
                entries.append(Entry(last.key, f"{last.value} {line.text}".strip(), last.line))
        after_blank = line.mark is Mark.BLANK
    return entries


def _read_entry(line: Line, keys: frozenset[str]) -> Entry | None:
    if line.mark is Mark.BULLET and ITEM in keys:
        return Entry(ITEM, line.content, line.number)
    match = _ENTRY.fullmatch(line.text)
    if not match:
        return None
    key = match["key"].lower()
    if key not in keys:
        raise NotUnderstoodError(Problem(line.number, Trouble.UNKNOWN_KEY, key))
    return Entry(key, match["value"], line.number)


class Fields:
    """The entries of one block, asked for by key. An empty value counts as none."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = [entry for entry in entries if entry.value]

    def every(self, key: str) -> tuple[str, ...]:
        return tuple(entry.value for entry in self._entries if entry.key == key)

    def one(self, key: str) -> str | None:
        """The key's value, or None. Raises `NotUnderstoodError` if the key stands twice."""
        found = [entry for entry in self._entries if entry.key == key]
        if len(found) > 1:
            raise NotUnderstoodError(Problem(found[1].line, Trouble.TWICE, key))
        return found[0].value if found else None

    def ones(self, *keys: str) -> dict[str, str]:
        """Those of the keys that have a value, with their values, as a model takes them."""
        return {key: value for key in keys if (value := self.one(key)) is not None}

    def numbers(self, key: str) -> dict[str, object]:
        """The key with its value as a whole number; as text where it is none, for the model to refuse."""
        given = self.ones(key)
        return {key: int(value) if re.fullmatch("[0-9]{1,16}", value) else value for key, value in given.items()}

    def groups(self, key: str) -> Iterator[Fields]:
        """The entries before the first `key`, then one group of entries for each `key`."""
        group: list[Entry] = []
        for entry in self._entries:
            if entry.key == key:
                yield Fields(group)
                group = []
            group.append(entry)
        yield Fields(group)
