"""Pictures and galleries."""

from __future__ import annotations

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dateline.body.blocks import Gallery, PictureItem
from dateline.body.html.elements import element, joined
from dateline.body.html.place import Place
from dateline.media.facts import PictureFacts, Source

# The column of text is at most 40rem wide; on a narrow screen it is the screen.
COLUMN = "(min-width: 42rem) 40rem, 100vw"
_IN_STRIP = "(min-width: 42rem) 30rem, 85vw"


def render_picture(item: PictureItem, place: Place, sizes: str = COLUMN) -> SafeString:
    facts = place.media.pictures.get(item.picture)
    if facts is None:
        said = _("Picture: %(description)s") % {"description": item.alt}
        missing = element("p", {}, said)
        return element("figure", {"class": "picture picture-missing"}, missing, render_caption(item, None))
    enlarge = {
        "class": "enlarge",
        "href": facts.large.url,
        "aria-label": _("Enlarge: %(description)s") % {"description": item.alt},
    }
    shown = element("a", enlarge, picture_element(facts, item.alt, sizes))
    return element("figure", {"class": "picture"}, shown, render_caption(item, facts))


def render_gallery(block: Gallery, place: Place) -> SafeString:
    """A strip that scrolls sideways. It takes the focus, so that the arrow keys scroll it too (WCAG 2.1.1)."""
    count = len(block.pictures)
    label = ngettext("Gallery: %(count)d picture", "Gallery: %(count)d pictures", count) % {"count": count}
    items = (element("li", {}, render_picture(item, place, _IN_STRIP)) for item in block.pictures)
    strip = element(
        "div",
        {"class": "strip", "role": "group", "tabindex": "0", "aria-label": label},
        # Safari takes a list without bullets for no list, unless it is told.
        element("ul", {"role": "list"}, *items),
    )
    caption = element("figcaption", {}, block.caption) if block.caption else ""
    return element("figure", {"class": "gallery"}, strip, caption)


def picture_element(facts: PictureFacts, alt: str, sizes: str = COLUMN) -> SafeString:
    """The best format that the browser knows, in the size that it needs. Sizes are in CSS pixels."""
    sources = (
        element("source", {"type": source.mime, "srcset": _srcset(source), "sizes": sizes}) for source in facts.sources
    )
    shown = facts.shown
    image = {
        "src": _in_a_list(shown.url),
        "srcset": _srcset(facts.fallback),
        "sizes": sizes,
        "width": str(shown.width),
        "height": str(shown.height),
        "alt": alt,
        "loading": "lazy",
        "decoding": "async",
    }
    return element("picture", {}, *sources, element("img", image))


def render_caption(item: PictureItem, facts: PictureFacts | None) -> SafeString:
    """The update's caption and credit; where it has none, the library's."""
    caption = item.caption or (facts.caption if facts else "")
    credit = item.credit or (facts.credit if facts else "")
    return caption_element(caption, credit, made_with_ai=facts is not None and facts.made_with_ai)


def caption_element(caption: str, credit: str, *, made_with_ai: bool = False) -> SafeString:
    """Nothing at all where there is nothing to say."""
    parts = (
        element("span", {"class": "caption"}, caption) if caption else "",
        element("span", {"class": "credit"}, credit) if credit else "",
        element("span", {"class": "made-with-ai"}, _("Made with AI")) if made_with_ai else "",
    )
    return element("figcaption", {}, joined(*parts, by=" ")) if any(parts) else joined()


def _srcset(source: Source) -> str:
    return ", ".join(f"{_in_a_list(rendition.url)} {rendition.width}w" for rendition in source.renditions)


def _in_a_list(url: str) -> str:
    """A comma or a space in an address would end it in a `srcset`."""
    return url.replace(",", "%2C").replace(" ", "%20")
