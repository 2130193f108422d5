"""The `::kind` blocks: how each kind is written as keys and values, and made from them again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dateline.body.blocks import (
    Block,
    Context,
    Document,
    Embed,
    FactBox,
    Gallery,
    Numbers,
    Paragraph,
    Picture,
    PictureItem,
    Related,
    Statement,
    StatementKind,
    Video,
)
from dateline.body.values import Span
from dateline.body.wire.entries import ITEM, Fields
from dateline.body.wire.inline_reading import ESCAPED, read_inline
from dateline.body.wire.inline_writing import write_inline
from dateline.body.wire.lines import Mark, read_line

Pairs = Iterator[tuple[str, object]]

_STATEMENT = ("speaker", "role", "venue", "outlet", "url", "lang")
_PICTURE = ("picture", "alt", "caption", "credit")
_POSTER = {"poster": "picture", "poster-alt": "alt", "poster-caption": "caption", "poster-credit": "credit"}
_VIDEO = ("caption", "url", "credit", "note")
_FIGURE = re.compile(r"(?P<figure>(?:\\.|[^|\\]|\\$)+)\|(?P<label>.+)")


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of block: its keys, and how to write and read it. `running` is the key of its running text."""

    keys: frozenset[str]
    write: Callable[[Any], Iterable[tuple[str, object]]]
    read: Callable[[Fields], tuple[Block, ...]]
    running: str = ""


def write_form(block: Block) -> str:
    """The block as `::kind`, its keys and values, and `::`. Empty values are left out."""
    pairs = [(key, value) for key, value in FORMS[block.type].write(block) if value not in ("", None)]
    lines = (f"- {value}" if key == ITEM else f"{key}: {value}" for key, value in pairs)
    return "\n".join((f"::{block.type}", *lines, "::"))


def _inline(spans: tuple[Span, ...]) -> str:
    return write_inline(spans, accepts=lambda text: True)


def write_item(spans: tuple[Span, ...], marker: str) -> str:
    """The text of a list item as it stands after its marker ("-" or "3.")."""

    def stays_an_item(text: str) -> bool:
        line = read_line(f"{marker} {text}")
        return line.mark in (Mark.BULLET, Mark.NUMBER) and line.content == text

    return write_inline(spans, accepts=stays_an_item)


def _write_paragraph(block: Paragraph) -> Pairs:
    yield from (("lang", block.lang), ("text", _inline(block.spans)))


def _read_paragraphs(fields: Fields) -> tuple[Block, ...]:
    """Several texts are several paragraphs of one language."""
    given = fields.ones("lang")
    texts = [{"spans": read_inline(text)} for text in fields.every("text")]
    return tuple(Paragraph.model_validate({**given, **text}) for text in texts or ({},))


def _write_statement(block: Statement) -> Pairs:
    yield from (("text", paragraph) for paragraph in block.text.split("\n\n"))
    yield from ((key, getattr(block, key)) for key in _STATEMENT)
    if block.kind is not StatementKind.DIRECT:
        yield "kind", block.kind.replace("_", " ")


def _read_statement(fields: Fields) -> tuple[Block, ...]:
    given = fields.ones(*_STATEMENT)
    if texts := fields.every("text"):
        given["text"] = "\n\n".join(texts)
    if kind := fields.one("kind"):
        given["kind"] = kind.lower().replace(" ", "_")
    return (Statement.model_validate(given),)


def _write_picture(picture: PictureItem) -> Pairs:
    yield from ((key, getattr(picture, key)) for key in _PICTURE)


def _read_picture(fields: Fields) -> tuple[Block, ...]:
    return (Picture.model_validate(_picture_values(fields)),)


def _picture_values(fields: Fields) -> dict[str, object]:
    return {**fields.ones("alt", "caption", "credit"), **fields.numbers("picture")}


def _write_gallery(block: Gallery) -> Pairs:
    yield "caption", block.caption
    for picture in block.pictures:
        yield from _write_picture(picture)


def _read_gallery(fields: Fields) -> tuple[Block, ...]:
    """Each `picture:` begins the next picture; a caption before the first is the gallery's."""
    gallery, *pictures = fields.groups("picture")
    given = {**gallery.ones("caption", "alt", "credit"), "pictures": [_picture_values(picture) for picture in pictures]}
    return (Gallery.model_validate(given),)


def _write_embed(block: Embed) -> Pairs:
    yield from (("url", block.url), ("snapshot", block.snapshot), ("note", block.note))


def _read_embed(fields: Fields) -> tuple[Block, ...]:
    return (Embed.model_validate({**fields.ones("url", "note"), **fields.numbers("snapshot")}),)


def _write_video(block: Video) -> Pairs:
    yield from ((key, getattr(block, key)) for key in _VIDEO)
    yield "snapshot", block.snapshot
    if block.poster:
        yield from ((key, getattr(block.poster, name)) for key, name in _POSTER.items())


def _read_video(fields: Fields) -> tuple[Block, ...]:
    poster = {**fields.ones(*list(_POSTER)[1:]), **fields.numbers("poster")}
    given: dict[str, object] = {**fields.ones(*_VIDEO), **fields.numbers("snapshot")}
    if poster:
        given["poster"] = {_POSTER[key]: value for key, value in poster.items()}
    return (Video.model_validate(given),)


def _write_document(block: Document) -> Pairs:
    yield from (("title", block.title), ("url", block.url), ("source", block.source))


def _read_document(fields: Fields) -> tuple[Block, ...]:
    return (Document.model_validate(fields.ones("title", "url", "source")),)


def _write_related(block: Related) -> Pairs:
    yield from (("title", block.title), ("url", block.url))


def _read_related(fields: Fields) -> tuple[Block, ...]:
    return (Related.model_validate(fields.ones("title", "url")),)


def _write_context(block: Context) -> Pairs:
    yield "heading", block.heading
    yield from (("text", _inline(paragraph)) for paragraph in block.paragraphs)


def _read_context(fields: Fields) -> tuple[Block, ...]:
    paragraphs = [read_inline(text) for text in fields.every("text")]
    return (Context.model_validate({**fields.ones("heading"), "paragraphs": paragraphs}),)


def _write_facts(block: FactBox) -> Pairs:
    yield "heading", block.heading
    yield from ((ITEM, write_item(item, ITEM)) for item in block.items)


def _read_facts(fields: Fields) -> tuple[Block, ...]:
    items = [read_inline(text) for text in fields.every(ITEM)]
    return (FactBox.model_validate({**fields.ones("heading"), "items": items}),)


def _write_numbers(block: Numbers) -> Pairs:
    yield "heading", block.heading
    for figure in block.figures:
        yield ITEM, " | ".join(re.sub(r"[\\|]", r"\\\g<0>", text) for text in (figure.figure, figure.label))


def _read_numbers(fields: Fields) -> tuple[Block, ...]:
    figures = [_read_figure(text) for text in fields.every(ITEM)]
    return (Numbers.model_validate({**fields.ones("heading"), "figures": figures}),)


def _read_figure(text: str) -> dict[str, str]:
    match = _FIGURE.fullmatch(text)
    found = match.groupdict() if match else {"figure": text}
    return {key: ESCAPED.sub(r"\1", value.strip()) for key, value in found.items()}


def _form(
    keys: str,
    write: Callable[[Any], Iterable[tuple[str, object]]],
    read: Callable[[Fields], tuple[Block, ...]],
    running: str = "",
) -> Form:
    return Form(frozenset(keys.split()), write, read, running)


FORMS = {
    "paragraph": _form("lang text", _write_paragraph, _read_paragraphs, "text"),
    "statement": _form("text speaker role venue outlet kind url lang", _write_statement, _read_statement, "text"),
    "picture": _form("picture alt caption credit", _write_picture, _read_picture),
    "gallery": _form("picture alt caption credit", _write_gallery, _read_gallery),
    "embed": _form("url snapshot note", _write_embed, _read_embed),
    "video": _form(
        "caption url credit note snapshot poster poster-alt poster-caption poster-credit", _write_video, _read_video
    ),
    "document": _form("title url source", _write_document, _read_document),
    "related": _form("title url", _write_related, _read_related),
    "context": _form("heading text", _write_context, _read_context, "text"),
    "facts": _form("heading -", _write_facts, _read_facts),
    "numbers": _form("heading -", _write_numbers, _read_numbers),
}
