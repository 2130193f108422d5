"""What a page calls itself: live, or a list of times (a timeline, a schedule, a log)."""

from __future__ import annotations

from dateline.intake.rolling.phrases import phrase_pattern

_LIVE = phrase_pattern(
    r"\bthe latest\b",
    r"live[ -]?(?:blog|ticker|updates?|coverage|text|reporting|feed)",
    r"[–—:|-]\s*live\b",
    r"^live\b",
    r"\blive:",
    r"\bticker\b",
    r"newsblog",
    r"minutenprotokoll",
    r"\bas[ -](?:it|they)[ -]happen",
    r"\brolling\b",
    r"\bupdates\b",
    r".{12}\bupdated\W*$",
    r"(?:follow|stay) (?:us|along|with|here|live)",
    r"\brefresh\b",
    r"scroll down for",
    r"minute[- ]by[- ]minute (?:coverage|updates)",
)
_LISTING = phrase_pattern(
    r"\btime ?line\b",
    r"chronolog",
    r"zeitleiste",
    r"sequence of events",
    r"\bunfolded\b",
    r"(?:hour[- ]by[- ]hour|moment[- ]by[- ]moment)",
    r"\bkey (?:moments|events|dates)\b",
    r"\bschedules?\b",
    r"\bagenda\b",
    r"itinerary",
    r"line-?up\b",
    r"\blistings?\b",
    r"\bprogramm?e?s?\b",
    r"\bfixtures?\b",
    r"kick-?offs?\b",
    r"\btee times",
    r"\bresults\b",
    r"polls? clos",
    r"\bblotter\b",
    r"\bpolice (?:log|notes|calls|reports|beat)",
    r"\b(?:dispatch|call) log",
    r"polizeibericht",
    r"\bcalendar\b",
    r"things to do",
    r"what(?:’|')?s on\b",
    r"order of (?:service|events)",
    r"day of events",
    r"\bon tv\b",
    r"tv guide",
    r"\bTV-Tipps?\b",
    r"sendeplan",
    r"spielplan",
    r"\btermine\b",
    r"\bablauf",
    r"tagesordnung",
    r"im überblick",
    r"\btranscript\b",
    r"(?:show|episode) notes",
    r"\bpodcast\b",
)


def calls_itself_live(text: str) -> bool:
    """ "Live blog", "– live", "as it happened", "im Ticker": in a headline or just above the first stamp."""
    return _LIVE.search(text) is not None


def calls_itself_a_list(text: str) -> bool:
    """ "Timeline", "schedule", "police log", "Programm": times that are no updates."""
    return _LISTING.search(text) is not None
