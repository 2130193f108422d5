"""The grammar of stamps: what newsrooms print where an update begins.

A stamp stands at the beginning of a line and reads, in any of these shapes,

    UPDATE 9:50 p.m. EST:                Late Update – 2:37 PM:              Update March 3, 7:24 a.m.:
    [Posted at 2:51 p.m. ET]             (UPDATE, 3:15 p.m.)                 11th UPDATE: 11:32 p.m. EST:
    9:50 p.m.                            19.30 GMT                           3:15 p.m. Thursday
    10:02 PT: text                       11.08am: text                       Feb. 8, 3:40 p.m. text
    +++ 19.40 Uhr: Titel +++             14:05 Uhr | Titel                   Update vom 5. April, 14.05 Uhr: Text

Each line is read once from the left, piece by piece, so that no text however hostile takes long. A time in running text
("At 3 a.m. he woke") is no stamp: the line doesn't begin with it, or goes on in the middle of a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from dateline.intake.rolling.clocks import Clock, ClockStyle, match_clock
from dateline.intake.rolling.dates import PrintedDate, match_date
from dateline.intake.rolling.zones import ZoneLabel, match_zone

REACH = 160
"""How many characters of a line a stamp may take."""


class Label(StrEnum):
    """The word before the time. POSTED words are also what content systems print once in a page's head."""

    UPDATE = "update"
    POSTED = "posted"
    ORIGINAL = "original"


class Frame(StrEnum):
    PLUS = "+++"
    BRACKET = "[]"
    PARENTHESIS = "()"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a line said about the time of what follows. `rest` is the line's text after the marker."""

    printed: str
    clock: Clock | None
    zone: ZoneLabel | None
    day: PrintedDate | None
    label: Label | None
    frame: Frame | None
    rest: str
    closed: bool = False
    """The frame holds `rest` too and closes behind it: "+++ 19.40 Uhr: Titel +++", "[Updated, 4:15 p.m.: text]"."""

    @property
    def alone(self) -> bool:
        return not self.rest


_OPENING = re.compile(
    r"(?P<plus>\+{2,3}|\*{2,3})\s*|(?P<bracket>\[)\s*|(?P<parenthesis>\()\s*|"
    r"(?P<bullet>[^\w\s\"“”„'‘’«»()\[\]+…$£€¥.,:;!?]{1,3}\s*)"
)
_FRAMES = {
    "plus": Frame.PLUS,
    "bracket": Frame.BRACKET,
    "parenthesis": Frame.PARENTHESIS,
    "bullet": Frame.BULLET,
}
_UPDATE_WORDS = (
    r"(?:\d{1,2}(?:st|nd|rd|th|\.)\s)?(?:(?:late|latest|live|breaking|new|news|final|further|letztes?|neues?)[\s-])?"
    r"updated?s?(?=\W|$)|eilmeldung|nachtrag|breaking(?: news)?|developing|latest|aktualisierung"
)
_POSTED_WORDS = (
    r"(?:first |last |originally |zuletzt )?(?:posted|published|updated|modified|created|aktualisiert|veröffentlicht)|"
    r"stand|added"
)
_ORIGINAL_WORDS = (
    r"(?:original|earlier|previous|first)\s(?:story|post|report|version|article)|erstmeldung|ursprungsmeldung|"
    r"ursprünglicher (?:artikel|bericht)"
)
_LABEL = re.compile(
    rf"(?:(?P<original>{_ORIGINAL_WORDS})|(?P<posted>{_POSTED_WORDS})|(?P<update>{_UPDATE_WORDS}))(?!\w)",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"(?:[\s,|·•–—(/:@-]|\b(?:at|on|as of|from|for|um|am|vom|von|den|der|ab|today|yesterday|tonight|heute|gestern)\b)*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\s*(?:#|no\.?\s|nr\.?\s)?(?:\d{1,2}|I{1,3}|IV|V)(?=\s?[,:–—|(-]|\s\()")
_TRAIL = re.compile(r"\s*(?:,\s*|\bon\s|\bam\s|[(–—|·-]\s*)?", re.IGNORECASE)
_CLOSING = re.compile(r"\s*[])]+")
_PLUSES = re.compile(r"\s*(?:\+{2,3}|\*{2,3})\s*$")
_LABEL_AFTER = re.compile(r"\s*[,–—|-]?\s*updated?s?(?=\s*(?:$|[:|–—)\]-]))", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*(?:[:|–—•·]+|-+(?=\s|[A-ZÄÖÜ\"“„])|\.(?=\s|$)|\+{2,3}|\*{2,3}|,(?=\s*$))[\s:|–—-]*")
_AFTER_DATE = re.compile(r"\s*(?:$|[])|:+–—-]|\.(?:\s|$))")
_RANGE = re.compile(
    r"\s*(?:[-–—&,|]|\bto\b|\buntil\b|\btill\b|\bbis\b|\band\b|\bor\b|\bund\b)\s*(?=[\dnm])", re.IGNORECASE
)
_SECOND_CLOCK = re.compile(r"\s*[/(=]\s*")
_TWEET = re.compile(
    r"^\d{1,2}:\d{2}\s?[AP]M\s?[-–·]\s?(?:\d{1,2}\s\w{3,9}\.?\s\d{4}|\w{3,9}\.?\s\d{1,2},\s\d{4})(?:\s?·.*)?$"
)
# Every stamp begins with a digit, a frame, or one of these words; most lines of a page are sifted out here.
_MAYBE = re.compile(
    r"[\W_]*(?:\d|upd|lat|liv|bre|new|fin|fur|let|neu|eil|nac|dev|akt|fir|las|ori|zul|pos|pub|mod|cre|ver|sta|add|ear|pre|"
    r"erst|urs|no|mi|as\sof|tod|ton|yes|heu|ges|on\s|jan|jän|feb|mar|mär|mae|mrz|apr|may|mai|jun|jul|aug|sep|oct|okt|dec|dez|mon|tue|wed|thu|fri|sat|"
    r"sun|mo|di|do|fr|sa|so|the\s\d)",
    re.IGNORECASE,
)
_TIMELESS = re.compile(r"[\W\d]*(?:st|nd|rd|th)?\W*(?:\w+\W)?(?:update|nachtrag|aktualisierung)", re.IGNORECASE)
# "9 a.m. Wednesday's meeting", "7 p.m. Saturday. Free entry": the time belongs to what is announced.
_GOES_ON_WITH_A_DAY = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tags?\b|Mittwoch"
)
_STARTS_A_SENTENCE = re.compile(r"[A-ZÀ-ÖØ-Þ\"“„»«‘'(\[#@$€£]|\d")


def parse_stamp(line: str) -> Stamp | None:
    """The stamp that `line` begins with, or None. "UPDATE:" without a time is a stamp without a clock."""
    head = line[:REACH]
    if not _MAYBE.match(head) or _TWEET.match(head):
        return None
    opening = _OPENING.match(head)
    frame = next((_FRAMES[name] for name, found in opening.groupdict().items() if found), None) if opening else None
    label, start = _label(head, opening.end() if opening else 0)
    core = _read_core(head, start)
    if core is None and label:
        number = _NUMBER.match(head, start)
        core = _read_core(head, number.end()) if number else None
    if core is None:
        return _without_clock(line, label, start, frame) if label else None
    clock, zone, day, end = core
    after = _LABEL_AFTER.match(head, end)
    if after:
        label, end = Label.UPDATE, after.end()
    closing = _CLOSING.match(head, end)
    end = closing.end() if closing else end
    separator = _SEPARATOR.match(head, end)
    rest_at = separator.end() if separator else end
    rest = line[rest_at:].strip()
    closed = False
    if _PLUSES.search(rest):
        rest, closed = _PLUSES.sub("", rest), True
    elif frame is Frame.BRACKET and not closing and rest.endswith("]"):
        rest, closed = rest[:-1].rstrip(), True
    parted = separator[0].strip() if separator else closing[0].strip() if closing else ""
    if not _may_go_on(clock, zone, label, frame, parted, rest):
        return None
    return Stamp(line[:rest_at].strip(), clock, zone, day, label, frame, rest, closed)


def _label(text: str, start: int) -> tuple[Label | None, int]:
    match = _LABEL.match(text, start)
    if not match:
        return None, start
    return next(Label(name) for name, found in match.groupdict().items() if found), match.end()


_Core = tuple[Clock, ZoneLabel | None, PrintedDate | None, int]


def _read_core(text: str, start: int) -> _Core | None:
    """A date or weekday if it comes first, the time, its zone, and a date that follows. None without a time."""
    day, place = None, _joint(text, start)
    found = match_date(text, place)
    if found:
        day, place = found[0], _joint(text, found[1])
    clock = match_clock(text, place)
    if clock is None or _goes_on_as_a_range(text, clock.end):
        return None
    zone, end = _zone_after(text, clock.end)
    if zone and zone.listing:
        return None
    second = _SECOND_CLOCK.match(text, end)
    other = match_clock(text, second.end()) if second else None
    if other and (other.firm or other.style is ClockStyle.COMPACT):
        end = _zone_after(text, other.end)[1]
        closing = _CLOSING.match(text, end)
        end = closing.end() if closing else end
    if _goes_on_as_a_range(text, end):
        return None
    trail = _TRAIL.match(text, end)
    after = match_date(text, trail.end()) if trail and (day is None or day.day is None) else None
    if after and (_ends_a_stamp(text, after[1])):
        day = _merged(day, after[0])
        late_zone, end = _zone_after(text, after[1])
        zone = zone or late_zone
    return clock, zone, day, end


def _ends_a_stamp(text: str, end: int) -> bool:
    return bool(_AFTER_DATE.match(text, end) or _LABEL_AFTER.match(text, end) or _zone_after(text, end)[0])


def _joint(text: str, start: int) -> int:
    match = _JOINT.match(text, start)
    return match.end() if match else start


def _zone_after(text: str, end: int) -> tuple[ZoneLabel | None, int]:
    for opener in (", ", " (", " ", ",", "(", ""):
        if text.startswith(opener, end):
            zone = match_zone(text, end + len(opener))
            if zone:
                closes = "(" in opener and text.startswith(")", zone.end)
                return zone, zone.end + closes
    return None, end


def _goes_on_as_a_range(text: str, end: int) -> bool:
    """ "9:00 – 10:30", "7 p.m. and 9 p.m.": hours of opening or shows, not the moment of an update."""
    match = _RANGE.match(text, end)
    if not match:
        return False
    other = match_clock(text, match.end())
    return other is not None and other.style is not ClockStyle.COMPACT


def _merged(before: PrintedDate | None, after: PrintedDate) -> PrintedDate:
    if before is None or after.weekday is not None:
        return after
    return PrintedDate(after.month, after.day, after.year, before.weekday, after.slashed)


def _may_go_on(
    clock: Clock, zone: ZoneLabel | None, label: Label | None, frame: Frame | None, parted: str, rest: str
) -> bool:
    """Whether what follows the time can be the beginning of an update rather than the middle of a sentence."""
    marked = label is not None or frame in {Frame.PLUS, Frame.BRACKET, Frame.PARENTHESIS}
    if clock.seconds:
        return False
    if clock.style is ClockStyle.COMPACT and not (clock.firm or zone):
        # "1142: text" may be a time or a year; the page tells (see `families`).
        return bool(rest) and label is None and parted.startswith(":")
    if not rest:
        return True
    if clock.dotted and not (clock.firm or zone or marked or parted):
        return False
    if clock.style is ClockStyle.WORD and not (parted or marked):
        return False
    return bool(parted) or (_STARTS_A_SENTENCE.match(rest) is not None and not _GOES_ON_WITH_A_DAY.match(rest))


def _without_clock(line: str, label: Label, start: int, frame: Frame | None) -> Stamp | None:
    """ "UPDATE:", "UPDATE, March 3:", "Erstmeldung vom 5. April:" """
    head = line[:REACH]
    place = _joint(head, start)
    found = match_date(head, place)
    end = found[1] if found else (number.end() if (number := _NUMBER.match(head, start)) else start)
    closing = _CLOSING.match(head, end)
    end = closing.end() if closing else end
    separator = _SEPARATOR.match(head, end)
    named = label is Label.ORIGINAL or (label is Label.UPDATE and _TIMELESS.match(head))
    if not named or (not separator and end < len(line)):
        return None
    rest_at = separator.end() if separator else end
    rest = _PLUSES.sub("", line[rest_at:]).strip()
    return Stamp(line[:rest_at].strip(), None, None, found[0] if found else None, label, frame, rest)


def parse_trailing(line: str) -> Stamp | None:
    """A title with its time behind it: "Road open again (14.31 Uhr)", "Road open again | 11:20 GMT"."""
    if not line.endswith((")", "]", "Uhr", "T", "m", ".")) or not 20 <= len(line) <= 200:
        return None
    cut = max(line.rfind(sign) for sign in ("(", "[", "|", "– ", "— "))
    found = parse_stamp(line[cut:].lstrip("|–— ")) if cut > 0 else None
    if found is None or found.clock is None or found.rest or not (found.clock.firm or found.zone):
        return None
    return Stamp(
        found.printed, found.clock, found.zone, found.day, found.label, found.frame, line[:cut].strip(), closed=True
    )
