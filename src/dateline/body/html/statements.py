"""Statements: the words, and under them who said them, to whom, and who carried them."""

from __future__ import annotations

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dateline.body.blocks import Statement
from dateline.body.html.elements import element, foreign, joined, link
from dateline.body.html.place import Place
from dateline.body.phrases import kind_words, to_venue, via_outlet
from dateline.body.quotation import quoted_paragraphs


def render_statement(block: Statement, place: Place) -> SafeString:
    paragraphs = (element("p", {}, paragraph) for paragraph in quoted_paragraphs(block, place.language))
    return element(
        "figure",
        {"class": f"statement statement-{block.kind.replace('_', '-')}"},
        element("blockquote", foreign(block.lang), *paragraphs),
        element("figcaption", {}, _attribution(block)),
    )


def _attribution(block: Statement) -> SafeString:
    named = joined(
        element("b", {"class": "speaker"}, block.speaker),
        element("span", {"class": "role"}, block.role) if block.role else "",
        to_venue(block.venue) if block.venue else "",
        _source(block),
        by=", ",
    )
    manner = kind_words(block.kind)
    return joined(named, element("span", {"class": "manner"}, f"({manner})") if manner else "", by=" ")


def _source(block: Statement) -> str:
    outlet = via_outlet(block.outlet) if block.outlet else ""
    return link(block.url, outlet or _("source")) if block.url else outlet
