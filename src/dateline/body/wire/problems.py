"""What the reader of wire text did not understand, for the desk to show beside the composer.

Nothing is lost when something is not understood: it becomes paragraphs, word for word. These problems say why.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from pydantic import ValidationError


class Trouble(StrEnum):
    UNKNOWN_KIND = "unknown_kind"
    UNKNOWN_KEY = "unknown_key"
    NO_KEY = "no_key"
    TWICE = "twice"
    MISSING = "missing"
    NOT_VALID = "not_valid"
    TOO_LONG = "too_long"
    NO_SPEAKER = "no_speaker"
    TOO_MANY_BLOCKS = "too_many_blocks"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was not understood. `line` counts from 1; `detail` is the key or kind it is about."""

    line: int
    trouble: Trouble
    detail: str = ""

    def in_words(self) -> str:
        """A sentence for the reporter, in the language now active."""
        return _sentences()[self.trouble] % {"detail": self.detail}


class NotUnderstoodError(ValueError):
    """A block that can't be read as what it says it is; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"line {problem.line}: {problem.trouble} {problem.detail}")
        self.problem = problem


def _sentences() -> dict[Trouble, str]:
    return {
        Trouble.UNKNOWN_KIND: _("There is no block called “%(detail)s”. It was kept as text."),
        Trouble.UNKNOWN_KEY: _("“%(detail)s” is not part of this block. The block was kept as text."),
        Trouble.NO_KEY: _("A line of a block needs a word and a colon first. The block was kept as text."),
        Trouble.TWICE: _("“%(detail)s” stands twice in this block. The block was kept as text."),
        Trouble.MISSING: _("“%(detail)s” is missing in this block. The block was kept as text."),
        Trouble.NOT_VALID: _("“%(detail)s” can't be used as it is. The block was kept as text."),
        Trouble.TOO_LONG: _("“%(detail)s” is too long. The block was kept as text."),
        Trouble.NO_SPEAKER: _("Nobody is named after this quote. Add a line such as “— Name, role” below it."),
        Trouble.TOO_MANY_BLOCKS: _("This update has too many parts. Split it into several updates."),
    }


_KEYS = {"spans": "text", "paragraphs": "text", "items": "-", "figures": "-", "label": "-", "pictures": "picture"}
_TROUBLES = {
    "missing": Trouble.MISSING,
    "too_short": Trouble.MISSING,
    "string_too_long": Trouble.TOO_LONG,
    "too_long": Trouble.TOO_LONG,
}


def problem_of(error: ValidationError, line: int) -> Problem:
    """The first thing that a model refused, by the key under which the reporter typed it."""
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    names = [name for name in first["loc"] if isinstance(name, str)] or ["url"]
    key = _KEYS.get(names[-1], names[-1])
    if names[0] == "poster":
        key = "poster" if key in ("poster", "picture") else f"poster-{key}"
    return Problem(line, _TROUBLES.get(first["type"], Trouble.NOT_VALID), key)
