"""The pages of a copy with addresses that lead within it, and the files that they load."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from pathlib import Path
from typing import Final
from urllib.parse import urldefrag, urljoin, urlsplit

from dateline.formats.static_copy.addresses import Lead, Use, change_page, change_style
from dateline.formats.static_copy.assets import Assets
from dateline.formats.static_copy.gathering import Gathered, joined

STYLE_OF_COPIES: Final = "formats/copy.css"

Note = Callable[[str, str], str]
"""From a page's address and the way to the top of the copy to a word about the copy, in HTML."""


def rewrite_pages(found: Gathered, assets: Assets, folder: Path, note: Note, style: str) -> None:
    """`style` is the address of the style sheet that draws the note. Raises `OSError`."""
    for place in found.places.values():
        if place.is_page:
            address = urljoin(found.site, place.asked)
            file = folder / place.file
            html = change_page(file.read_text(encoding="utf-8"), _lead(place.file, address, found.file, assets))
            top = relative(place.file, "")
            file.write_text(_with_note(html, note(address, top), _sheet(place.file, style, assets)), encoding="utf-8")
    _rewrite_styles(found, assets, folder)


def relative(start: str, file: str) -> str:
    """The way from one file of the copy to another; to its top for an empty name, with a slash at the end."""
    folder = posixpath.dirname(start)
    if file:
        return posixpath.relpath(file, folder or ".")
    return f"{posixpath.relpath('.', folder)}/" if folder else ""


def _lead(start: str, address: str, page_at: Callable[[str], str | None], assets: Assets) -> Lead:
    """For a page or style sheet `start` of the copy whose original has an `address`."""

    def lead(written: str, use: Use) -> str | None:
        if written.startswith("#"):
            return written
        whole = joined(address, written)
        if not whole:
            return None if use is Use.LOAD else written
        plain, fragment = urldefrag(whole)
        file = None if use is Use.SHOWN else page_at(plain) or assets.file(plain)
        if file:
            way = "" if file == start and fragment else relative(start, file)
            return f"{way}#{fragment}" if fragment else way
        scheme = urlsplit(written).scheme
        if use is Use.LOAD:
            return written if scheme == "data" else None
        return written if scheme else whole

    return lead


def _rewrite_styles(found: Gathered, assets: Assets, folder: Path) -> None:
    """A style sheet may load others, which are then looked at too."""
    done: set[str] = set()
    while waiting := {address: file for address, file in assets.styles().items() if address not in done}:
        for address, file in waiting.items():
            sheet = folder / file
            # In place of any byte that is no UTF-8 the same byte again.
            css = sheet.read_text(encoding="utf-8", errors="surrogateescape")
            changed = change_style(css, _lead(file, address, found.file, assets))
            sheet.write_text(changed, encoding="utf-8", errors="surrogateescape")
            done.add(address)


def _sheet(start: str, style: str, assets: Assets) -> str:
    file = assets.file(style)
    return f'<link rel="stylesheet" href="{relative(start, file)}">\n' if file else ""


def _with_note(html: str, note: str, sheet: str) -> str:
    head, end_of_head, rest = html.partition("</head>")
    body, end_of_body, end = rest.rpartition("</body>")
    return f"{head}{sheet}{end_of_head}{body}{note}{end_of_body}{end}"
