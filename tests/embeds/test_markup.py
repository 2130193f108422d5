"""Other sites' HTML: its words come out, and no page keeps the parser busy."""

from __future__ import annotations

import time

import pytest

from dateline.embeds.markup import Page, plain


def test_words_without_their_markup() -> None:
    html = (
        "<div>One <b>two</b>  three<script>no</script><style>no</style></div><ul><li>four<li>five</ul><!-- no --><p>six"
    )
    assert plain(html).split() == ["One", "two", "three", "four", "five", "six"]


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 400_000,
        "<a " + " ".join(f"a{number}" for number in range(250_000)) + ">",
        "<meta " * 300_000,
        "<meta " + " ".join(f"a{number}" for number in range(250_000)),
        ("<meta " + " ".join(f"a{number}" for number in range(1_000)) + ">") * 300,
        "<b>" * 1_000_000,
        "<!--<meta" * 200_000,
    ],
    ids=["nested", "attributes", "metas", "one meta", "metas with attributes", "bold", "comments"],
)
def test_no_page_keeps_the_parser_busy(html: str) -> None:
    """Two megabytes, as much as a site may send."""
    began = time.process_time()
    Page(html[:2_000_000], "https://posts.example/")
    plain(html[:2_000_000])
    assert time.process_time() - began < 1.5
