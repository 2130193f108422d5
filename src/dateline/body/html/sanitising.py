"""The last step: nothing leaves but what is on these lists, whatever the steps before it did."""

from __future__ import annotations

import re

import nh3

from dateline.body.addresses import require_web_address
from dateline.body.values import LANGUAGE_TAG

TAGS = {
    *("p", "h4", "ul", "ol", "li", "dl", "dt", "dd"),
    *("a", "b", "br", "em", "span", "strong", "time"),
    *("aside", "blockquote", "div", "figcaption", "figure", "section"),
    *("img", "picture", "source"),
}
CLASSES = {
    "a": {"enlarge", "play"},
    "aside": {"context"},
    "b": {"speaker"},
    "div": {"numbers", "strip"},
    "figure": {
        "embed",
        "embed-deleted",
        "embed-kept",
        "embed-link",
        "embed-unavailable",
        "gallery",
        "picture",
        "picture-missing",
        "statement",
        "statement-denial",
        "statement-direct",
        "statement-no-comment",
        "statement-paraphrase",
        "statement-partial",
        "video",
    },
    "p": {"author", "document", "lost", "note", "related"},
    "section": {"facts"},
    "span": {"caption", "credit", "handle", "made-with-ai", "manner", "role"},
}
ATTRIBUTES = {
    "a": {"aria-label", "data-player", "data-ratio", "href"},
    "blockquote": {"lang"},
    "div": {"aria-label"},
    "img": {"alt", "height", "sizes", "src", "srcset", "width"},
    "p": {"lang"},
    "source": {"sizes", "srcset", "type"},
    "time": {"datetime"},
}
VALUES = {
    "a": {"rel": {"noopener", "noopener nofollow"}},
    "b": {"dir": {"auto"}},
    "blockquote": {"dir": {"auto"}},
    "div": {"role": {"group"}, "tabindex": {"0"}},
    "img": {"decoding": {"async"}, "loading": {"lazy"}},
    "p": {"dir": {"auto"}},
    "span": {"dir": {"auto"}},
    "ul": {"role": {"list"}},
}
_SHAPES = {
    "data-player": re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
    "data-ratio": re.compile("[1-9][0-9]{0,4}/[1-9][0-9]{0,4}"),
    "datetime": re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}[+-][0-9]{2}:[0-9]{2}"),
    "height": re.compile("[0-9]{1,5}"),
    "lang": LANGUAGE_TAG,
    "sizes": re.compile(r"[a-z0-9():., -]+"),
    "type": re.compile("image/[a-z0-9.+-]+"),
    "width": re.compile("[0-9]{1,5}"),
}
# A path of this site. Browsers read "//host" and "/\host" as another site, and skip over tabs and line breaks.
_OWN_PATH = re.compile(r"/(?![/\\])[^\s\x00-\x20\\]*")


def sanitised(html: str) -> str:
    """The fragment with only the tags, attributes, classes and addresses of the lists above."""
    return _cleaner.clean(html)


def _filter(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "href":
        return value if _is_own_path(value) or _is_web_address(value) else None
    if attribute == "src":
        return value if _is_picture(value) else None
    if attribute == "srcset":
        return value if all(_is_picture(part.split(" ")[0]) for part in value.split(", ")) else None
    shape = _SHAPES.get(attribute)
    return value if shape is None or shape.fullmatch(value) else None


def _is_own_path(value: str) -> bool:
    return _OWN_PATH.fullmatch(value) is not None


def _is_web_address(value: str) -> bool:
    """nh3 looks at the scheme of what it reads as absolute; this looks after outer spaces of any kind are gone."""
    try:
        return require_web_address(value) is not None
    except ValueError:
        return False


def _is_picture(value: str) -> bool:
    return _is_own_path(value) or (_is_web_address(value) and not value.startswith("mailto:"))


_cleaner = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    allowed_classes=CLASSES,
    tag_attribute_values=VALUES,
    attribute_filter=_filter,
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
    clean_content_tags={"script", "style"},
)
