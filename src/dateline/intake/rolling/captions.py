"""Captions of pictures and who took them.

Pages print a credit behind the caption, often twice because the picture's own metadata hold it too:
"… in Arne. (AP Photo/Jo Bell) (AP Photo/Jo Bell)".
"""

from __future__ import annotations

import re

from dateline.intake.rolling.phrases import any_of, phrase_pattern

_PICTURE_WORDS = any_of("photos?", "photographs?", "fotos?", "images?", "pictures?", "bild(?:er)?")
_CREDIT_WORDS = any_of(
    _PICTURE_WORDS,
    *("reuters", "getty", "afp", "dpa", "imago", "associated press", r"\bap\b", "epa", "pa wire", "picture alliance"),
    *("courtesy", "archive", "archivbild", "archivfoto", r"file\b", "shutterstock", "screenshot", "handout"),
)
_TRAILING_GROUP = re.compile(
    rf"\s*[(\[](?P<credit>[^()\[\]]{{0,160}}{_CREDIT_WORDS}[^()\[\]]{{0,160}})[)\]]\s*$", re.IGNORECASE
)
_CREDIT_LABEL = any_of(
    r"(?:photo(?:graph)?s?|foto|image|picture|bild)(?: credit)?(?: by|:)",
    r"(?:photo )?credits?:",
    "bildrechte:",
    "bildnachweis:",
    "quelle:",
    "©",
    r"\(c\)",
)
_TRAILING_LABEL = re.compile(
    rf"(?:^|(?<=[.!?”\"’)|–—])\s*|\s[|–—]\s*)(?P<credit>{_CREDIT_LABEL}\s?[^.!?]{{2,120}})$", re.IGNORECASE
)
_LABEL = re.compile(rf"^{_CREDIT_LABEL}\s*", re.IGNORECASE)
_CAPTION_LABEL = re.compile(r"^(?:image|photo|picture) caption:?\s+", re.IGNORECASE)
_AGENCY_ALONE = re.compile(
    r"(?:getty(?: images)?|reuters|afp|dpa|imago|ap|epa|picture alliance)(?:\s?/\s?.{2,40})?", re.IGNORECASE
)
_PICTURE_CREDIT = phrase_pattern(
    rf"[(\[][^()\[\]]{{0,60}}{_PICTURE_WORDS}\b\s?(?:by\b|:|/)[^()\[\]]{{0,100}}[)\]]$",
    r"(?:^|[.!?]\s)(?:photo(?:graph)?|foto|bildrechte|(?:photo |image )?credit)\s?(?: by|:)\s[^.!?]{2,80}$",
)
_FILE_PICTURE = phrase_pattern(
    r"\bfile (?:photo|picture|image)", r"\bfile\b\s*[-–—]", r"^file\b", "archivbild", "archivfoto", r"\barchive\b"
)
_MAX_GROUPS = 6
_LONGEST = 4000
_REACH = 400
"""Characters at a line's end in which a credit is looked for."""


def split_caption(text: str) -> tuple[str, str] | None:
    """Caption and credit of a line that ends with a credit, each credit once; None for any other line."""
    if len(text) > _LONGEST:
        return None
    if _AGENCY_ALONE.fullmatch(text):
        return "", text
    rest, found = text, list[str]()
    for _ in range(_MAX_GROUPS):
        group = _TRAILING_GROUP.search(rest[-_REACH:])
        if not group:
            break
        found.append(group["credit"].strip())
        rest = rest[: max(len(rest) - _REACH, 0) + group.start()]
    label = _TRAILING_LABEL.search(rest[-_REACH:])
    if label:
        found.append(_LABEL.sub("", label["credit"]).strip(" ()"))
        rest = rest[: max(len(rest) - _REACH, 0) + label.start()].rstrip(" |–—")
    if not found:
        return None
    return _CAPTION_LABEL.sub("", rest).strip(), ", ".join(dict.fromkeys(reversed(found)))


def is_picture_line(text: str) -> bool:
    """A line of the text that belongs to a picture: "(Foto: Jo Bell)", "Image caption: …", "… (AP Photo/Jo Bell)".

    Agencies sign whole paragraphs too ("… said the mayor. (Reuters)"), so here the credit must speak of a picture.
    """
    return len(text) <= 600 and (_CAPTION_LABEL.match(text) or _PICTURE_CREDIT.search(text[-200:])) is not None


def is_file_picture(caption: str) -> bool:
    """A picture out of the archive says nothing of the story's day."""
    return _FILE_PICTURE.search(caption) is not None
