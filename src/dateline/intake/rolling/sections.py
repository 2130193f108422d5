"""The page cut at its stamps: each update's title, bylines and lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.intake.draft_story import Evidence
from dateline.intake.rolling.captions import is_picture_line
from dateline.intake.rolling.dates import PrintedDate
from dateline.intake.rolling.embeds import is_title, read_placeholder
from dateline.intake.rolling.families import Marker, is_prose
from dateline.intake.rolling.furniture import is_furniture, is_separator
from dateline.intake.rolling.lines import Line, key
from dateline.intake.rolling.names import read_byline, split_names
from dateline.intake.rolling.page_dates import PageDate, Role, read_page_dates
from dateline.intake.rolling.stamps import Frame

_LONGEST_TITLE = 200
_LONGEST_TITLE_WORDS = 22
_LONGEST_QUESTION_WORDS = 14


@dataclass(slots=True)
class Section:
    """What stands under one stamp. `heading` is the day's heading above it, `day` the date the stamp or the next line
    prints."""

    marker: Marker
    number: int
    lines: list[Line]
    title: str | None = None
    bylines: tuple[str, ...] = ()
    day: PrintedDate | None = None
    heading: PrintedDate | None = None
    page_dates: list[PageDate] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)


def titles_above(lines: Sequence[Line], markers: Sequence[Marker]) -> set[int]:
    """Indexes of lines that are titles of the stamps below them.

    A newsroom that prints titles there does so always, and puts text beside its stamps: one such line is no habit.
    """
    found = {
        marker.index - 1
        for marker in markers
        if marker.stamp.rest and marker.index and _is_short_title(lines[marker.index - 1].text)
    }
    later = found - {markers[0].index - 1}
    return found if len(later) >= 2 and len(later) >= 0.75 * (len(markers) - 1) else set()


def cut_sections(lines: Sequence[Line], markers: Sequence[Marker], end: int, headline: str) -> list[Section]:
    """One section per marker, in the order of the page."""
    sections: list[Section] = []
    above = titles_above(lines, markers)
    ends = [*(marker.index for marker in markers[1:]), end]
    for marker, following in zip(markers, ends, strict=False):
        own = [lines[index] for index in range(marker.index + 1, following) if index not in above]
        section = Section(marker, lines[marker.index].number, own, day=marker.stamp.day)
        if marker.index - 1 in above and key(lines[marker.index - 1].text) != key(headline):
            line = lines[marker.index - 1]
            section.title = line.text
            section.evidence.append(
                Evidence("title", "a title above the stamp, as above the others", line.number, line.text)
            )
        _take_dates(section)
        sections.append(section)
    _hand_on_headings(sections)
    signed = _signatures(sections)
    for section in sections:
        _take_title(section, headline, signed)
    return sections


def _take_dates(section: Section) -> None:
    """Takes out what is a date and not text: the stamp's own date on the next line, its echo ("11:08"), "Updated at …",
    and the headings of days, which stay for `_hand_on_headings`."""
    kept: list[Line] = []
    for index, line in enumerate(section.lines):
        found = read_page_dates(line.text, line.number)
        dated = any(page_date.day for page_date in found)
        if not found or not (dated or any(page_date.role is not Role.PLAIN for page_date in found) or index == 0):
            kept.append(line)
            continue
        reason = "a date of the page or of a change"
        if index == 0 and section.marker.stamp.alone and found[0].role is Role.PLAIN:
            section.day, reason = section.day or found[0].day, "the line under the stamp completes it"
        elif dated and found[0].role is Role.PLAIN and len(found) == 1 and found[0].clock is None:
            section.heading, reason = found[0].day, "the heading of a day"
        else:
            section.page_dates += [page_date for page_date in found if page_date.role is not Role.PLAIN]
        section.evidence.append(Evidence("date line", reason, line.number, line.text))
    section.lines = kept


def _hand_on_headings(sections: Sequence[Section]) -> None:
    """A day's heading stands at the end of the section above it, and holds from the next stamp on."""
    current: PrintedDate | None = None
    for section in sections:
        below, section.heading = section.heading, current
        current = below or current


def _is_short_title(text: str) -> bool:
    words = text.count(" ") + 1
    return (
        is_title(text) and words <= _LONGEST_TITLE_WORDS and not is_furniture(text) and read_placeholder(text) is None
    )


def _signatures(sections: Sequence[Section]) -> set[str]:
    """Lines of names that stand under two stamps or more are their authors, not titles."""
    counts = Counter(line.text for section in sections for line in section.lines[:2] if split_names(line.text))
    return {text for text, count in counts.items() if count > 1}


def _take_title(section: Section, headline: str, signed: set[str]) -> None:
    stamp, number = section.marker.stamp, section.number
    if stamp.rest and (section.title is not None or not _rest_is_title(section)):
        section.lines.insert(0, Line(number, stamp.rest, 0))
        return
    if stamp.rest:
        section.title = stamp.rest
        section.evidence.append(
            Evidence("title", "the rest of the stamp's line, with text under it", number, stamp.rest)
        )
    _drop_leading_furniture(section)
    _take_byline(section, signed, below=0)
    _take_byline(section, signed, below=1)
    lines = section.lines
    second = next((line.text for line in lines[1:] if not (is_furniture(line.text) or is_picture_line(line.text))), "")
    if section.title is None and second and _first_is_title(lines[0].text, second, headline):
        line = section.lines.pop(0)
        section.title = line.text
        section.evidence.append(Evidence("title", "a line without an end under the stamp", line.number, line.text))


def _drop_leading_furniture(section: Section) -> None:
    """ "Link copied" between the stamp and the title."""
    while section.lines and is_furniture(section.lines[0].text):
        line = section.lines.pop(0)
        if not is_separator(line.text):
            section.evidence.append(Evidence("left out", "furniture of the page", line.number, line.text))


def _rest_is_title(section: Section) -> bool:
    stamp = section.marker.stamp
    text = next((line.text for line in section.lines if not is_furniture(line.text)), None)
    if text is None or len(stamp.rest) > _LONGEST_TITLE:
        return False
    if stamp.frame is Frame.PLUS:
        return True
    ends = stamp.rest[-1] in ".:;,…" or stamp.rest.count(" ") >= _LONGEST_TITLE_WORDS
    return not ends and (is_prose(text) or text.count(" ") >= 12)


def _first_is_title(first: str, second: str, headline: str) -> bool:
    if key(first) == key(headline) or is_furniture(first) or read_placeholder(first) or len(first) > _LONGEST_TITLE:
        return False
    words = first.count(" ") + 1
    follows = (is_prose(second) or second.count(" ") >= 12) and read_placeholder(second) is None
    if first[-1] in "?!":
        return follows and words <= _LONGEST_QUESTION_WORDS and second.count(" ") >= 20
    single = words == 1 and first.isalpha() and first[0].isupper()
    return follows and (single or (is_title(first) and words <= _LONGEST_TITLE_WORDS))


def _take_byline(section: Section, signed: set[str], *, below: int) -> None:
    """Takes out a line of names under the stamp or under the title there."""
    if len(section.lines) <= below:
        return
    line = section.lines[below]
    names = read_byline(line.text) or (split_names(line.text) if line.text in signed else ())
    if names and (below == 0 or _is_short_title(section.lines[0].text)):
        section.lines.pop(below)
        section.bylines = (*section.bylines, *names)
        section.evidence.append(Evidence("byline", "a line of names under the stamp", line.number, line.text))
