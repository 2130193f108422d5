"""Posts from elsewhere: the card that we kept, a plain link, or a note that it is lost."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dateline.body.addresses import host_of, is_web_page
from dateline.body.blocks import Embed
from dateline.body.characters import split_prose
from dateline.body.clock import clock, day, machine
from dateline.body.html.elements import STRANGERS, element, fill, foreign, joined, link, moment
from dateline.body.html.pictures import picture_element
from dateline.body.html.place import Place
from dateline.body.html.players import invitation, play_link
from dateline.body.values import LANGUAGE_TAG
from dateline.media.facts import SnapshotFacts

_BY_STRANGERS: dict[str, str | None] = {"dir": "auto"}


def render_embed(block: Embed, place: Place) -> SafeString:
    snapshot = place.media.snapshots.get(block.snapshot or 0)
    note = render_note(block.note)
    if snapshot and (snapshot.text or snapshot.picture or snapshot.player):
        return _render_card(block, snapshot, note, place)
    address = _address(block, snapshot)
    if address:
        words = _("See the post at %(site)s") % {"site": host_of(address) or address}
        shown = element("p", {}, link(address, words, rel=STRANGERS))
        return element("figure", {"class": "embed embed-link"}, shown, note)
    return element("p", {"class": "lost"}, block.note)


def render_note(note: str) -> SafeString:
    return element("p", {"class": "note"}, note) if note else joined()


def _render_card(block: Embed, snapshot: SnapshotFacts, note: SafeString, place: Place) -> SafeString:
    status = snapshot.status if snapshot.status in ("kept", "deleted", "unavailable") else "kept"
    return element(
        "figure",
        {"class": f"embed embed-{status}"},
        _author(snapshot),
        _text(snapshot),
        _shown(block, snapshot),
        element("figcaption", {}, joined(*_provenance(block, snapshot, place), by=" · ")),
        note,
    )


def _author(snapshot: SnapshotFacts) -> SafeString:
    """Without a name the handle is the name."""
    name = snapshot.author or snapshot.handle
    handle = snapshot.handle if snapshot.author else ""
    shown = (
        element("b", _BY_STRANGERS, name) if name else "",
        element("span", {"class": "handle", **_BY_STRANGERS}, handle) if handle else "",
    )
    return element("p", {"class": "author"}, joined(*shown, by=" ")) if name else joined()


def _text(snapshot: SnapshotFacts) -> SafeString:
    """The post's own paragraphs and line breaks: in a post, a line is often a sentence."""
    said = [element("p", {}, *_with_breaks(lines)) for lines in split_prose(snapshot.text)]
    language = snapshot.lang if LANGUAGE_TAG.fullmatch(snapshot.lang) else ""
    return element("blockquote", {**_BY_STRANGERS, **foreign(language)}, *said) if said else joined()


def _shown(block: Embed, snapshot: SnapshotFacts) -> SafeString:
    """The post's picture; around it the link to its player, as long as the original is there."""
    address = _address(block, snapshot)
    if snapshot.player is None or snapshot.status in ("deleted", "unavailable") or not address:
        return _picture(snapshot)
    words = invitation(snapshot.player, _site(snapshot, address))
    return play_link(address, words, _picture(snapshot), snapshot.player)


def _picture(snapshot: SnapshotFacts) -> SafeString:
    """Where the author has not described the picture, it is said whose it is."""
    if snapshot.picture is None:
        return joined()
    name = snapshot.author or snapshot.handle
    whose = _("Picture posted by %(name)s") % {"name": name} if name else _("Picture from the post")
    return picture_element(snapshot.picture, snapshot.picture.alt or whose)


def _with_breaks(lines: list[str]) -> Iterator[str]:
    yield lines[0]
    for line in lines[1:]:
        yield from (element("br", {}), line)


def _provenance(block: Embed, snapshot: SnapshotFacts, place: Place) -> Iterator[SafeString]:
    """When it was posted, where the original is or that it is gone, and when we kept it."""
    if snapshot.posted_at:
        yield moment(snapshot.posted_at, place)
    address = _address(block, snapshot)
    if snapshot.status == "deleted":
        yield fill(_("The original has been deleted"))
    elif address:
        yield link(address, _("See the original at %(site)s") % {"site": _site(snapshot, address)}, rel=STRANGERS)
    if snapshot.status == "unavailable":
        yield fill(_("The original could not be reached"))
    if snapshot.fetched_at:
        yield fill(_("Kept by us at %(time)s"), time=_kept_at(snapshot, place))


def _address(block: Embed, snapshot: SnapshotFacts | None) -> str:
    return block.url or (snapshot.url if snapshot and is_web_page(snapshot.url) else "")


def _site(snapshot: SnapshotFacts, address: str) -> str:
    return snapshot.provider or host_of(address) or address


def _kept_at(snapshot: SnapshotFacts, place: Place) -> SafeString:
    """The clock alone, if we kept the post on the day it was posted."""
    at, posted = snapshot.fetched_at, snapshot.posted_at
    assert at is not None  # noqa: S101 (asked before)
    zone, language = place.timezone, place.language
    if posted and day(posted, zone, language) == day(at, zone, language):
        return element("time", {"datetime": machine(at, zone)}, clock(at, zone, language))
    return moment(at, place)
