"""The texts inside a JSON value."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any


def leaves(value: Any) -> Iterator[str]:
    """Every text in it, also in JSON that is written into a text, as Wagtail keeps a stream of blocks."""
    for _path, text in paths(value):
        inner = _inner(text)
        if inner is None:
            yield text
        else:
            yield from leaves(inner)


def paths(value: Any, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Every text with the way to it, names and numbers joined by points."""
    match value:
        case str():
            yield prefix, value
        case dict():
            for name, item in value.items():
                yield from paths(item, f"{prefix}.{name}" if prefix else str(name))
        case list() | tuple():
            for number, item in enumerate(value):
                yield from paths(item, f"{prefix}.{number}" if prefix else str(number))


def without(value: Any, gone: Callable[[str], bool], prefix: str = "") -> Any:
    """The value with an empty text wherever `gone` says so of the way there."""
    match value:
        case str():
            return "" if gone(prefix) else value
        case dict():
            return {
                name: without(item, gone, f"{prefix}.{name}" if prefix else str(name)) for name, item in value.items()
            }
        case list() | tuple():
            return [
                without(item, gone, f"{prefix}.{number}" if prefix else str(number))
                for number, item in enumerate(value)
            ]
    return value


def _inner(text: str) -> Any:
    if not text.startswith(("[", "{")):
        return None
    try:
        return json.loads(text)
    except ValueError:
        return None
