"""Paragraphs, lists and subheadings."""

from __future__ import annotations

from django.utils.safestring import SafeString

from dateline.body.blocks import ListBlock, Paragraph, Span, Subheading
from dateline.body.html.elements import element, foreign, joined, link


def render_spans(spans: tuple[Span, ...]) -> SafeString:
    return joined(*(_render_span(span) for span in spans))


def _render_span(span: Span) -> str:
    rendered: str = span.text
    if span.italic:
        rendered = element("em", {}, rendered)
    if span.bold:
        rendered = element("strong", {}, rendered)
    return link(span.href, rendered) if span.href else rendered


def render_paragraph(block: Paragraph) -> SafeString:
    return element("p", foreign(block.lang), render_spans(block.spans))


def render_list(block: ListBlock) -> SafeString:
    return element("ol" if block.ordered else "ul", {}, *render_items(block.items))


def render_items(items: tuple[tuple[Span, ...], ...]) -> list[SafeString]:
    return [element("li", {}, render_spans(item)) for item in items]


def render_subheading(block: Subheading) -> SafeString:
    return element("h4", {}, block.text)
