"""Links to documents and to other stories."""

from __future__ import annotations

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dateline.body.blocks import Document, Related
from dateline.body.html.elements import element, fill, joined, link


def render_document(block: Document) -> SafeString:
    named = fill(_("Document: %(title)s"), title=link(block.url, block.title))
    source = element("span", {"class": "credit"}, f"({block.source})") if block.source else ""
    return element("p", {"class": "document"}, joined(named, source, by=" "))


def render_related(block: Related) -> SafeString:
    return element("p", {"class": "related"}, fill(_("Related: %(title)s"), title=link(block.url, block.title)))
