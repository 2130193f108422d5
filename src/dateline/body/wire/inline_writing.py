"""Writes spans as the text of one line, as plainly as it can be read back.

The plainest form comes first: the words as they are, with their marks. Where that would be read as something else,
backslashes are added; where marks can't say it ("un_believ_able"), brackets do: `[believ](italic)`. The last form
always reads back as it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dateline.body.blocks import Paragraph
from dateline.body.values import Span
from dateline.body.wire.inline_reading import read_inline

Words = Callable[[str, re.Pattern[str]], str]
"""Writes a text in which the pattern's characters could be marks."""

_MARKS = re.compile(r"[\\*_\[\]]|:(?=//)")
_MARKS_IN_A_LINK = re.compile(r"[\\*_\[\]]")
_MARKS_IN_AN_ADDRESS = re.compile(r"[\\()]")
_BEGINS_WITH_NUMBER_OR_WATCH = re.compile(r"[0-9]+(?=[.)])|watch\s*(?=\|)", re.IGNORECASE)
_NOTHING = Span.model_construct(text="")


def write_inline(spans: tuple[Span, ...], accepts: Callable[[str], bool]) -> str:
    """The first form that reads back as `spans` and that the line around it `accepts`."""
    text = ""
    for text in _candidates(spans):
        if accepts(text) and _reads_back(text, spans):
            break
    return text


def _candidates(spans: tuple[Span, ...]) -> Iterator[str]:
    """The forms from the plainest to the surest, each also with its beginning kept from marking a block."""
    forms = (
        (_with_marks, _without_brackets_round_addresses(spans), _as_it_is),
        (_with_marks, spans, _as_it_is),
        (_with_marks, spans, _backslashed),
        (_in_brackets, spans, _as_it_is),
        (_in_brackets, spans, _backslashed),
    )
    for write, given, words in forms:
        text = write(given, words)
        yield text
        yield _guard_beginning(text)


def _reads_back(text: str, spans: tuple[Span, ...]) -> bool:
    try:
        return Paragraph(spans=read_inline(text)).spans == spans
    except ValueError:
        return False


def _guard_beginning(text: str) -> str:
    """Puts a backslash where a line would otherwise begin a list, a heading, a quote, a video or a block."""
    if match := _BEGINS_WITH_NUMBER_OR_WATCH.match(text):
        return f"{match.group()}\\{text[match.end() :]}"
    return text if text[0].isalnum() or text[0] == "\\" else f"\\{text}"


def _without_brackets_round_addresses(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """An address that links to itself is read as a link without any mark."""
    return tuple(
        span.model_copy(update={"href": None}) if span == Span.model_construct(text=span.text, href=span.text) else span
        for span in spans
    )


def _as_it_is(text: str, pattern: re.Pattern[str]) -> str:
    return text


def _backslashed(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(r"\\\g<0>", text)


def _words(span: Span, write: Words) -> str:
    return write(span.text, _MARKS_IN_A_LINK if span.href else _MARKS)


def _target(span: Span, write: Words) -> str:
    words = ["bold"] * span.bold + ["italic"] * span.italic
    if span.href:
        words.append(write(span.href, _MARKS_IN_AN_ADDRESS))
    return f"]({' '.join(words)})"


def _in_brackets(spans: tuple[Span, ...], write: Words) -> str:
    return "".join(
        f"[{_words(span, write)}{_target(span, write)}"
        if span.bold or span.italic or span.href
        else _words(span, write)
        for span in spans
    )


def _with_marks(spans: tuple[Span, ...], write: Words) -> str:
    written: list[str] = []
    before = _NOTHING
    for span in spans:
        written += _marks_between(before, span, write), _words(span, write)
        before = span
    return "".join((*written, _marks_between(before, _NOTHING, write)))


def _marks_between(before: Span, after: Span, write: Words) -> str:
    """Closes what ends and opens what begins. A link holds its own marks."""
    link_changes = before.href != after.href
    closing = "_" * (before.italic and (link_changes or not after.italic))
    closing += "**" * (before.bold and (link_changes or not after.bold))
    opening = "**" * (after.bold and (link_changes or not before.bold))
    opening += "_" * (after.italic and (link_changes or not before.italic))
    if link_changes and before.href:
        closing += _target(Span.model_construct(text="", href=before.href), write)
    if link_changes and after.href:
        opening = f"[{opening}"
    return closing + opening
