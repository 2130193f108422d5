"""What stands above the first update: headline, standfirst, caption and credit, bylines, the page's dates, an intro.

Every line of the head gets exactly one part; what is left over above the headline is the page's furniture.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from dateline.intake.draft_story import Evidence
from dateline.intake.rolling.captions import split_caption
from dateline.intake.rolling.families import is_prose
from dateline.intake.rolling.furniture import is_furniture, is_separator
from dateline.intake.rolling.lines import Line, key
from dateline.intake.rolling.names import read_byline, split_names
from dateline.intake.rolling.page_dates import (
    PageDate,
    caption_dates,
    read_dated_place,
    read_page_dates,
    speaks_of_the_page,
)
from dateline.intake.rolling.phrases import phrase_pattern
from dateline.intake.rolling.places import has_dateline
from dateline.intake.rolling.stamps import parse_stamp
from dateline.intake.rolling.zones import declared_zone

_LIVE_TITLE = phrase_pattern(
    r"^(?:the latest|live|live ?blog|live[- ]ticker|live updates?|liveblog|ticker)\s?[:–|-]",
    r"updated?\W*$",
    r"[–—-] live\W*$",
    r"as it happened",
)
_LEAD_IN = re.compile(
    r"^(?:here are|here's|here is|these are|below|follow|hier|alle)\b.{0,80}"
    r"(?:latest|updates?|developments|neuigkeiten|entwicklungen).{0,40}:$",
    re.IGNORECASE,
)
_ALL_TIMES = re.compile(r"\(?(?:all|alle|times|zeiten)\b", re.IGNORECASE)
_BULLET = re.compile(r"^[•●▪■►▶*]\s?|^[-–—]\s")
_CAPTION_REACH = 40
_CANDIDATES = 60
"""Titles looked at from either end of a head; one that has more is no head of a story."""
_LONGEST_HEADLINE = 250
_LONGEST_STANDFIRST = 700


class _Part(StrEnum):
    DROPPED = "dropped"
    DATE = "date"
    BYLINE = "byline"
    CAPTION = "caption"
    PROSE = "prose"
    ITEM = "item"
    TITLE = "title"


@dataclass(slots=True)
class Head:
    headline: str = ""
    standfirst: str = ""
    caption: str = ""
    credit: str = ""
    bylines: list[str] = field(default_factory=list)
    dates: list[PageDate] = field(default_factory=list)
    intro: list[Line] = field(default_factory=list)
    dateline: str = ""
    evidence: list[Evidence] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def leave_out(self, line: Line, reason: str) -> None:
        self.seen.add(key(line.text))
        self.evidence.append(Evidence("left out", reason, line.number, line.text))


def read_head(lines: Sequence[Line], below: Sequence[Line], *, rolling: bool, original_above: bool) -> Head:
    """Reads `lines`, those above the first update.

    `below` are the others: a headline that an embedded post left behind is repeated there. `original_above` says that
    the intro is the first report, which has no standfirst of its own. On a page that isn't `rolling`, hours and days
    may be what the article is about, and stay in its text.
    """
    head = Head()
    parts = [_part(line, index, rolling=rolling) for index, line in enumerate(lines)]
    at = _headline_index(lines, parts, below)
    if at is None:
        head.warnings.append("The page has no line that reads as a headline; one has to be written.")
    else:
        head.headline = lines[at].text
        head.evidence.append(Evidence("headline", _why_headline(lines[at], below), lines[at].number))
    for index, line in enumerate(lines):
        if index != at:
            _place(head, line, parts[index], above=at is not None and index < at)
    _drop_lead_in(head)
    if not original_above and head.intro and _is_standfirst(head.intro[0]):
        first = head.intro.pop(0)
        head.standfirst = first.text
        head.evidence.append(Evidence("standfirst", "the first text under the headline", first.number))
    return head


def _part(line: Line, index: int, *, rolling: bool) -> _Part:
    text = line.text
    if is_furniture(text):
        return _Part.DROPPED
    dates = read_page_dates(text, line.number)
    if (dates and (rolling or speaks_of_the_page(dates))) or (index and read_dated_place(text, line.number)):
        return _Part.DATE
    if read_byline(text):
        return _Part.BYLINE
    if index < _CAPTION_REACH and split_caption(text) is not None:
        return _Part.CAPTION
    if _BULLET.match(text):
        return _Part.ITEM
    if line.words >= 30 or len(text) > _LONGEST_HEADLINE or has_dateline(text) or (is_prose(text) and line.words >= 12):
        # A title may be a sentence ("The Latest: 3 towns vote first."), where it is the first thing on the page.
        return _Part.TITLE if index == 0 and line.words < 20 and len(text) <= _LONGEST_HEADLINE else _Part.PROSE
    return _Part.TITLE


def _headline_index(lines: Sequence[Line], parts: Sequence[_Part], below: Sequence[Line]) -> int | None:
    prose = [index for index, part in enumerate(parts) if part is _Part.PROSE]
    stamped = (i for i, part in enumerate(parts) if part in {_Part.TITLE, _Part.PROSE} and _has_time(lines[i].text))
    limit = min(prose[1] if len(prose) > 1 else len(lines), next(stamped, len(lines)))
    titles = [index for index, part in enumerate(parts) if part is _Part.TITLE and index < limit]
    titles = [index for index in titles if not _LEAD_IN.match(lines[index].text)]
    if not titles:
        return None
    if len(titles) > 2 * _CANDIDATES:
        titles = [*titles[:_CANDIDATES], *titles[-_CANDIDATES:]]
    here = Counter(key(lines[index].text) for index in titles)
    later = Counter(key(line.text) for line in below if len(line.text) <= _LONGEST_HEADLINE)

    def score(index: int) -> float:
        line, name = lines[index], key(lines[index].text)
        shown = (i for i in range(index + 1, min(index + _CANDIDATES, len(lines))) if parts[i] is not _Part.DROPPED)
        following = next((parts[i] for i in shown if here[key(lines[i].text)] < 2), None)
        return (
            (5 if len(titles) <= 4 else 3) * (index == titles[0] and line.words >= 3)
            + 3 * (following in {None, _Part.PROSE, _Part.DATE, _Part.BYLINE, _Part.CAPTION, _Part.ITEM})
            + 6 * (later[name] > 0)
            + 3 * (_LIVE_TITLE.search(line.text) is not None)
            + 2 * (4 <= line.words <= 25)
            - 4 * (line.words <= 2)
            - 6 * (here[name] > (2 if index == titles[0] else 1))
            - 2 * line.text.endswith((",", ":"))
            - 3 * sum(place < index for place in prose)
        )

    return max(titles, key=lambda index: (score(index), -index))


def _has_time(text: str) -> bool:
    stamp = parse_stamp(text)
    return stamp is not None and stamp.clock is not None


def _why_headline(line: Line, below: Sequence[Line]) -> str:
    repeated = sum(key(other.text) == key(line.text) for other in below if len(other.text) <= _LONGEST_HEADLINE)
    return f"a title line, repeated {repeated} times in the text" if repeated else "the title line above the text"


def _place(head: Head, line: Line, part: _Part, *, above: bool) -> None:
    text, number = line.text, line.number
    if part is _Part.DROPPED:
        if not is_separator(text):
            head.leave_out(line, "furniture of the page")
    elif part is _Part.DATE:
        place = read_dated_place(text, number)
        head.dates += read_page_dates(text, number) or ([place] if place else [])
        head.dateline = head.dateline or (text if place else "")
        head.evidence.append(Evidence("page date", "a line with dates of the page", number, text))
    elif part is _Part.BYLINE or (part is _Part.TITLE and not above and head.intro and split_names(text)):
        head.bylines += read_byline(text) or split_names(text)
        head.evidence.append(Evidence("byline", "a line of names", number, text))
    elif part is _Part.CAPTION or (part is _Part.PROSE and above):
        _take_caption(head, line)
    elif reason := _why_left_out(head, line, part, above=above):
        head.leave_out(line, reason)
    elif line.words <= 10 and _ALL_TIMES.match(text) and declared_zone(text):
        head.evidence.append(Evidence("zone", "says which zone all times are in", number, text))
    else:
        head.intro.append(line)
        head.seen.add(key(text))
        if has_dateline(text) and not head.dateline:
            head.dateline = text[:80]


def _why_left_out(head: Head, line: Line, part: _Part, *, above: bool) -> str | None:
    title = part is _Part.TITLE
    if title and above:
        return "stands above the headline and is no part of the story"
    if _LEAD_IN.match(line.text):
        return "announces the updates that follow"
    if title and line.words <= 2 and line.text[-1] not in ".!?:":
        return "a label of the page"
    if key(line.text) == key(head.headline) or (line.words >= 4 and key(line.text) in head.seen):
        return "printed a second time"
    return None


def _take_caption(head: Head, line: Line) -> None:
    caption, credit = split_caption(line.text) or (line.text, "")
    if (caption and head.caption) or (credit and head.credit and caption):
        head.leave_out(line, "a second picture's caption")
        return
    head.caption, head.credit = head.caption or caption, head.credit or credit
    head.dates += caption_dates(line.text, line.number)
    reason = "ends with the picture's credit" if credit else "a sentence above the headline"
    head.evidence.append(Evidence("caption", reason, line.number, line.text))


def _drop_lead_in(head: Head) -> None:
    """A short line with a colon just above the first stamp announces the updates."""
    last = head.intro[-1] if head.intro else None
    if last and last.text.endswith(":") and last.words <= 15 and not has_dateline(last.text):
        head.leave_out(head.intro.pop(), "announces the updates that follow")


def _is_standfirst(line: Line) -> bool:
    if line.text.endswith(":") and not has_dateline(line.text):
        return False
    return len(line.text) <= _LONGEST_STANDFIRST and not _BULLET.match(line.text)
