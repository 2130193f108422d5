"""The lines under a stamp, sorted into what they are, before they become blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dateline.intake.rolling.captions import is_picture_line
from dateline.intake.rolling.embeds import Lost, announces, is_title, read_placeholder
from dateline.intake.rolling.families import is_prose
from dateline.intake.rolling.furniture import is_furniture, is_separator
from dateline.intake.rolling.lines import Line, key
from dateline.intake.rolling.names import split_speaker
from dateline.intake.rolling.phrases import any_of, phrase_pattern


class Kind(StrEnum):
    PARAGRAPH = "paragraph"
    ITEM = "list item"
    QUOTE = "quotation"
    SPEAKER = "speaker"
    HEADING = "heading"
    CONTEXT = "context heading"
    PLACEHOLDER = "placeholder"
    RESIDUE = "headline residue"
    FOREIGN = "another story's title"
    PICTURE = "picture"
    CREDIT = "agency credit"
    FURNITURE = "furniture"
    SEPARATOR = "separator"


@dataclass(frozen=True, slots=True)
class Piece:
    """A line with what it is; `lost` for a placeholder, `speaker` and `role` for a quotation."""

    kind: Kind
    line: Line
    lost: Lost | None = None
    speaker: str = ""
    role: str = ""


_BULLET = re.compile(r"^(?:[•●▪■►▶◦‣*]\s?|[-–—]\s)(?=\S)")
_CONTEXT = phrase_pattern(
    r"(?:the )?(?:context|background|back ?story)\b.{0,60}",
    r"(?:here(?:’|')s )?what (?:you|we|to)\b.{0,12}\b(?:know|missed|expect)\b.{0,40}",
    r".{0,60}\b(?:you|we) (?:might|may) have missed\b.{0,30}",
    r"how we got here",
    r"the story so far",
    r"catch up(?: here)?",
    r"previously",
    r"(?:der )?hintergr(?:u|ü)nde?\b.{0,60}",
    r"was (?:bisher|bislang|wir|sie)\b.{0,50}",
    r"worum es geht",
    r"die vorgeschichte",
)
_AGENCY = any_of("dpa", "afp", "ap", "reuters", "epd", "kna", "sid", "dapd")
_CREDIT = phrase_pattern(
    r".{2,200}\b(?:contributed|contributing) to this (?:report|story|article|post)s?\b.{0,80}",
    r"\(?(?:(?:additional )?reporting|writing|editing|with (?:reporting|reports?|files)) (?:by|from)\b.{2,200}",
    r"(?:mit )?material (?:von|der)\b.{2,80}",
    rf"\(?(?:mit material von )?{_AGENCY}(?:\s?[/,]\s?\w{{2,10}}){{0,4}}\)?",
    r"quellen?: .{2,80}",
    r".{2,80}\bhat(?:te)? zu diesem (?:bericht|artikel) beigetragen.{0,20}",
)
_QUOTED = re.compile(r"^[\"“„»«‘'].{3,}[\"”“»«’'][.!?]?$")
_LONGEST_SUBHEADING_WORDS = 12
_LONGEST_QUOTE = 1200


def sort_lines(lines: Sequence[Line], headline: str) -> list[Piece]:
    """What each line is. `headline` is the page's: a line that repeats it is where an embedded post was."""
    name = key(headline)
    pieces: list[Piece] = []
    skip = False
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if skip:
            skip = False
            continue
        speaker = _speaker(line, following)
        if speaker and following:
            pieces += [Piece(Kind.QUOTE, line, speaker=speaker[0], role=speaker[1]), Piece(Kind.SPEAKER, following)]
            skip = True
        else:
            pieces.append(_sort(line, name))
    return _judge_titles(pieces)


def _sort(line: Line, headline: str) -> Piece:
    text = line.text
    if is_separator(text):
        return Piece(Kind.SEPARATOR, line)
    if len(text) <= 300:
        if is_furniture(text):
            return Piece(Kind.FURNITURE, line)
        if headline and key(text) == headline:
            return Piece(Kind.RESIDUE, line)
        if is_agency_credit(text):
            return Piece(Kind.CREDIT, line)
    lost = read_placeholder(text)
    if lost:
        return Piece(Kind.PLACEHOLDER, line, lost=lost)
    if is_furniture(text):
        return Piece(Kind.FURNITURE, line)
    if is_picture_line(text):
        return Piece(Kind.PICTURE, line)
    return Piece(Kind.ITEM if _BULLET.match(text) else Kind.PARAGRAPH, line)


def is_agency_credit(text: str) -> bool:
    """ "The Associated Press contributed to this report.", "(dpa)", "Reporting by Jo Bell; editing by Ann Reed"."""
    return len(text) <= 300 and _CREDIT.fullmatch(text) is not None


def without_bullet(text: str) -> str:
    return _BULLET.sub("", text)


def _speaker(line: Line, following: Line | None) -> tuple[str, str] | None:
    """Name and role, where the next line names who said this one: right below it, or after a dash below a quotation."""
    if following is None or len(line.text) > _LONGEST_QUOTE or len(following.text) > 160:
        return None
    dashed = following.text[0] in "-–—―"
    quoted = _QUOTED.match(line.text) is not None
    near = following.gap == 0 or (dashed and quoted)
    if not near or not (is_prose(line.text) or quoted) or _BULLET.match(line.text):
        return None
    found = split_speaker(following.text)
    return found if found and (not found[1] or dashed or quoted) else None


def _judge_titles(pieces: list[Piece]) -> list[Piece]:
    """A line without an end is a heading where text follows, and another story's title where none does."""
    judged = list(pieces)
    shown = [index for index, piece in enumerate(pieces) if piece.kind not in {Kind.SEPARATOR, Kind.FURNITURE}]
    punctuated = any(is_prose(pieces[index].line.text) for index in shown)
    for place, index in enumerate(shown):
        piece = pieces[index]
        if piece.kind is not Kind.PARAGRAPH or len(piece.line.text) > 200:
            continue
        below = pieces[shown[place + 1]] if place + 1 < len(shown) else None
        following = below.kind if below else None
        text = piece.line.text
        if (
            piece.line.words <= _LONGEST_SUBHEADING_WORDS
            and _CONTEXT.fullmatch(text.rstrip(":"))
            and following in _TEXT
        ):
            judged[index] = Piece(Kind.CONTEXT, piece.line)
        elif is_title(text):
            judged[index] = Piece(_title_kind(piece.line, below, foreign=punctuated), piece.line)
    return judged


_TEXT = {Kind.PARAGRAPH, Kind.ITEM}


def _title_kind(line: Line, below: Piece | None, *, foreign: bool) -> Kind:
    if below and below.kind in _TEXT:
        # One title above another is a list without bullets, not a heading.
        heads = not is_title(below.line.text) and line.words <= _LONGEST_SUBHEADING_WORDS
        return Kind.HEADING if heads else Kind.PARAGRAPH
    return Kind.FOREIGN if foreign and line.words >= 6 and not announces(line.text) else Kind.PARAGRAPH
