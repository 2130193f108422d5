"""From sorted lines to the blocks of a body, with a note for everything the page has lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dateline.body.blocks import (
    MAX_BLOCKS,
    Block,
    Context,
    Embed,
    ListBlock,
    Paragraph,
    Statement,
    Subheading,
    Video,
    plain,
)
from dateline.body.values import MAX_PROSE
from dateline.intake.draft_story import Evidence, Quote
from dateline.intake.rolling.body_text import Kind, Piece, sort_lines, without_bullet
from dateline.intake.rolling.embeds import (
    VIDEO_NOTE,
    Placeholder,
    announced_note,
    announces,
    foreign_note,
    picture_note,
    placeholder_note,
    residue_note,
)
from dateline.intake.rolling.lines import Line

_CROWDED = 230
"""Blocks after which a body that has too many is poured into long paragraphs: the rest of 5 MB fits in as many."""
_QUOTATION_MARKS = '"“”„»«'


@dataclass(slots=True)
class BuiltBody:
    blocks: list[Block] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The paragraphs as printed, without what was no part of the story."""
        return "\n\n".join(self.texts)


def build_body(lines: Sequence[Line], headline: str) -> BuiltBody:
    """The body that `lines` make; `headline` is the page's."""
    body = BuiltBody()
    pieces = [piece for piece in sort_lines(lines, headline) if piece.kind is not Kind.SEPARATOR]
    place = 0
    while place < len(pieces):
        if len(pieces) > MAX_BLOCKS and len(body.blocks) >= _CROWDED:
            _pour(body, pieces[place:])
            break
        place += _add(body, pieces, place)
    return body


def _pour(body: BuiltBody, pieces: Sequence[Piece]) -> None:
    """Joins all that is left into long paragraphs, because an update may have only so many blocks."""
    texts: list[str] = []
    for piece in pieces:
        if piece.kind is Kind.FURNITURE:
            _note(body, "left out", "furniture of the page", piece.line)
        else:
            texts.append(piece.line.text)
    body.texts += texts
    body.blocks += [Paragraph(spans=plain(part)) for part in _parts(" ".join(texts))]
    body.warnings.append(
        f"One update has {len(pieces) + _CROWDED:,} paragraphs or more; an update may have {MAX_BLOCKS} blocks, "
        "so the later ones were joined."
    )


def _add(body: BuiltBody, pieces: Sequence[Piece], place: int) -> int:
    """Adds the piece at `place`, and answers how many pieces were used up."""
    piece = pieces[place]
    match piece.kind:
        case Kind.PARAGRAPH:
            return _paragraph(body, pieces, place)
        case Kind.ITEM:
            return _list(body, pieces, place)
        case Kind.QUOTE:
            return _statement(body, piece, pieces[place + 1])
        case Kind.CONTEXT:
            return _context(body, pieces, place)
        case Kind.HEADING:
            body.blocks.append(Subheading(text=piece.line.text))
            body.texts.append(piece.line.text)
            _note(body, "subheading", "a line without an end, with text under it", piece.line)
        case Kind.PLACEHOLDER:
            _placeholder(body, piece)
        case Kind.RESIDUE:
            body.blocks.append(Embed(note=residue_note("")))
            _note(body, "lost embed", "the page's headline stands where an embedded post was", piece.line)
        case Kind.FOREIGN:
            body.blocks.append(Embed(note=foreign_note(piece.line.text)))
            body.texts.append(piece.line.text)
            _note(body, "lost link", "a title that belongs to another story", piece.line)
        case Kind.PICTURE:
            body.blocks.append(Embed(note=picture_note(piece.line.text)))
            body.texts.append(piece.line.text)
            _note(body, "lost picture", "a line that belongs to a picture", piece.line)
        case Kind.CREDIT:
            body.credits.append(piece.line.text)
            _note(body, "agency credit", "names who contributed", piece.line)
        case _:
            _note(body, "left out", "furniture of the page", piece.line)
    return 1


def _note(body: BuiltBody, decision: str, reason: str, line: Line) -> None:
    body.evidence.append(Evidence(decision, reason, line.number, line.text))


def _paragraph(body: BuiltBody, pieces: Sequence[Piece], place: int) -> int:
    line = pieces[place].line
    body.texts.append(line.text)
    body.blocks += [Paragraph(spans=plain(part)) for part in _parts(line.text)]
    following = pieces[place + 1].kind if place + 1 < len(pieces) else None
    if not announces(line.text):
        return 1
    if following is Kind.RESIDUE:
        # The line and the residue speak of one post, and it stood between them.
        body.blocks.append(Embed(note=residue_note(line.text)))
        _note(body, "lost embed", "the page's headline stands where the announced post was", pieces[place + 1].line)
        return 2
    if following in _NOTHING or (following is Kind.PARAGRAPH and _announces_in_vain(line, pieces[place + 1].line)):
        body.blocks.append(Embed(note=announced_note(line.text)))
        _note(body, "lost embed", "the line announces something, and nothing follows", line)
    return 1


_NOTHING = {None, Kind.PLACEHOLDER, Kind.FURNITURE, Kind.FOREIGN, Kind.CREDIT}


def _announces_in_vain(line: Line, following: Line) -> bool:
    """Two lines in a row that end with a colon: what the first announced is gone."""
    return (
        line.text.endswith(":") and following.text.endswith(":") and not line.text.lower().startswith(("here", "hier"))
    )


def _list(body: BuiltBody, pieces: Sequence[Piece], place: int) -> int:
    run = list(_run(pieces, place, Kind.ITEM))
    items = [plain(part) for piece in run for part in _parts(without_bullet(piece.line.text))]
    body.texts += [piece.line.text for piece in run]
    body.blocks.append(ListBlock(items=tuple(items)))
    return len(run)


def _run(pieces: Sequence[Piece], place: int, kind: Kind) -> Iterator[Piece]:
    for piece in pieces[place:]:
        if piece.kind is not kind:
            return
        yield piece


def _statement(body: BuiltBody, piece: Piece, speaker: Piece) -> int:
    words = piece.line.text
    if words[0] in _QUOTATION_MARKS and words[-1] in _QUOTATION_MARKS and len(words) > 2:
        words = words[1:-1].strip()
    body.blocks.append(Statement(text=words, speaker=piece.speaker, role=piece.role))
    body.quotes.append(Quote(words, piece.speaker))
    body.texts += [piece.line.text, speaker.line.text]
    _note(body, "quotation", f"the line below names who said it: {speaker.line.text}", piece.line)
    return 2


def _context(body: BuiltBody, pieces: Sequence[Piece], place: int) -> int:
    heading = pieces[place].line
    run = list(_run(pieces, place + 1, Kind.PARAGRAPH))
    # The last line of the run may be a lead-in to something lost: it stays outside, where its note can follow it.
    if len(run) > 1 and announces(run[-1].line.text):
        run.pop()
    parts = [plain(part) for piece in run for part in _parts(piece.line.text)]
    if not parts:
        body.blocks.append(Subheading(text=heading.text))
        body.texts.append(heading.text)
        return 1
    body.blocks.append(Context(heading=heading.text, paragraphs=tuple(parts)))
    body.texts += [heading.text, *(piece.line.text for piece in run)]
    _note(body, "context", "a heading that promises background", heading)
    return 1 + len(run)


def _placeholder(body: BuiltBody, piece: Piece) -> None:
    lost, line = piece.lost, piece.line
    if lost is None:
        return
    if lost.kind is Placeholder.VIDEO:
        body.blocks.append(Video(caption=lost.title, note=VIDEO_NOTE))
    else:
        body.blocks.append(Embed(note=placeholder_note(lost)))
    body.texts.append(line.text)
    _note(body, f"lost {lost.kind}", f"“{lost.mark}” marks where it stood", line)


def _parts(text: str) -> Iterator[str]:
    """A paragraph in pieces that a block can hold; only a broken page has one so long."""
    start = 0
    while len(text) - start > MAX_PROSE:
        space = text.rfind(" ", start + MAX_PROSE // 2, start + MAX_PROSE)
        end = space if space > 0 else start + MAX_PROSE
        yield text[start:end]
        start = end + 1 if space > 0 else end
    if start < len(text):
        yield text[start:]
