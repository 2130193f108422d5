"""Zone labels as pages print them, and the regions whose clocks they mean.

American and German papers write EST or MEZ all year, so a label names a region (an IANA zone), not an offset. GMT is
the exception: world services print it in summer too, when London keeps another clock, and mean it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from dateline.intake.rolling.dates import shown

LOCAL = "local"
"""The label of "local time": the dateline says where."""

_NEW_YORK, _CHICAGO, _DENVER = "America/New_York", "America/Chicago", "America/Denver"
_LOS_ANGELES, _LONDON, _BERLIN = "America/Los_Angeles", "Europe/London", "Europe/Berlin"
_LABELS = {
    "ET": _NEW_YORK, "EST": _NEW_YORK, "EDT": _NEW_YORK, "CT": _CHICAGO, "CST": _CHICAGO, "CDT": _CHICAGO,
    "MT": _DENVER, "MST": _DENVER, "MDT": _DENVER, "PT": _LOS_ANGELES, "PST": _LOS_ANGELES, "PDT": _LOS_ANGELES,
    "AKST": "America/Anchorage", "AKDT": "America/Anchorage", "HST": "Pacific/Honolulu",
    "GMT": _LONDON, "BST": _LONDON, "UTC": "UTC", "WET": "Europe/Lisbon", "WEST": "Europe/Lisbon",
    "CET": _BERLIN, "CEST": _BERLIN, "MEZ": _BERLIN, "MESZ": _BERLIN, "EET": "Europe/Athens", "EEST": "Europe/Athens",
    "MSK": "Europe/Moscow", "SAST": "Africa/Johannesburg", "JST": "Asia/Tokyo", "HKT": "Asia/Hong_Kong",
    "SGT": "Asia/Singapore", "AEST": "Australia/Sydney", "AEDT": "Australia/Sydney", "NZST": "Pacific/Auckland",
    "NZDT": "Pacific/Auckland",
}  # fmt: skip
_PHRASES = {
    "eastern": _NEW_YORK, "central": _CHICAGO, "mountain": _DENVER, "pacific": _LOS_ANGELES, "new york": _NEW_YORK,
    "alaska": "America/Anchorage", "hawaii": "Pacific/Honolulu", "uk": _LONDON, "british": _LONDON,
    "british summer": _LONDON, "greenwich mean": _LONDON, "london": _LONDON, "central european": _BERLIN,
    "central european summer": _BERLIN, "german": _BERLIN, "berlin": _BERLIN, "paris": "Europe/Paris",
    "moscow": "Europe/Moscow", "local": LOCAL,
}  # fmt: skip
_ABBREVIATION = re.compile(
    r"(?P<label>[A-Z](?:\.?[A-Z]){1,3}|est|edt|cst|cdt|mst|mdt|pst|pdt|gmt|bst|utc|cet|cest)(?![\w’'])\.?"
)
_OFFSET = re.compile(r"\s?(?P<sign>[+−-])(?P<hours>[0-9]{1,2})(?!\w)")
_SECOND_ZONE = re.compile(r"/[A-Z]{1,4}\b")
_PHRASE = re.compile(
    r"(?:the\s)?(?P<name>eastern|central|mountain|pacific|alaska|hawaii|uk|british(?: summer)?|greenwich mean|london|"
    r"central european(?: summer)?|german|berlin|paris|moscow|new york|local)"
    r"(?:(?:\s(?:standard|daylight))?\stime|\s(?:standard|daylight))?(?![\w’'-])",
    re.IGNORECASE,
)
# Without "time" after it, "Central" may be a park: it counts where the clause ends; "Eastern" before a capital too.
_BARE = {"Eastern", "Central", "Mountain", "Pacific", "UK", "local"}
_CLOSED = re.compile(r"\s*(?:$|[])},.:;|–—-])|(?<=Eastern)\s[A-Z]")
_GERMAN = {
    "ortszeit": LOCAL, "deutscher zeit": _BERLIN, "berliner zeit": _BERLIN, "mitteleuropäischer zeit": _BERLIN,
    "mitteleuropäischer sommerzeit": _BERLIN, "schweizer zeit": "Europe/Zurich", "wiener zeit": "Europe/Vienna",
}  # fmt: skip
_GERMAN_PHRASE = re.compile(rf"(?:in\s)?(?P<name>{'|'.join(_GERMAN)})(?!\w)", re.IGNORECASE)
_SUMMER_ONLY = {"EDT", "CDT", "MDT", "PDT", "AKDT", "BST", "CEST", "MESZ", "WEST", "EEST", "AEDT", "NZDT"}
_WINTER_ONLY = {"EST", "CST", "MST", "PST", "AKST", "GMT", "CET", "MEZ", "WET", "EET", "AEST", "NZST"}
_ALL_TIMES = re.compile(
    r"\ball (?:the )?times?\b|\btimes (?:are|shown|given|listed)\b|\ball updates are\b|"
    r"\balle (?:zeiten|uhrzeiten|zeitangaben|angaben)\b",
    re.IGNORECASE,
)
_CLAUSE_WORD = re.compile(r"(?<!\w)\w|(?P<stop>[.;)](?:\s|$))")


@dataclass(frozen=True, slots=True)
class ZoneLabel:
    """A label as printed and the IANA zone it means (or `LOCAL`). `listing` marks "8 p.m. ET/PT", a broadcast hour."""

    printed: str
    zone: str
    end: int
    listing: bool = False


def match_zone(text: str, start: int) -> ZoneLabel | None:
    """The zone label that begins at `start`. An abbreviation nobody can place (IST) is no label."""
    match = _ABBREVIATION.match(text, start)
    label = match["label"].replace(".", "").upper() if match else ""
    if match and label in _LABELS:
        offset = _OFFSET.match(text, match.end()) if label in {"GMT", "UTC"} else None
        if offset and 0 < int(offset["hours"]) <= 12:
            # The sign in these IANA names is the other way round: Etc/GMT-2 is two hours ahead.
            name = f"Etc/GMT{'-' if offset['sign'] == '+' else '+'}{int(offset['hours'])}"
            return ZoneLabel(text[start : offset.end()], name, offset.end())
        return ZoneLabel(label, _LABELS[label], match.end(), listing=bool(_SECOND_ZONE.match(text, match.end())))
    phrase = _PHRASE.match(text, start)
    if phrase:
        name = phrase["name"].lower()
        if phrase.end() > phrase.end("name") or (phrase["name"] in _BARE and _CLOSED.match(text, phrase.end())):
            return ZoneLabel(phrase[0], _PHRASES[name], phrase.end())
    german = _GERMAN_PHRASE.match(text, start)
    return ZoneLabel(german[0], _GERMAN[german["name"].lower()], german.end()) if german else None


def declared_zone(text: str) -> ZoneLabel | None:
    """The zone of "(all times EDT)", "All times are Eastern", "Alle Zeiten in MESZ"."""
    for match in _ALL_TIMES.finditer(text):
        for word in _CLAUSE_WORD.finditer(text, match.end(), match.end() + 60):
            label = None if word["stop"] else match_zone(text, word.start())
            if label:
                return label
            if word["stop"]:
                break
    return None


def season_warning(label: str, at: datetime) -> str | None:
    """Says so where a label and the date disagree: EST in July, BST in January."""
    summer = bool(at.dst())
    if (label in _SUMMER_ONLY and not summer) or (label in _WINTER_ONLY and summer):
        kept = at.tzname()
        return f"The page says {label}, but on {shown(at)} {at.tzinfo} keeps {kept}; the clock was read as {kept}."
    return None


def is_plain_gmt(label: str, at: datetime) -> bool:
    """True where GMT is printed on a day when London keeps summer time: a world service means GMT itself."""
    return label == "GMT" and bool(at.dst())


@cache
def zone_info(name: str) -> ZoneInfo:
    return ZoneInfo(name)


@cache
def could_be_labelled(zone: str, label: str) -> bool:
    """True where a place in `zone` prints `label`: Detroit prints EST, Paris CET."""
    if label in {"ET", "CT", "MT", "PT"}:
        label = f"{label[0]}ST"
    label = {"MEZ": "CET", "MESZ": "CEST"}.get(label, label)
    seasons = (datetime(2017, 1, 15, tzinfo=zone_info(zone)), datetime(2017, 7, 15, tzinfo=zone_info(zone)))
    return label in {season.tzname() for season in seasons}
