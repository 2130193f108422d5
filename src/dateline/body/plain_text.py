"""A body as plain text: for feeds, mail, search and the machine-readable parts of a page."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import translation
from django.utils.translation import gettext as _

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
    PictureItem,
    Related,
    Statement,
    Subheading,
    Video,
)
from dateline.body.characters import clean_prose
from dateline.body.phrases import attribution, usable_language
from dateline.body.quotation import quoted_paragraphs
from dateline.body.values import Span
from dateline.media.facts import MediaFacts, PictureFacts, SnapshotFacts

_NO_MEDIA = MediaFacts()


def to_text(
    body: tuple[Block, ...], media: MediaFacts = _NO_MEDIA, *, language: str = "en", addresses: bool = False
) -> str:
    """The body's words: paragraphs parted by an empty line, a list's items each on a line of its own.

    With `addresses` the web address of each link follows its words, as mail wants it; without, only the words stand,
    as search and feeds want it. `language` is the story's, for the few words added.
    """
    with translation.override(usable_language(language)):
        texts = ("\n".join(_lines(block, media, language, addresses)) for block in body)
        return "\n\n".join(text for text in texts if text)


def _lines(block: Block, media: MediaFacts, language: str, addresses: bool) -> Iterator[str]:
    match block:
        case Paragraph():
            yield words(block.spans, addresses=addresses)
        case Subheading():
            yield block.text
        case ListBlock():
            for number, item in enumerate(block.items, start=1):
                yield f"{f'{number}.' if block.ordered else '-'} {words(item, addresses=addresses)}"
        case Statement():
            said = "\n\n".join(quoted_paragraphs(block, language))
            yield f"{said} — {attribution(block)}"
            yield from _address(block.url, addresses)
        case Picture():
            yield _picture(block, media.pictures.get(block.picture))
        case Gallery():
            yield from (_picture(item, media.pictures.get(item.picture)) for item in block.pictures)
            yield from (block.caption,) if block.caption else ()
        case Embed():
            yield from _embed(block, media.snapshots.get(block.snapshot or 0), addresses)
        case Video():
            yield _with_credit(_("Watch: %(caption)s") % {"caption": block.caption}, block.credit)
            yield from (block.note,) if block.note else ()
            yield from _address(block.url, addresses)
        case Document():
            yield _with_credit(_("Document: %(title)s") % {"title": block.title}, block.source)
            yield from _address(block.url, addresses)
        case Related():
            yield _("Related: %(title)s") % {"title": block.title}
            yield from _address(block.url, addresses)
        case Context():
            texts = (block.heading, *(words(paragraph, addresses=addresses) for paragraph in block.paragraphs))
            yield "\n\n".join(texts)
        case FactBox():
            yield block.heading
            yield from (f"- {words(item, addresses=addresses)}" for item in block.items)
        case Numbers():
            yield from (block.heading,) if block.heading else ()
            yield from (f"{figure.figure} {figure.label}" for figure in block.figures)


def words(spans: tuple[Span, ...], *, addresses: bool = False) -> str:
    """The text of spans without how it is set."""
    return "".join(
        f"{span.text} ({span.href})" if addresses and span.href and span.href != span.text else span.text
        for span in spans
    )


def _address(url: str | None, addresses: bool) -> tuple[str, ...]:
    return (url,) if url and addresses else ()


def _with_credit(text: str, credit: str) -> str:
    return f"{text} ({credit})" if credit else text


def _picture(item: PictureItem, facts: PictureFacts | None) -> str:
    """The caption; where there is none, what the picture shows."""
    caption = item.caption or (facts.caption if facts else "") or item.alt
    return _with_credit(caption, item.credit or (facts.credit if facts else ""))


def _embed(block: Embed, snapshot: SnapshotFacts | None, addresses: bool) -> Iterator[str]:
    if snapshot and snapshot.text:
        author = snapshot.author or snapshot.handle or snapshot.provider
        yield f"“{clean_prose(snapshot.text)}” — {author}"
    if block.note:
        yield block.note
    elif not (snapshot and snapshot.text) and block.url and not addresses:
        yield block.url
    yield from _address(block.url, addresses)
