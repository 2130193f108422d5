"""Clips: a poster and words that lead to the video; the reader's script may play it in place after a click."""

from __future__ import annotations

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dateline.body.blocks import Video
from dateline.body.html.elements import STRANGERS, element, joined
from dateline.body.html.embeds import render_note
from dateline.body.html.pictures import caption_element, picture_element
from dateline.body.html.place import Place
from dateline.media.facts import PictureFacts


def render_video(block: Video, place: Place) -> SafeString:
    facts = place.media.pictures.get(block.poster.picture) if block.poster else None
    poster = picture_element(facts, block.poster.alt) if facts and block.poster else ""
    if block.url:
        words = element("span", {}, _("Watch: %(caption)s") % {"caption": block.caption})
        shown = element("a", {"class": "play", "href": block.url, "rel": STRANGERS}, poster, words)
    else:
        said = element("p", {}, _("Video: %(caption)s") % {"caption": block.caption})
        shown = joined(poster, said)
    return element("figure", {"class": "video"}, shown, _caption(block, facts), render_note(block.note))


def _caption(block: Video, facts: PictureFacts | None) -> SafeString:
    caption = block.poster.caption if block.poster else ""
    credit = block.credit or (block.poster.credit if block.poster else "")
    return caption_element(caption, credit, made_with_ai=facts is not None and facts.made_with_ai)
