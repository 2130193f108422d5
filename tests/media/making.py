"""Invented pictures for tests: drawn, encoded and labelled here, so that no test needs a file."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw
from PIL.ExifTags import GPS, IFD

from dateline.media.models import Picture

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
}


def landscape(width: int, height: int) -> Image.Image:
    """Something with edges and slopes, cheap to draw."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    draw = ImageDraw.Draw(image)
    draw.rectangle((width // 4, height // 4, width // 2, height // 2), fill=(180, 60, 40))
    return image


def encoded(image: Image.Image, file_format: str = "JPEG", **options: Any) -> bytes:
    file = BytesIO()
    image.save(file, file_format, **options)
    return file.getvalue()


def uploaded(data: bytes, name: str = "IMG_0417.jpg", **fields: Any) -> Picture:
    """A picture in the library, as any code would add one."""
    picture = Picture(**({"title": "The dam at Arne", "file": ContentFile(data, name=name)} | fields))
    picture.save()
    return picture


def exif_block(values: Mapping[int, object], details: Mapping[int, object] | None = None) -> bytes:
    exif = Image.Exif()
    exif.update(values)
    if details:
        exif.get_ifd(IFD.Exif).update(details)
    return exif.tobytes()


def exif_with_place() -> bytes:
    """Where the picture was taken, as a phone writes it."""
    exif = Image.Exif()
    exif[0x0110] = "Whereabouts 9"
    place = exif.get_ifd(IFD.GPSInfo)
    place.update({GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: (54.0, 27.0, 13.0), GPS.GPSMapDatum: "WGS-84-TELLTALE"})
    return exif.tobytes()


def xmp_packet(properties: str, *, attributes: str = "") -> bytes:
    """A packet around RDF property elements."""
    declared = " ".join(f"xmlns:{prefix}='{address}'" for prefix, address in NAMESPACES.items())
    return (
        "<?xpacket begin='\ufeff' id='W5M0MpCehiHzreSzNTczkc9d'?>"
        f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF {declared}>"
        f"<rdf:Description rdf:about='' {attributes}>{properties}</rdf:Description>"
        "</rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
    ).encode()


def element(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>"


def in_languages(name: str, **texts: str) -> str:
    """A text in several languages; `default` stands for x-default."""
    items = "".join(
        f"<rdf:li xml:lang='{'x-default' if lang == 'default' else lang}'>{escape(text)}</rdf:li>"
        for lang, text in texts.items()
    )
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"


def listed(name: str, *texts: str) -> str:
    items = "".join(f"<rdf:li>{escape(text)}</rdf:li>" for text in texts)
    return f"<{name}><rdf:Seq>{items}</rdf:Seq></{name}>"


def with_iim(jpeg: bytes, datasets: Mapping[int, bytes], *, declares_utf8: bool = False) -> bytes:
    """The JPEG with an IPTC-IIM block, as a Photoshop resource in an APP13 segment."""
    character_set = b"\x1c\x01\x5a\x00\x03\x1b%G" if declares_utf8 else b""
    block = character_set + b"".join(
        b"\x1c\x02" + bytes([number]) + len(value).to_bytes(2, "big") + value for number, value in datasets.items()
    )
    resource = b"8BIM\x04\x04\x00\x00" + len(block).to_bytes(4, "big") + block + b"\x00" * (len(block) % 2)
    segment = b"Photoshop 3.0\x00" + resource
    return jpeg[:2] + b"\xff\xed" + (len(segment) + 2).to_bytes(2, "big") + segment + jpeg[2:]
