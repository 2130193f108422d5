"""The typed blocks that an update's body is made of.

A body is a sequence of blocks. The same values stand in drafts, in the record, in the API, in import and in
export; `dateline.body.wire` writes them as text and reads them back, `dateline.body.html` renders them.
There is no block that holds raw HTML.

Every model is frozen and normalises its text on the way in, so two bodies that read the same compare equal.
Discriminator: `type`. Errors: `pydantic.ValidationError`, a `ValueError`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, TypeAdapter, model_validator

from dateline.body.values import Flag, Key, Language, Line, Model, Prose, Said, Span, Spans, WebAddress, plain

__all__ = [
    "MAX_BLOCKS",
    "Block",
    "Body",
    "Context",
    "Document",
    "Embed",
    "FactBox",
    "Figure",
    "Gallery",
    "Language",
    "Line",
    "ListBlock",
    "Model",
    "Numbers",
    "Paragraph",
    "Picture",
    "PictureItem",
    "Prose",
    "Related",
    "Said",
    "Span",
    "Spans",
    "Statement",
    "StatementKind",
    "Subheading",
    "Video",
    "WebAddress",
    "body_from_json",
    "body_to_json",
    "plain",
]

MAX_BLOCKS = 500


class Paragraph(Model):
    """A paragraph; `lang` where it is in another language than the story."""

    type: Literal["paragraph"] = "paragraph"
    spans: Spans
    lang: Language = ""


class ListBlock(Model):
    """A list, with bullets or numbered from 1."""

    type: Literal["list"] = "list"
    items: Annotated[tuple[Spans, ...], Field(min_length=1)]
    ordered: Flag = False


class Subheading(Model):
    """A heading inside an update."""

    type: Literal["subheading"] = "subheading"
    text: Said


class StatementKind(StrEnum):
    """How the words of a statement relate to what was said."""

    DIRECT = "direct"
    PARTIAL = "partial"
    PARAPHRASE = "paraphrase"
    DENIAL = "denial"
    NO_COMMENT = "no_comment"


class Statement(Model):
    """What somebody said: the words, who, in what role, to whom or where, and which outlet carried it."""

    type: Literal["statement"] = "statement"
    text: Prose
    speaker: Said
    role: Line = ""
    venue: Line = ""
    outlet: Line = ""
    kind: StatementKind = StatementKind.DIRECT
    url: WebAddress | None = None
    lang: Language = ""


class PictureItem(Model):
    """A picture of the library as this update shows it. `alt` describes it for those who can't see it."""

    picture: Key
    alt: Said
    caption: Line = ""
    credit: Line = ""


class Picture(PictureItem):
    """One picture of the library."""

    type: Literal["picture"] = "picture"


class Gallery(Model):
    """Several pictures shown side by side."""

    type: Literal["gallery"] = "gallery"
    pictures: Annotated[tuple[PictureItem, ...], Field(min_length=1, max_length=100)]
    caption: Line = ""


class Embed(Model):
    """A post or clip from elsewhere.

    `snapshot` is the key of the stored `EmbedSnapshot`. An embed that an imported page has lost has no address;
    its `note` says in plain words what stood here.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [
                {"required": ["url"], "properties": {"url": {"type": "string"}}},
                {"required": ["note"], "properties": {"note": {"minLength": 1}}},
            ]
        }
    )

    type: Literal["embed"] = "embed"
    url: WebAddress | None = None
    snapshot: Key | None = None
    note: Line = ""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.url is None and not self.note:
            raise ValueError("an embed without an address needs a note that says what stood there")
        return self


class Video(Model):
    """A clip: a poster and a caption; the player loads on a click. Without an address only the caption is left.

    `snapshot` is the key of the stored `EmbedSnapshot` that knows the player.
    """

    type: Literal["video"] = "video"
    caption: Said
    url: WebAddress | None = None
    snapshot: Key | None = None
    poster: PictureItem | None = None
    credit: Line = ""
    note: Line = ""


class Document(Model):
    """A link to a document: a report, a ruling, a map."""

    type: Literal["document"] = "document"
    title: Said
    url: WebAddress
    source: Line = ""


class Related(Model):
    """A link to another story."""

    type: Literal["related"] = "related"
    title: Said
    url: WebAddress


class Context(Model):
    """Background a late reader may have missed."""

    type: Literal["context"] = "context"
    heading: Said
    paragraphs: Annotated[tuple[Spans, ...], Field(min_length=1)]


class FactBox(Model):
    """A box of short facts under a heading."""

    type: Literal["facts"] = "facts"
    heading: Said
    items: Annotated[tuple[Spans, ...], Field(min_length=1)]


class Figure(Model):
    """One number and what it counts, e.g. "3,200" and "people told to leave"."""

    figure: Said
    label: Said


class Numbers(Model):
    """The figures of a story, each with what it counts."""

    type: Literal["numbers"] = "numbers"
    heading: Line = ""
    figures: Annotated[tuple[Figure, ...], Field(min_length=1)]


Block = Annotated[
    Paragraph
    | ListBlock
    | Subheading
    | Statement
    | Picture
    | Gallery
    | Embed
    | Video
    | Document
    | Related
    | Context
    | FactBox
    | Numbers,
    Field(discriminator="type"),
]
Body = Annotated[tuple[Block, ...], Field(max_length=MAX_BLOCKS)]

_body: TypeAdapter[tuple[Block, ...]] = TypeAdapter(Body)


def body_from_json(value: object) -> tuple[Block, ...]:
    """Validates plain JSON values (lists, dicts, strings). Raises `pydantic.ValidationError`."""
    return _body.validate_python(value)


def body_to_json(body: tuple[Block, ...]) -> list[dict[str, object]]:
    """Plain JSON values with defaults left out, so that a field added later changes no stored hash."""
    dumped: list[dict[str, object]] = _body.dump_python(body, mode="json", exclude_defaults=True)
    return [{"type": block.type, **values} for block, values in zip(body, dumped, strict=True)]
