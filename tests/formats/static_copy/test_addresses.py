"""Changing addresses, and nothing else, in pages and style sheets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from dateline.formats.static_copy.addresses import Use, change_page, change_style


def marked(address: str, use: Use) -> str | None:
    return None if "lost" in address else f"{use.value}:{address}"


@pytest.mark.parametrize(
    ("written", "changed"),
    [
        ('<a class="x" href="/a?b=1&amp;c=2">A</a>', '<a class="x" href="link:/a?b=1&amp;c=2">A</a>'),
        ("<a href='/a' hidden>A</a>", '<a href="link:/a" hidden>A</a>'),
        ("<a\n  HREF = /a>A</a>", '<a\n  HREF="link:/a">A</a>'),
        ('<a title="href=&quot;/b&quot;" href="/a">A</a>', '<a title="href=&quot;/b&quot;" href="link:/a">A</a>'),
        ('<a title=\'> href="/b"\' href="/a">A</a>', '<a title=\'> href="/b"\' href="link:/a">A</a>'),
        ('<link rel="stylesheet" href="/s.css">', '<link rel="stylesheet" href="load:/s.css">'),
        ('<link rel="alternate" href="/f">', '<link rel="alternate" href="link:/f">'),
        ('<link rel="canonical" href="/f">', '<link rel="canonical" href="/f">'),
        ('<link rel="icon" href="/lost.svg">\n<p>', "<p>"),
        ('<img src="/a.jpg" srcset="/a.jpg 1w, /lost.jpg 2w, /b.jpg 3w">',
         '<img src="load:/a.jpg" srcset="load:/a.jpg 1w, load:/b.jpg 3w">'),
        ('<img alt="A" src="/lost.jpg">', '<img alt="A" >'),
        ('<source srcset="/lost.jpg 1w"><img src="/a">', '<img src="load:/a">'),
        ('<main data-address="/a/" data-seq="1">', '<main data-address="shown:/a/" data-seq="1">'),
        ('<script type="module" src="/m.js"></script>\n<p>', "<p>"),
        ('<script>if (a < b) "</p>"</script><p>', "<p>"),
        ('<script type="application/ld+json">{"a": "<a href=\\"/x\\">"}</script>',
         '<script type="application/ld+json">{"a": "<a href=\\"/x\\">"}</script>'),
        ('<link rel="modulepreload" href="/m.js">\n<p>', "<p>"),
        ('<div class="live"><div><template><a href="/x">A</a></template></div></div>\n<p>', "<p>"),
        ('<div class="live-old"><p>', '<div class="live-old"><p>'),
        ('<form action="/s"><input name="q"></form><p>', "<p>"),
        ("<p>1 &lt; 2 & 3\u00a0&nbsp;</p><br/>", "<p>1 &lt; 2 & 3\u00a0&nbsp;</p><br/>"),
        ('<!-- <a href="/x"> -->', '<!-- <a href="/x"> -->'),
    ],
)  # fmt: skip
def test_a_page(written: str, changed: str) -> None:
    assert change_page(written, marked) == changed


@given(st.text(alphabet="<>\"'=/& ahrefimgscplink-!\n\u00a0é", max_size=80))
def test_a_page_whose_addresses_stay_is_the_same_to_the_byte(html: str) -> None:
    if not any(name in html.lower() for name in ("<script", "<form", "<link", "<div", "<base")):
        assert change_page(html, lambda address, _use: address) == html


@given(st.lists(st.tuples(st.text(min_size=1), st.text()), min_size=1))
def test_any_address_comes_back_as_it_was_written(links: list[tuple[str, str]]) -> None:
    """What is put in is what a browser reads out again, quotes and brackets included."""
    new = iter(address for address, _title in links)
    html = "".join("<a href='/x'>A</a>" for _link in links)
    tree = LexborHTMLParser(change_page(html, lambda _address, _use: next(new)))
    read = [node.attributes["href"] for node in tree.css("a")]
    # What HTML itself can't say (the parser's input stream), it doesn't.
    assert read == [address.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd") for address, _ in links]


@pytest.mark.parametrize(
    ("written", "changed"),
    [
        ("a{b:url(x.png)}", 'a{b:url("load:x.png")}'),
        ("a{b:URL( 'x.png' )}", 'a{b:url("load:x.png")}'),
        ('a{b:url("x y.png") c, url(z)}', 'a{b:url("load:x y.png") c, url("load:z")}'),
        ("@import 'x.css' layer(page);", '@import "load:x.css" layer(page);'),
        ('@import url("x.css");', '@import url("load:x.css");'),
        ("a{b:url(https://lost.example/x.png)}", 'a{b:url("data:,")}'),
        ("a{color:red}", "a{color:red}"),
    ],
)
def test_a_style_sheet(written: str, changed: str) -> None:
    assert change_style(written, marked) == changed
