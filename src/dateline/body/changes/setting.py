"""Two texts set in spans, word by word, with what became of bold, italics and links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dateline.body.changes.words import Run, compare_words
from dateline.body.values import Span


@dataclass(frozen=True, slots=True)
class Setting:
    """How a stretch of text is set."""

    bold: bool = False
    italic: bool = False
    href: str | None = None


@dataclass(frozen=True, slots=True)
class SetRun:
    """A stretch that is set one way in the old text and one way in the new; None where it does not stand there."""

    text: str
    was: Setting | None
    now: Setting | None

    @property
    def kept(self) -> bool:
        return self.was == self.now


def compare_spans(old: Sequence[Span], new: Sequence[Span]) -> tuple[SetRun, ...]:
    """Nothing is lost: `spans_then` and `spans_now` of the runs are the two texts as they were given."""
    was, now = _Reading(old), _Reading(new)
    return tuple(piece for run in compare_words(was.text, now.text) for piece in _cut(run, was, now))


def spans_then(runs: Sequence[SetRun]) -> tuple[Span, ...]:
    return _spans((run.text, run.was) for run in runs if run.was is not None)


def spans_now(runs: Sequence[SetRun]) -> tuple[Span, ...]:
    return _spans((run.text, run.now) for run in runs if run.now is not None)


class _Reading:
    """A text that is read from its start, no further at once than it is set one way."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.text = "".join(span.text for span in spans)
        self._left = [(len(span.text), Setting(span.bold, span.italic, span.href)) for span in reversed(spans)]

    @property
    def room(self) -> int:
        return self._left[-1][0]

    def take(self, size: int) -> Setting:
        length, setting = self._left.pop()
        if size < length:
            self._left.append((length - size, setting))
        return setting


def _cut(run: Run, was: _Reading, now: _Reading) -> Iterator[SetRun]:
    left = run.text
    while left:
        rooms = [reading.room for reading, stands in ((was, run.was), (now, run.now)) if stands]
        size = min(len(left), *rooms)
        yield SetRun(left[:size], was.take(size) if run.was else None, now.take(size) if run.now else None)
        left = left[size:]


def _spans(stretches: Iterator[tuple[str, Setting]]) -> tuple[Span, ...]:
    """Neighbours set alike were one span: a body never parts them."""
    return tuple(
        Span.model_construct(
            text="".join(text for text, _ in alike), bold=setting.bold, italic=setting.italic, href=setting.href
        )
        for setting, alike in groupby(stretches, key=lambda stretch: stretch[1])
    )
