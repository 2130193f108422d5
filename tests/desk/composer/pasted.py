"""What programs put on the clipboard as HTML, in their own ways, with invented words; and the wire text it should be."""

from __future__ import annotations

# ruff: noqa: E501 (it is as long as programs write it)

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm} @font-face {font-family:Calibri} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<h2>Gates<o:p></o:p></h2>
<p class=MsoNormal>The <b style='mso-bidi-font-weight:normal'>second</b> gate opened
at&nbsp;four, <i>two hours</i> early.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Two
of five gates are open<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>Nobody is missing<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>
</span></span><![endif]>Lock the door</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>
</span></span><![endif]>Walk, do not drive</p>
<p class=MsoNormal><a href="https://vale.example/report">The report</a><a href="#_ftn1"><span>[1]</span></a> is out.</p>
<!--EndFragment--></body></html>"""
WORD_WIRE = """## Gates

The **second** gate opened at four, _two hours_ early.

- Two of five gates are open
- Nobody is missing

1. Lock the door
2. Walk, do not drive

[The report](https://vale.example/report)[1] is out."""

DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-0001"><p dir="ltr" style="line-height:1.38"><span
style="font-size:11pt;font-weight:400;font-style:normal">The </span><span style="font-weight:700;font-style:normal">second
gate</span><span style="font-weight:400;font-style:italic"> opened</span><span style="font-weight:400"> at four, says </span><a
href="https://www.google.com/url?q=https://vale.example/board&amp;sa=D&amp;ust=1" style="text-decoration:none"><span
style="color:#1155cc;font-weight:400">the board</span></a><span>.</span></p><ul><li dir="ltr" style="list-style-type:disc"
aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400">Two gates</span></p></li><ul><li aria-level="2"><p
dir="ltr"><span>one of them by hand</span></p></li></ul><li><p><span>Nobody is missing</span></p></li></ul></b><br
class="Apple-interchange-newline">"""
DOCS_WIRE = """The **second gate** _opened_ at four, says [the board](https://vale.example/board).

- Two gates
- one of them by hand
- Nobody is missing"""

OUTLOOK = """<html xmlns:v="urn:schemas-microsoft-com:vml"><head><style>v\\:* {behavior:url(#default#VML);}</style></head><body
lang=DE><div class=WordSection1><p class=MsoNormal><span style='mso-fareast-language:EN-US'>Dear desk,<o:p></o:p></span></p>
<p class=MsoNormal><span><o:p>&nbsp;</o:p></span></p><p class=MsoNormal>write to <a
href="mailto:board@vale.example">board@vale.example</a> or see <a
href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fvale.example%2Fdam&amp;data=05">the page</a>.</p>
<p class=MsoNormal><!--[if gte vml 1]><v:shape id="p1"><v:imagedata src="cid:image001.png@01D"/></v:shape><![endif]--><![if
!vml]><img width=120 height=40 src="cid:image001.png@01D"><![endif]></p></div></body></html>"""
OUTLOOK_WIRE = """Dear desk,

write to [board@vale.example](mailto:board@vale.example) or see [the page](https://vale.example/dam)."""

WEB = """<article><h3>What the mayor said</h3><figure><blockquote><p>Nobody rang this office.</p><p>Nobody at all.</p></blockquote>
<figcaption>Joss Harrow, mayor of Lower Arne</figcaption></figure><script>alert(1)</script>
<table><tr><th>Gate</th><th>Opened</th></tr><tr><td><p>Two</p></td><td><b>4 p.m.</b></td></tr></table>
<p onclick="x()">un<em>believ</em>able, <a href="javascript:alert(1)">click</a>, <a href="/local">there</a>, 5 * 3, **not bold**, a_b_c and _d_ [sic](no)
<img src="https://tracker.example/p.gif" width="1" height="1"></p><div style="display:none">hidden</div><p># 7 is no heading</p><p>::picture</p></article>"""
WEB_WIRE = """## What the mayor said

> Nobody rang this office.
>
> Nobody at all.
— Joss Harrow, mayor of Lower Arne

Gate | Opened

Two | **4 p.m.**

un[believ](italic)able, click, there, 5 * 3, \\*\\*not bold\\*\\*, a_b_c and \\_d\\_ [sic\\](no)

\\# 7 is no heading

\\::picture"""

MAIL = """<div dir="ltr">Two gates are open.<div><br></div><div>Nobody is missing.<br>Regards,<br>Petra</div><br><div class="gmail_quote"><div
class="gmail_attr">On Thu, Tom Keel wrote:<br></div><blockquote class="gmail_quote" style="margin:0"><div>How many gates?</div></blockquote></div></div>"""
MAIL_WIRE = """Two gates are open.

Nobody is missing.
Regards,
Petra

On Thu, Tom Keel wrote:

How many gates?"""

CASES = {
    "word": (WORD, WORD_WIRE),
    "docs": (DOCS, DOCS_WIRE),
    "outlook": (OUTLOOK, OUTLOOK_WIRE),
    "web": (WEB, WEB_WIRE),
    "mail": (MAIL, MAIL_WIRE),
}
