"""Wire text into blocks. Any text can be read: what is no block is paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from pydantic import ValidationError

from dateline.body.blocks import (
    MAX_BLOCKS,
    Block,
    Embed,
    ListBlock,
    Paragraph,
    Statement,
    StatementKind,
    Subheading,
    Video,
    plain,
)
from dateline.body.values import MAX_PROSE
from dateline.body.wire.attribution import attribution_words, read_attribution, without_quotation_marks
from dateline.body.wire.entries import Fields, read_entries
from dateline.body.wire.forms import FORMS
from dateline.body.wire.inline_reading import read_inline
from dateline.body.wire.lines import Line, Mark, split_lines
from dateline.body.wire.problems import NotUnderstoodError, Problem, Trouble, problem_of


@dataclass(frozen=True, slots=True)
class Reading:
    """A body and what was not understood on the way to it.

    `places` names, for each block, the lines it was read from, counted from 0. Blocks made of the same lines share
    theirs.
    """

    body: tuple[Block, ...]
    problems: tuple[Problem, ...]
    places: tuple[range, ...] = ()


def read_wire(text: str) -> Reading:
    """Reads any text; never raises.

    The body may have more than `MAX_BLOCKS` blocks, which no draft and no entry takes; a problem then says so.
    """
    reader = _Reader(split_lines(text))
    reader.read()
    if len(reader.blocks) > MAX_BLOCKS:
        reader.problems.append(Problem(1, Trouble.TOO_MANY_BLOCKS))
    return Reading(tuple(reader.blocks), tuple(reader.problems), tuple(reader.places))


class _Reader:
    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.position = 0
        self.blocks: list[Block] = []
        self.problems: list[Problem] = []
        self.places: list[range] = []

    def read(self) -> None:
        readers = {
            Mark.BLANK: self._skip,
            Mark.QUOTE: self._read_quote,
            Mark.HEADING: self._read_heading,
            Mark.BULLET: self._read_list,
            Mark.WATCH: self._read_watch,
            Mark.ADDRESS: self._read_address,
            Mark.OPEN: self._read_form,
        }
        while self.position < len(self.lines):
            line = self.lines[self.position]
            starts_list = line.mark is Mark.NUMBER and not line.reads_as_text
            start = self.position
            readers.get(line.mark, self._read_list if starts_list else self._read_paragraph)()
            place = range(start, self.position)
            self.places.extend(place for _ in self.blocks[len(self.places) :])

    def _peek(self, position: int) -> Line | None:
        return self.lines[position] if position < len(self.lines) else None

    def _mark(self, position: int) -> Mark | None:
        line = self._peek(position)
        return line.mark if line else None

    def _after_blanks(self, position: int) -> int:
        while self._mark(position) is Mark.BLANK:
            position += 1
        return position

    def _end_of_text(self, position: int) -> int:
        """The position after the lines that carry on a paragraph or an item."""
        while (line := self._peek(position)) and line.reads_as_text:
            position += 1
        return position

    def _texts(self, start: int, end: int) -> list[str]:
        return [line.text for line in self.lines[start:end] if line.text]

    def _keep_as_text(self, problem: Problem, texts: Iterable[str], end: int) -> None:
        self.problems.append(problem)
        for text in texts:
            self.blocks.extend(_paragraphs(text))
        self.position = end

    def _skip(self) -> None:
        self.position += 1

    def _read_paragraph(self) -> None:
        end = max(self._end_of_text(self.position), self.position + 1)
        self.blocks.extend(_paragraphs(" ".join(self._texts(self.position, end))))
        self.position = end

    def _read_heading(self) -> None:
        line = self.lines[self.position]
        try:
            self.blocks.append(Subheading(text=line.content))
        except ValidationError as error:
            self._keep_as_text(problem_of(error, line.number), [line.text], self.position + 1)
        else:
            self.position += 1

    def _read_address(self) -> None:
        self.blocks.append(Embed(url=self.lines[self.position].text))
        self.position += 1

    def _read_watch(self) -> None:
        line = self.lines[self.position]
        below = self._peek(self.position + 1)
        address = below.text if below and below.mark is Mark.ADDRESS else None
        end = self.position + (2 if address else 1)
        try:
            self.blocks.append(Video(caption=line.content, url=address))
        except ValidationError as error:
            self._keep_as_text(problem_of(error, line.number), self._texts(self.position, end), end)
        else:
            self.position = end

    def _read_list(self) -> None:
        """Items may have empty lines between them; the lines directly under an item belong to it."""
        first = self.lines[self.position]
        items: list[str] = []
        end = self.position
        while self._is_item(self._peek(after := self._after_blanks(end)), first, len(items) + 1):
            end = self._end_of_item(after, first, len(items) + 2)
            items.append(" ".join((self.lines[after].content, *self._texts(after + 1, end))))
        try:
            self.blocks.append(
                ListBlock(items=tuple(read_inline(item) for item in items), ordered=first.mark is Mark.NUMBER)
            )
        except ValidationError as error:
            self._keep_as_text(problem_of(error, first.number), self._texts(self.position, end), end)
        else:
            self.position = end

    def _end_of_item(self, start: int, first: Line, expected: int) -> int:
        position = start + 1
        while (line := self._peek(position)) and line.reads_as_text and not self._is_item(line, first, expected):
            position += 1
        return position

    @staticmethod
    def _is_item(line: Line | None, first: Line, expected: int) -> bool:
        """True if the line is the item due next: the same bullet, or the number that follows."""
        if line is None or line.mark is not first.mark:
            return False
        return int(line.name) == expected if line.mark is Mark.NUMBER else line.name == first.name

    def _read_quote(self) -> None:
        start = self.position
        paragraphs, end = self._quoted_paragraphs(start)
        words, after = self._find_attribution(paragraphs, end)
        shown = [f"> {paragraph}" for paragraph in paragraphs]
        number = self.lines[start].number
        if not words:
            self._keep_as_text(Problem(number, Trouble.NO_SPEAKER), shown or self._texts(start, end), end)
            return
        try:
            self.blocks.append(_statement("\n\n".join(paragraphs), words))
        except ValidationError as error:
            self._keep_as_text(problem_of(error, number), [*shown, self.lines[after - 1].text], after)
        else:
            self.position = after

    def _quoted_paragraphs(self, start: int) -> tuple[list[str], int]:
        """The paragraphs of a quote and the position after it. An empty line or a lone ">" parts paragraphs."""
        paragraphs: list[list[str]] = [[]]
        position = end = start
        while self._mark(position) is Mark.QUOTE:
            content = self.lines[position].content
            if not content or position != end:
                paragraphs.append([])
            if content:
                paragraphs[-1].append(content)
            end = position + 1
            position = self._after_blanks(end)
        return [" ".join(lines) for lines in paragraphs if lines], end

    def _find_attribution(self, paragraphs: list[str], end: int) -> tuple[str, int]:
        """Who is named below the quote, and the position after that line.

        Lines between quote and name belong to the quote: a pasted quote rarely has a ">" on each of its lines.
        """
        position = end
        while (line := self._peek(position)) and line.reads_as_text and not attribution_words(line):
            position += 1
        if (line := self._peek(position)) and (words := attribution_words(line, self._peek(position + 1))):
            carried_on = [*paragraphs[-1:], *self._texts(end, position)]
            paragraphs[-1:] = [" ".join(carried_on)] if carried_on else []
            return words, position + 1
        position = self._after_blanks(end)
        if position > end and (line := self._peek(position)) and line.mark is not Mark.BULLET:
            return attribution_words(line), position + 1
        return "", end

    def _read_form(self) -> None:
        opening = self.lines[self.position]
        inside, end = self._inside_form()
        form = FORMS.get(opening.name)
        try:
            if form is None:
                raise NotUnderstoodError(Problem(opening.number, Trouble.UNKNOWN_KIND, opening.name))
            self.blocks.extend(form.read(Fields(read_entries(inside, form.keys, form.running))))
        except NotUnderstoodError as error:
            self._keep_as_text(error.problem, self._texts_of(opening, inside), end)
        except ValidationError as error:
            self._keep_as_text(problem_of(error, opening.number), self._texts_of(opening, inside), end)
        else:
            self.position = end

    def _texts_of(self, opening: Line, inside: Sequence[Line]) -> Iterator[str]:
        return (line.text for line in (opening, *inside) if line.text)

    def _inside_form(self) -> tuple[Sequence[Line], int]:
        """The lines up to "::". Where that was forgotten, the block ends at the first empty line."""
        start = end = self.position + 1
        while self._mark(end) not in (None, Mark.OPEN, Mark.CLOSE):
            end += 1
        if self._mark(end) is Mark.CLOSE:
            return self.lines[start:end], end + 1
        blanks = (place for place in range(start, end) if self.lines[place].mark is Mark.BLANK)
        end = next(islice(blanks, 1), end)
        return self.lines[start:end], end


def _statement(text: str, attribution: str) -> Statement:
    """The page sets the marks around a plain quote, so those typed around one are taken off."""
    given = read_attribution(attribution)
    own_words = given["kind"] in (StatementKind.DIRECT, StatementKind.PARTIAL)
    return Statement.model_validate({"text": without_quotation_marks(text) if own_words else text, **given})


def _paragraphs(text: str) -> Iterator[Paragraph]:
    """The text as a paragraph, or as several where it is longer than one may be."""
    while text:
        cut = len(text) if len(text) <= MAX_PROSE else text.rfind(" ", 1, MAX_PROSE + 1)
        cut = MAX_PROSE if cut < 0 else cut
        part, text = text[:cut].strip(), text[cut:].strip()
        try:
            yield Paragraph(spans=read_inline(part))
        except ValidationError:
            yield Paragraph(spans=plain(part))
