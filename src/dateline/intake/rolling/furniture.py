"""What a page carries around its story: navigation, sharing, players, notices, footers.

A line is furniture by what it says, not by where it stands: a sentence never is. What is dropped is kept in evidence.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.intake.rolling.phrases import phrase_pattern

_MENU = """
about accessibility account ads advertise advertisement advertising align alerts all angle app apps archive archives
arts ask autos back blog blogs bookmark business calendar careers classifieds close comment comments contact contests
contribute cookie cookies copyright corrections culture deals directory donate down e-edition education email enlarge
enter entertainment epaper events facebook faq faqs features feed feeds feedback flipboard follow food forum gallery
games grid health help home homes horoscopes info instagram international investigations jobs latest left legal less
letters lifestyle like link linked linkedin list listen live local log login mail main map media members membership menu
messenger mobile money more most music my national navigation netflix network news newsletter newsletters newsroom next
notices now obituaries on opinion opinions our page paper people photos pinterest play podcast podcasts policy politics
popular press previous prev print privacy puzzles radio read real reddit register reply report right rss save science
search sections services settings share shop show sign site sitemap skip sports sport staff stuff style submit subscribe
subscriptions support talk team tech technology telegram terms times tips to top topics travel trending tv tweet twitter
up us use video videos view watch weather whatsapp world youtube x xing
abo abonnieren abmelden agb anmelden anzeige anzeigen datenschutz drucken empfehlen hilfe impressum kommentare kontakt
konto kultur lesen mehr menü merkliste nach nutzungsbedingungen oben panorama politik ratgeber regional reise ressorts
schließen seite shop startseite suche suchen teilen termine themen uns veranstaltungen versenden wetter wirtschaft
wissen the of in and zum zur und der die & | · • © - /
"""
_VOCABULARY = frozenset(_MENU.split())
_COUNT = r"(?:\s?\(\d+\))?"
_WHOLE = phrase_pattern(
    r"[>›» ]*read more(?: trending)?(?: news| stories)?",
    rf"(?:read|view|show|load|post|leave a?|add a?|\d+)\s(?:all\s)?comments?{_COUNT}",
    rf"comments{_COUNT}",
    rf"kommentare{_COUNT}",
    r"kommentieren",
    r"share(?: this)?(?: (?:on|via|with) .{1,30})?",
    r"share (?:this )?(?:story|article|post)",
    r"link copied!?",
    r"copy(?: the)? link",
    r"print(?: this)?(?: (?:article|story|page))?",
    r"e-?mail(?: this)?(?: (?:article|story))?",
    r"(?:advertisement|anzeige|werbung)",
    r"sponsored(?: content)?",
    r"skip to (?:main )?content",
    r"(?:back to top|nach oben|zum seitenanfang)",
    r"on air now",
    r"listen (?:now|live)",
    r"now playing",
    r"sign up(?: for .{1,60})?",
    r"subscribe(?: (?:now|today))?",
    r"(?:log ?in|sign in)",
    r"load more(?: .{1,20})?",
    r"scroll down(?: .{1,30})?",
    r"loading\W*",
    r"click here(?: .{1,60})?",
    r"zur startseite",
    r"mehr anzeigen",
    r"artikel (?:teilen|anhören|drucken)",
    r"got a tip\?.*",
    r"incoming update\W*",
    r"\d+ (?:shares?|likes?|retweets?|posts?|kommentare)",
)
_END = ".…:"
_NOTICE = phrase_pattern(
    r"we use cookies",
    r"this (?:site|website) uses cookies",
    r"by (?:using|continuing).{0,60}cookies",
    r"wir (?:verwenden|nutzen) cookies",
    r"(?:©|\(c\)) ?(?:19|20)\d\d",
    r"copyright (?:©|\(c\)|19|20)",
    r"all rights reserved",
    r"alle rechte vorbehalten",
    r"this material may not be published",
    r"all-access pass",
    r"already a subscriber",
    r"sign up for (?:our|the)",
    r"(?:get|download|install) (?:the|our) .{0,30}\bapp\b",
    r"follow (?:us|@?\w+(?: \w+)?) on (?:twitter|facebook|instagram)",
)
_PLAYER = phrase_pattern(r"\d{1,2}:\d{2}\s?[|/]\s?\d{1,2}:\d{2}", r".{0,40}\bH -?\d{1,3}° L -?\d{1,3}°")
_PICTURE_FILE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp)", re.IGNORECASE)
_SEPARATOR = re.compile(r"[-–—_.·*=+~#|<>•\s]+")
_COMMENTS_BEGIN = phrase_pattern(
    rf"(?:\d+\s)?(?:comments?|leserkommentare|kommentare){_COUNT}:?",
    r"\d+\s(?:comments?|responses?|replies|thoughts)\s(?:on|to)\s.{1,200}",
    rf"(?:read|view|show|post|leave) (?:all |a |the )?(?:comments?|reply){_COUNT}",
    r"join the (?:conversation|discussion).{0,80}",
    r"(?:.{0,20}\s)?(?:comments?|kommentare) (?:are closed|for: .{1,200})",
)
_WORD = re.compile(r"[^\s,|·•/>]+")


def is_separator(text: str) -> bool:
    """ "___", "* * *": signs alone."""
    return _SEPARATOR.fullmatch(text[:80]) is not None and not any(sign.isalnum() for sign in text)


@lru_cache(maxsize=1024)
def is_furniture(text: str) -> bool:
    """Navigation, buttons, players' clocks, weather boxes, signs alone, and the notices at a page's foot."""
    if len(text) > 600:
        return False
    if (
        _WHOLE.fullmatch(text.rstrip(_END))
        or _PLAYER.fullmatch(text)
        or _PICTURE_FILE.fullmatch(text)
        or is_separator(text)
    ):
        return True
    return is_notice(text) or is_navigation(text)


def is_notice(text: str) -> bool:
    """Cookies, copyright, subscriptions: what stands at the foot of a page."""
    return _NOTICE.match(text) is not None


def is_navigation(text: str) -> bool:
    """A row of menu words: at least three, nearly all from a menu's vocabulary, and no sentence."""
    if text[-1] in '.!?:;…”"':
        return False
    words = _WORD.findall(text[:400])
    if len(words) < 3:
        return False
    known = sum(word.strip("()[]&:").casefold() in _VOCABULARY for word in words)
    return known >= 0.8 * len(words) and (len(words) >= 4 or text.istitle() or text.isupper())


def begins_comments(text: str) -> bool:
    """The heading above readers' comments. Nothing below it is the story."""
    return len(text) < 240 and _COMMENTS_BEGIN.fullmatch(text) is not None


def begins_footer(text: str) -> bool:
    return is_notice(text) or begins_comments(text) or (is_navigation(text) and len(text.split()) >= 8)
