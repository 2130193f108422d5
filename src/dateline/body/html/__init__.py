"""A body as the public HTML fragment: rendered once, at publish, and the same in page, stream, feeds and archive.

The fragment has no id (it may stand twice on a page), no style, no script and no request to another site. Headings
are h4: an update's headline is h3. Classes, for whoever writes the stylesheet:

    figure.statement            somebody's words; also .statement-direct, -partial, -paraphrase, -denial, -no-comment
      b.speaker  span.role  span.manner (what kind of words they are, e.g. "paraphrased")
    figure.picture              one picture; .picture-missing when the library has it no more
      a.enlarge (around the picture)  span.caption  span.credit  span.made-with-ai
    figure.gallery              several pictures
      div.strip (scrolls sideways, takes the focus)  ul > li > figure.picture
    figure.embed                a post kept by us; also .embed-kept, .embed-deleted, .embed-unavailable
      p.author (b, span.handle)  blockquote  picture, inside a.play where the post has a player
    figure.embed.embed-link     a post of which only the address is known
    p.lost                      what stood here and is lost
    figure.video                a clip; a.play around poster and words, when it has an address
      a.play[data-player]       the player is at /player/ID/; data-ratio is its width and height, e.g. 16/9
    p.document  p.related       links; span.credit after a document's title
    aside.context  section.facts
    div.numbers                 dl > div > dt (what is counted), dd (the figure)
    p.note                      the desk's note on an embed or a video

Text marked `lang` also has `dir="auto"`, as has every text that strangers wrote.
"""

from __future__ import annotations

from django.utils import translation
from django.utils.safestring import SafeString

from dateline.body.blocks import (
    Block,
    Context,
    Document,
    Embed,
    FactBox,
    Gallery,
    ListBlock,
    Numbers,
    Paragraph,
    Picture,
    Related,
    Statement,
    Subheading,
    Video,
)
from dateline.body.html.boxes import render_context, render_facts, render_numbers
from dateline.body.html.embeds import render_embed
from dateline.body.html.links import render_document, render_related
from dateline.body.html.pictures import render_gallery, render_picture
from dateline.body.html.place import Place
from dateline.body.html.sanitising import sanitised
from dateline.body.html.statements import render_statement
from dateline.body.html.text import render_list, render_paragraph, render_subheading
from dateline.body.html.videos import render_video
from dateline.body.phrases import usable_language
from dateline.media.facts import MediaFacts

__all__ = ["to_html"]


def to_html(body: tuple[Block, ...], media: MediaFacts, *, language: str, timezone: str) -> str:
    """The sanitised fragment, one block a line.

    `language` is the story's BCP 47 tag, `timezone` its IANA zone; both set how times and added words read. Raises
    `zoneinfo.ZoneInfoNotFoundError` for a zone that does not exist, if a time has to be shown.
    """
    place = Place(media=media, language=language, timezone=timezone)
    with translation.override(usable_language(language)):
        return sanitised("\n".join(_render(block, place) for block in body))


def _render(block: Block, place: Place) -> SafeString:
    match block:
        case Paragraph():
            return render_paragraph(block)
        case ListBlock():
            return render_list(block)
        case Subheading():
            return render_subheading(block)
        case Statement():
            return render_statement(block, place)
        case Picture():
            return render_picture(block, place)
        case Gallery():
            return render_gallery(block, place)
        case Embed():
            return render_embed(block, place)
        case Video():
            return render_video(block, place)
        case Document():
            return render_document(block)
        case Related():
            return render_related(block)
        case Context():
            return render_context(block)
        case FactBox():
            return render_facts(block)
        case Numbers():
            return render_numbers(block)
