"""A form for each kind of block, with every field it has. A valid form gives the block, and a block fills a form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dateline.body.blocks import Statement, StatementKind
from dateline.body.wire.inline_reading import read_inline
from dateline.desk.composer.block_form import (
    AddressField,
    BlockForm,
    LineField,
    ProseField,
    lines_in,
    paragraphs_in,
    written,
)

LANGUAGE_HELP = _("A tag such as “de” or “pt-BR”; empty for the story’s own.")


class ParagraphForm(BlockForm):
    kind, title = "paragraph", _("Paragraph")
    text = ProseField(_("Text"), help_text=_("An empty line starts another paragraph."))
    lang = LineField(_("Language"), max_length=35, help_text=LANGUAGE_HELP)

    def values_of(self, blocks: Sequence[Any]) -> dict[str, Any]:
        return {"text": "\n\n".join(written(block.spans) for block in blocks), "lang": blocks[0].lang}

    def to_json(self, given: dict[str, Any]) -> list[dict[str, Any]]:
        language = {"lang": given["lang"]} if "lang" in given else {}
        return [{"spans": read_inline(text), **language} for text in paragraphs_in(given["text"])]


class SubheadingForm(BlockForm):
    kind, title = "subheading", _("Subheading")
    text = LineField(_("Text"), required=True)


class ListForm(BlockForm):
    kind, title = "list", _("List")
    items = ProseField(_("Items, one a line"), rows=5)
    ordered = forms.BooleanField(label=_("Numbered"), required=False)

    def values_of(self, blocks: Sequence[Any]) -> dict[str, Any]:
        return {"items": "\n".join(map(written, blocks[0].items)), "ordered": blocks[0].ordered}

    def to_json(self, given: dict[str, Any]) -> list[dict[str, Any]]:
        return [{**given, "items": [read_inline(line) for line in lines_in(given["items"])]}]


class StatementForm(BlockForm):
    kind, title = "statement", _("Statement")
    text = ProseField(_("What was said"), help_text=_("Without quotation marks; the page sets them."))
    speaker = LineField(_("Who said it"), required=True)
    role = LineField(_("Role"))
    venue = LineField(_("To whom or where"), help_text=_("For example “Radio Vale” or “a press conference”."))
    outlet = LineField(_("Carried by"), help_text=_("The outlet you have it from, where that is another."))
    kind_of_words = forms.ChoiceField(
        label=_("What kind of words"),
        required=False,
        choices=[
            (StatementKind.DIRECT.value, _("quoted in full")),
            (StatementKind.PARTIAL.value, _("quoted in part")),
            (StatementKind.PARAPHRASE.value, _("paraphrased")),
            (StatementKind.DENIAL.value, _("a denial")),
            (StatementKind.NO_COMMENT.value, _("no comment")),
        ],
    )
    url = AddressField(_("Link to the source"))
    lang = LineField(_("Language"), max_length=35, help_text=LANGUAGE_HELP)

    def values_of(self, blocks: Sequence[Any]) -> dict[str, Any]:
        said: Statement = blocks[0]
        return {**super().values_of(blocks), "kind_of_words": said.kind.value}

    def to_json(self, given: dict[str, Any]) -> list[dict[str, Any]]:
        kind = given.pop("kind_of_words", StatementKind.DIRECT.value)
        return [{**given, "kind": kind}]


class PictureForm(BlockForm):
    kind, title = "picture", _("Picture")
    picture = forms.IntegerField(label=_("Number in the library"), min_value=1, max_value=2**53)
    alt = LineField(_("What it shows"), required=True, help_text=_("For people who can’t see it. Not the caption."))
    caption = LineField(_("Caption"))
    credit = LineField(_("Credit"), required=True, help_text=_("For example “M. Hale / The Vale Herald”."))


class GalleryForm(BlockForm):
    kind, title = "gallery", _("Gallery")
    caption = LineField(_("Caption of the gallery"))
    rows = {
        "picture": _("Number in the library"),
        "alt": _("What it shows"),
        "row_caption": _("Caption"),
        "credit": _("Credit"),
    }
    row_title = _("Picture")

    def rows_of(self, block: Any) -> list[dict[str, str]]:
        return [
            {"picture": str(item.picture), "alt": item.alt, "row_caption": item.caption, "credit": item.credit}
            for item in block.pictures
        ]

    def to_json(self, given: dict[str, Any]) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = []
        for row in self.given_rows:
            key = row["picture"]
            if not row["credit"]:
                self.add_error(None, gettext("Every picture needs a credit."))
            words = {"alt": row["alt"], "caption": row["row_caption"], "credit": row["credit"]}
            rows.append({"picture": int(key) if key.isdecimal() and len(key) < 17 else key, **words})
        return [{**given, "pictures": rows}]


class EmbedForm(BlockForm):
    kind, title = "embed", _("Post from elsewhere")
    url = AddressField(_("Address"))
    snapshot = forms.IntegerField(label=_("Number of the copy we keep"), required=False, min_value=1, max_value=2**53)
    note = LineField(_("Note"), help_text=_("What readers should know of it, or what stood here if it is lost."))


class VideoForm(BlockForm):
    kind, title = "video", _("Video")
    caption = LineField(_("Caption"), required=True)
    url = AddressField(_("Address"))
    snapshot = forms.IntegerField(label=_("Number of the copy we keep"), required=False, min_value=1, max_value=2**53)
    credit = LineField(_("Credit"))
    note = LineField(_("Note"))
    poster = forms.IntegerField(label=_("Poster: number in the library"), required=False, min_value=1, max_value=2**53)
    poster_alt = LineField(_("What the poster shows"))
    poster_caption = LineField(_("Caption of the poster"))
    poster_credit = LineField(_("Credit of the poster"))

    def values_of(self, blocks: Sequence[Any]) -> dict[str, Any]:
        values, poster = super().values_of(blocks), blocks[0].poster
        values["poster"] = poster.picture if poster else ""
        return values | {f"poster_{name}": getattr(poster, name, "") for name in ("alt", "caption", "credit")}

    def to_json(self, given: dict[str, Any]) -> list[dict[str, Any]]:
        parts = {name: given.pop(f"poster_{name}", "") for name in ("alt", "caption", "credit")}
        if (key := given.pop("poster", None)) is not None:
            given["poster"] = {"picture": key, **parts}
            if not parts["alt"]:
                self.add_error("poster_alt", gettext("Say what the poster shows."))
        return [given]


class DocumentForm(BlockForm):
    kind, title = "document", _("Document")
    title_ = LineField(_("Title"), required=True)
    url = AddressField(_("Address"), required=True)
    source = LineField(_("Source"))

    def values_of(self, blocks: Sequence[Any]) -> dict[str, Any]:
        return {**super().values_of(blocks), "title_": blocks[0].title}

    def to_json(self, given: dict[str, Any]) -> list[dict[str, Any]]:
        title = given.pop("title_", "")
        return [{**given, "title": title}]


class RelatedForm(DocumentForm):
    kind, title = "related", _("Related story")
    source = None  # type: ignore[assignment]  # Django's way to leave out a field of the form above


class ContextForm(BlockForm):
    kind, title = "context", _("Context")
    heading = LineField(_("Heading"), required=True)
    paragraphs = ProseField(_("Text"), rows=6, help_text=_("An empty line starts another paragraph."))

    def values_of(self, blocks: Sequence[Any]) -> dict[str, Any]:
        texts = "\n\n".join(map(written, blocks[0].paragraphs))
        return {"heading": blocks[0].heading, "paragraphs": texts}

    def to_json(self, given: dict[str, Any]) -> list[dict[str, Any]]:
        return [{**given, "paragraphs": [read_inline(text) for text in paragraphs_in(given["paragraphs"])]}]


class FactsForm(BlockForm):
    kind, title = "facts", _("Facts")
    heading = LineField(_("Heading"), required=True)
    items = ProseField(_("Facts, one a line"), rows=5)

    def values_of(self, blocks: Sequence[Any]) -> dict[str, Any]:
        return {"heading": blocks[0].heading, "items": "\n".join(map(written, blocks[0].items))}

    def to_json(self, given: dict[str, Any]) -> list[dict[str, Any]]:
        return [{**given, "items": [read_inline(line) for line in lines_in(given["items"])]}]


class NumbersForm(BlockForm):
    kind, title = "numbers", _("Numbers")
    heading = LineField(_("Heading"))
    rows = {"figure": _("Figure"), "label": _("What it counts")}
    row_title = _("Number")

    def rows_of(self, block: Any) -> list[dict[str, str]]:
        return [{"figure": each.figure, "label": each.label} for each in block.figures]

    def to_json(self, given: dict[str, Any]) -> list[dict[str, Any]]:
        return [{**given, "figures": self.given_rows}]


FORMS: dict[str, type[BlockForm]] = {
    form.kind: form
    for form in (
        ParagraphForm,
        SubheadingForm,
        ListForm,
        StatementForm,
        PictureForm,
        GalleryForm,
        EmbedForm,
        VideoForm,
        DocumentForm,
        RelatedForm,
        ContextForm,
        FactsForm,
        NumbersForm,
    )
}
