"""IPTC fields in an XMP packet (ISO 16684-1; IPTC Photo Metadata Standard 2025.1, section on XMP properties)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from defusedxml.ElementTree import fromstring

from dateline.media.metadata.fields import PictureMetadata, instant, line, names
from dateline.media.plain_text import web_address

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_PACKET = 2 * 1024 * 1024
"""Bytes. A larger packet holds edit histories or thumbnails and is not read."""

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
_EXT = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"
_PLUS = "{http://ns.useplus.org/ldf/xmp/1.0/}"
_RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
_CONTAINERS = {f"{_RDF}Alt", f"{_RDF}Bag", f"{_RDF}Seq"}


def metadata_from_xmp(packet: bytes | None) -> PictureMetadata:
    """Reads one packet, if there is one.

    Raises `xml.etree.ElementTree.ParseError` or `ValueError` for XML that is broken or declares a document type
    (entity bombs and external entities need one; XMP has none).
    """
    if not packet or len(packet) > MAX_PACKET:
        return PictureMetadata()
    properties = _Properties(fromstring(packet.strip(b"\0 \t\r\n"), forbid_dtd=True))
    return PictureMetadata(
        headline=properties.text(f"{_PHOTOSHOP}Headline"),
        description=properties.text(f"{_DC}description"),
        alt_text=properties.text(f"{_CORE}AltTextAccessibility"),
        extended_description=properties.text(f"{_CORE}ExtDescrAccessibility"),
        creator=names(properties.items(f"{_DC}creator")),
        credit=properties.text(f"{_PHOTOSHOP}Credit"),
        source=properties.text(f"{_PHOTOSHOP}Source"),
        copyright_notice=properties.text(f"{_DC}rights"),
        usage_terms=properties.text(f"{_RIGHTS}UsageTerms"),
        web_statement=web_address(properties.text(f"{_RIGHTS}WebStatement")),
        licensor_url=web_address(properties.licensor_url()),
        instructions=properties.text(f"{_PHOTOSHOP}Instructions"),
        digital_source_type=properties.text(f"{_EXT}DigitalSourceType"),
        taken_at=instant(properties.text(f"{_PHOTOSHOP}DateCreated")),
    )


class _Properties:
    """The properties of the picture itself, wherever the packet puts them.

    RDF writes one property as an element, as an attribute, or as a reference. Properties of things inside the
    picture (`Iptc4xmpExt:ArtworkOrObject`) lie deeper and are left alone.
    """

    def __init__(self, root: Element) -> None:
        graph = root if root.tag == f"{_RDF}RDF" else root.find(f"{_RDF}RDF")
        self._descriptions = [] if graph is None else graph.findall(f"{_RDF}Description")

    def text(self, name: str) -> str:
        """The property's text; of several languages the default one, else the first."""
        for description in self._descriptions:
            if written := line(description.get(name, "")):
                return written
            for element in description.findall(name):
                if written := line(_text_of(element)):
                    return written
        return ""

    def items(self, name: str) -> list[str]:
        """Every value of a list; a single value is a list of one."""
        for description in self._descriptions:
            for element in description.findall(name):
                if listed := [item.text or "" for item in _list_items(element)]:
                    return listed
        return [self.text(name)]

    def licensor_url(self) -> str:
        """The first licensor's address (PLUS LDF; the property Google reads as "Licensor URL")."""
        name = f"{_PLUS}LicensorURL"
        for description in self._descriptions:
            for licensor in description.iterfind(f"{_PLUS}Licensor//*"):
                if written := licensor.get(name, "") or (_text_of(licensor) if licensor.tag == name else ""):
                    return line(written)
        return ""


def _list_items(element: Element) -> Iterator[Element]:
    for container in element:
        if container.tag in _CONTAINERS:
            yield from container.findall(f"{_RDF}li")


def _text_of(element: Element) -> str:
    items = list(_list_items(element))
    if items:
        chosen = next((item for item in items if item.get(_LANG, "").lower() == "x-default"), items[0])
        return chosen.text or chosen.get(f"{_RDF}resource") or ""
    return element.text or element.get(f"{_RDF}resource") or ""
