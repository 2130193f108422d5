"""Clips: a poster and words that lead to the video; the reader's script may play it in place after a click."""

from __future__ import annotations

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dateline.body.addresses import host_of
from dateline.body.blocks import Video
from dateline.body.html.elements import element, joined
from dateline.body.html.embeds import render_note
from dateline.body.html.pictures import caption_element, picture_element
from dateline.body.html.place import Place
from dateline.body.html.players import play_link
from dateline.media.facts import PictureFacts


def render_video(block: Video, place: Place) -> SafeString:
    facts = place.media.pictures.get(block.poster.picture) if block.poster else None
    poster = picture_element(facts, block.poster.alt) if facts and block.poster else ""
    if block.url:
        shown = _play(block, block.url, poster, place)
    else:
        said = element("p", {}, _("Video: %(caption)s") % {"caption": block.caption})
        shown = joined(poster, said)
    return element("figure", {"class": "video"}, shown, _caption(block, facts), render_note(block.note))


def _play(block: Video, address: str, poster: str, place: Place) -> SafeString:
    """Where the clip plays in place, the words say from whom it is loaded."""
    snapshot = place.media.snapshots.get(block.snapshot or 0)
    words = _("Watch: %(caption)s") % {"caption": block.caption}
    if snapshot is None or snapshot.player is None:
        return play_link(address, words, poster)
    site = snapshot.provider or host_of(address)
    words = _("Watch: %(caption)s (loads from %(site)s)") % {"caption": block.caption, "site": site}
    return play_link(address, words, poster, snapshot.player)


def _caption(block: Video, facts: PictureFacts | None) -> SafeString:
    caption = block.poster.caption if block.poster else ""
    credit = block.credit or (block.poster.credit if block.poster else "")
    return caption_element(caption, credit, made_with_ai=facts is not None and facts.made_with_ai)
