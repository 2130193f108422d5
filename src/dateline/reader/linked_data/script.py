"""JSON-LD as an element of a page. A data block: no script runs (HTML, section 4.12.1)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

# So that no word can end the element or begin a comment in it.
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def script_element(node: Mapping[str, Any]) -> SafeString:
    """The whole element, for a page's head."""
    said = json.dumps(node, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(said))  # noqa: S308 (see _ESCAPES)
