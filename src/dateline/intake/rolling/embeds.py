"""What a page's text has lost: posts, clips and links of which only a line is left.

Four traces are known: "WATCH | caption" where a player stood; the page's own headline in the middle of the text, which
is what an embedded post turns into; a line that announces something which isn't there ("Here's the mayor's tweet.");
and a title that belongs to another story. Each is marked with a plain note, so that an editor can fetch it again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from dateline.intake.rolling.phrases import any_of, phrase_pattern


class Placeholder(StrEnum):
    VIDEO = "video"
    LINK = "link to another story"
    SOUND = "recording"
    PICTURES = "picture gallery"


_PLACEHOLDERS = (
    (Placeholder.VIDEO, any_of(r"watch(?: (?:live|now|this|the video|video))?", "video", "im video", "video ansehen")),
    (
        Placeholder.LINK,
        any_of(
            r"read(?: (?:more|also|next|this))?",
            "also read",
            r"related(?: (?:stories|coverage|story|article))?",
            r"more(?: on this)?",
            "see also",
            r"lesen sie (?:auch|hier)",
            r"mehr (?:zum thema|dazu)",
            "auch interessant",
        ),
    ),
    (Placeholder.SOUND, any_of(r"listen(?: (?:live|now))?", "audio", "podcast", r"hören sie (?:auch|hier)")),
    (
        Placeholder.PICTURES,
        any_of("photos", "(?:photo )?gallery", "(?:in )?pictures", "fotos", "bildergalerie", "fotostrecke"),
    ),
)
_MARKS = tuple(
    (kind, re.compile(rf"(?P<mark>(?:{words})\s?(?P<sign>[|:>»–—]|-\s)\s*)(?P<title>\S.*)", re.IGNORECASE))
    for kind, words in _PLACEHOLDERS
)
_THINGS = any_of(
    *(
        "tweets?",
        "posts?",
        "threads?",
        "tweetstorms?",
        "messages?",
        "emails?",
        "letters?",
        "memos?",
        "documents?",
        "reports?",
    ),
    *(
        "statements?",
        "remarks",
        "speech(?:es)?",
        "interviews?",
        "transcripts?",
        "announcements?",
        "responses?",
        "reactions?",
    ),
    *("videos?", "clips?", "footage", "recordings?", "audio", "ads?"),
    *("photos?", "photographs?", "pictures?", "images?", "maps?", "charts?", "graphics?", "polls?", "lists?"),
    *("erklärung", "stellungnahme", "mitteilung", "brief", "beitrag", "rede", "bild(?:er)?", "karte"),
)
_ANNOUNCES = phrase_pattern(
    r"(?:and |but )?here(?:’|')?s\b",
    r"here (?:is|are|was)\b",
    r"(?:see|read|watch|listen to|hear|view)\b.{0,160}\b(?:below|here)\b",
    r"(?:take a look|have a look|check out|look)\b",
    rf"(?:hier|das|dies) (?:ist|sind|der|die|das)\b.{{0,100}}\b{_THINGS}\b",
)
_BARE_THING = re.compile(
    rf"^(?:the|his|her|their|its|our|a|an)\s(?:(?:[\w-]+\s){{0,3}}[\w-]+(?:[’']s|s[’'])\s)?(?:[\w’'-]+\s)?"
    rf"(?P<thing>{_THINGS})(?:\s(?:on|from|by|of|about|to|in)\s[^.:;!?\"“”]{{1,60}})?[.:]?$",
    re.IGNORECASE,
)
_THING = re.compile(rf"\b(?P<thing>{_THINGS})\b", re.IGNORECASE)
_LONGEST_LEAD_IN = 200
_SIGNS = re.compile(r"[#@]|https?:|www\.|\.\w{2,3}/")


@dataclass(frozen=True, slots=True)
class Lost:
    """A placeholder: its kind, the mark as printed ("WATCH |"), and what it says."""

    kind: Placeholder
    mark: str
    title: str


def read_placeholder(text: str) -> Lost | None:
    """ "WATCH | caption", "READ MORE: title", "Lesen Sie auch: Titel". A dash counts only behind capital letters."""
    if len(text) > 400 or not text[0].isupper():
        return None
    for kind, pattern in _MARKS:
        match = pattern.fullmatch(text)
        if match and (match["sign"] in "|:>»" or match["mark"].isupper()):
            return Lost(kind, match["mark"].strip(), match["title"].strip())
    return None


def announces(text: str) -> bool:
    """A line that points at something that should follow: "Here's the mayor's tweet.", "The statement on the dam.",
    or any short line that ends with a colon."""
    if len(text) > _LONGEST_LEAD_IN:
        return False
    return bool(_ANNOUNCES.match(text) or _BARE_THING.match(text) or text.endswith(":"))


def announced_thing(text: str) -> str:
    """What a lead-in announces: "tweet", "statement"; "post" where it says nothing."""
    match = _THING.search(text)
    return match["thing"].lower() if match else ""


def is_title(text: str) -> bool:
    """Words without an end: a title, a section's heading, a link's text."""
    words = text.split()
    if not 2 <= len(words) <= 25 or len(text) > 200 or text[-1] in '.!?:;,…”"»)|' or _SIGNS.search(text):
        return False
    first = text.lstrip("„“\"'‘»«(")[:1]
    return first.isupper() or first.isdigit()


def placeholder_note(lost: Lost) -> str:
    if lost.kind is Placeholder.LINK:
        return f"A link to another story stood here: “{lost.title}”. The page has lost its address."
    return f"A {lost.kind} stood here: “{lost.title}”. The page has lost its address."


VIDEO_NOTE = "The page showed a video here and has lost its address."


def residue_note(lead_in: str) -> str:
    """The note for a post of which only the page's headline is left, after `lead_in` if a line announced it."""
    what = f" The line before announces it: “{lead_in}”" if lead_in else ""
    return f"An embedded post or clip stood here. The page lost it and printed its own headline in its place.{what}"


def announced_note(lead_in: str) -> str:
    thing = announced_thing(lead_in)
    named = f"a {thing}" if thing else "something"
    return f"The line before announces {named}, and nothing follows: “{lead_in}” The page has lost what stood here."


def picture_note(line: str) -> str:
    return f"A picture stood here: “{line}”. The page has lost it."


def foreign_note(title: str) -> str:
    return f"The page showed another story here, “{title}”, without its address."
