"""What stands beside the story: background, facts and figures."""

from __future__ import annotations

from django.utils.safestring import SafeString

from dateline.body.blocks import Context, FactBox, Figure, Numbers
from dateline.body.html.elements import element
from dateline.body.html.text import render_items, render_spans


def render_context(block: Context) -> SafeString:
    paragraphs = (element("p", {}, render_spans(paragraph)) for paragraph in block.paragraphs)
    return element("aside", {"class": "context"}, element("h4", {}, block.heading), *paragraphs)


def render_facts(block: FactBox) -> SafeString:
    items = element("ul", {}, *render_items(block.items))
    return element("section", {"class": "facts"}, element("h4", {}, block.heading), items)


def render_numbers(block: Numbers) -> SafeString:
    heading = element("h4", {}, block.heading) if block.heading else ""
    figures = element("dl", {}, *(_render_figure(figure) for figure in block.figures))
    return element("div", {"class": "numbers"}, heading, figures)


def _render_figure(figure: Figure) -> SafeString:
    return element("div", {}, element("dt", {}, figure.label), element("dd", {}, figure.figure))
