"""What the parts of a block are called where a change of them is shown."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from dateline.body.blocks import Block, StatementKind
from dateline.body.phrases import kind_words

# Looked up when shown: a history names thousands of parts.
_BLOCKS = {
    "paragraph": gettext_lazy("Paragraph"),
    "list": gettext_lazy("List"),
    "subheading": gettext_lazy("Subheading"),
    "statement": gettext_lazy("Statement"),
    "picture": gettext_lazy("Picture"),
    "gallery": gettext_lazy("Gallery"),
    "embed": gettext_lazy("Post from elsewhere"),
    "video": gettext_lazy("Video"),
    "document": gettext_lazy("Document"),
    "related": gettext_lazy("Related story"),
    "context": gettext_lazy("Background"),
    "facts": gettext_lazy("Fact box"),
    "numbers": gettext_lazy("Numbers"),
}
_FIELDS = {
    "speaker": gettext_lazy("Speaker"),
    "role": gettext_lazy("Role"),
    "venue": pgettext_lazy("said to", "Said to"),
    "outlet": pgettext_lazy("carried by", "Carried by"),
    "kind": gettext_lazy("Kind of words"),
    "url": gettext_lazy("Address"),
    "lang": gettext_lazy("Language"),
    "alt": gettext_lazy("Description"),
    "caption": gettext_lazy("Caption"),
    "credit": gettext_lazy("Credit"),
    "poster": gettext_lazy("Poster"),
    "note": gettext_lazy("Note"),
    "source": gettext_lazy("Source"),
    "heading": gettext_lazy("Heading"),
    "title": gettext_lazy("Title"),
    "ordered": gettext_lazy("Numbering"),
    "figure": gettext_lazy("Figure"),
    "label": gettext_lazy("What it counts"),
}


def block_label(block: Block) -> str:
    return str(_BLOCKS[block.type])


def field_label(name: str) -> str:
    """Empty for the words that a block mainly is."""
    return str(_FIELDS.get(name, ""))


def value_words(name: str, value: object) -> str:
    """A value that is read as a whole, for people; empty for none."""
    if value is None:
        return ""
    if name == "kind":
        kind = StatementKind(str(value))
        return _("in their own words") if kind is StatementKind.DIRECT else kind_words(kind)
    if name == "ordered":
        return _("numbered") if value else _("with bullets")
    return str(value)
