"""Hypothesis strategies for bodies: every kind of block, filled with text that tries to be something else."""

from __future__ import annotations

import string

from hypothesis import strategies as st

from dateline.body.blocks import (
    Block,
    Context,
    Document,
    Embed,
    FactBox,
    Figure,
    Gallery,
    ListBlock,
    Numbers,
    Paragraph,
    Picture,
    PictureItem,
    Related,
    Span,
    Statement,
    StatementKind,
    Subheading,
    Video,
)
from dateline.body.characters import clean_line

MARKUP = [
    *(
        "*",
        "**",
        "***",
        "_",
        "__",
        "[",
        "]",
        "](",
        "(",
        ")",
        "\\",
        "\\\\",
        "`",
        "~",
        "|",
        " | ",
        "<",
        ">",
        "&",
        '"',
        "'",
    ),
    *("::", "::picture", "::facts", "# ", "## ", "> ", "- ", "* ", "• ", "1. ", "2. ", "1984. ", "3) ", "---", "* * *"),
    *("— ", "-- ", "– ", ", to ", ", via ", " (partial)", " (no comment)", "WATCH | ", "watch|", "text: ", "alt: "),
    *("https://", "https://vale.example/a_b", "http://x", "[a](https://vale.example)", "](bold)", "[b](italic bold)"),
    *("https://vale.example/(a)_[b]*c*.", "mailto:desk@vale.example", "www.vale.example", "“", "”", "„", "«", "»"),
    *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&lt;b&gt;", "javascript:alert(1)", "]]>", "-->"),
    *("%(title)s", "%s", "{}", "{{ x }}", "{% x %}", "\x00", "\x1b", "\x85", "\u2028", "\t", "\r\n", "\n\n", "\u00a0"),
    *(
        "\u202e",
        "\u200d",
        "\u200f",
        "\ufeff",
        "\ufffe",
        "👩\u200d🚒",
        "e\u0301",
        "שלום",
        "مرحبا",
        "三月",
        "İ",
        "ß",
        "𝔙",
    ),
]
_PLAIN = [
    "Arne",
    "dam",
    "Lower Arne",
    "the wall held",
    "gate",
    "a",
    "I",
    "7",
    "4:31 p.m.",
    "bold",
    "italic",
    "no_name_x",
]

hostile_text = st.one_of(
    st.lists(st.one_of(st.sampled_from(_PLAIN), st.sampled_from(MARKUP), st.just(" ")), max_size=8).map("".join),
    st.text(alphabet=st.sampled_from("*_[]()\\ab 1.-#>:|—\n"), max_size=24),
    st.text(max_size=16),
)
"""Any text at all: markup, near-markup, controls, and every script."""

lines = hostile_text.map(clean_line).map(lambda text: text[:200].strip())
said = lines.filter(bool)
prose = st.lists(said, min_size=1, max_size=3).map("\n\n".join)
languages = st.sampled_from(["", "", "", "de", "pt-BR", "ar", "zh-Hant-TW"])
keys = st.integers(min_value=1, max_value=9)

_path = st.text(alphabet=string.ascii_letters + string.digits + "()*_[]\\~:;,.!'\"<>&=?#@%/|^`{}é三-+$", max_size=14)
web_addresses = st.one_of(
    st.builds("https://{}.example/{}".format, st.sampled_from(["vale", "a-b", "ÄÖ", "x_y"]), _path),
    st.builds("http://127.0.0.1:{}/{}".format, st.integers(1, 65_535), _path),
    st.builds("HTTP://[2001:db8::1]/{}".format, _path),
    st.builds("mailto:{}@vale.example".format, st.text(alphabet="ab()_*+%\\", max_size=5)),
)

spans = st.builds(
    Span,
    text=st.one_of(said, hostile_text, web_addresses).filter(lambda text: bool(clean_line(text))),
    bold=st.booleans(),
    italic=st.booleans(),
    href=st.one_of(st.none(), st.none(), web_addresses),
)
self_links = web_addresses.map(lambda address: Span(text=address, href=address))
texts = st.lists(st.one_of(spans, self_links), min_size=1, max_size=5).map(tuple)

paragraphs = st.builds(Paragraph, spans=texts, lang=languages)
lists = st.builds(ListBlock, items=st.lists(texts, min_size=1, max_size=4).map(tuple), ordered=st.booleans())
subheadings = st.builds(Subheading, text=said)
statements = st.builds(
    Statement,
    text=prose,
    speaker=said,
    role=lines,
    venue=lines,
    outlet=lines,
    kind=st.sampled_from(StatementKind),
    url=st.one_of(st.none(), st.none(), web_addresses),
    lang=languages,
)
pictures = st.builds(Picture, picture=keys, alt=said, caption=lines, credit=lines)
picture_items = st.builds(PictureItem, picture=keys, alt=said, caption=lines, credit=lines)
galleries = st.builds(Gallery, pictures=st.lists(picture_items, min_size=1, max_size=3).map(tuple), caption=lines)
embeds = st.one_of(
    st.builds(Embed, url=web_addresses, snapshot=st.one_of(st.none(), keys), note=lines),
    st.builds(Embed, url=web_addresses),
    st.builds(Embed, note=said, snapshot=st.one_of(st.none(), keys)),
)
videos = st.builds(
    Video,
    caption=said,
    url=st.one_of(st.none(), web_addresses),
    snapshot=st.one_of(st.none(), keys),
    poster=st.one_of(st.none(), picture_items),
    credit=lines,
    note=st.one_of(st.just(""), lines),
)
documents = st.builds(Document, title=said, url=web_addresses, source=lines)
related = st.builds(Related, title=said, url=web_addresses)
contexts = st.builds(Context, heading=said, paragraphs=st.lists(texts, min_size=1, max_size=3).map(tuple))
fact_boxes = st.builds(FactBox, heading=said, items=st.lists(texts, min_size=1, max_size=3).map(tuple))
figures = st.builds(Figure, figure=said, label=said)
numbers = st.builds(Numbers, heading=lines, figures=st.lists(figures, min_size=1, max_size=3).map(tuple))


def blocks() -> st.SearchStrategy[Block]:
    """One block of any kind."""
    return st.one_of(
        paragraphs,
        lists,
        subheadings,
        statements,
        pictures,
        galleries,
        embeds,
        videos,
        documents,
        related,
        contexts,
        fact_boxes,
        numbers,
    )


def bodies(max_size: int = 5) -> st.SearchStrategy[tuple[Block, ...]]:
    """A valid body of up to `max_size` blocks, empty ones included."""
    return st.lists(blocks(), max_size=max_size).map(tuple)
