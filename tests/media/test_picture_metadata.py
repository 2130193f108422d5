"""What is read from a picture's file, and that no file can do harm."""

from __future__ import annotations

import zlib
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.ExifTags import Base
from PIL.PngImagePlugin import PngInfo

from dateline.media.metadata import PictureMetadata, read_metadata
from tests.media.making import (
    element,
    encoded,
    exif_block,
    in_languages,
    landscape,
    listed,
    with_iim,
    xmp_packet,
)

NOTHING = PictureMetadata()
_PICTURE = landscape(8, 8)
_HEADLINE, _CAPTION, _BYLINE, _CREDIT, _DATE, _TIME = 105, 120, 80, 110, 55, 60


def read(data: bytes) -> PictureMetadata:
    return read_metadata(BytesIO(data))


def read_xmp(properties: str, attributes: str = "") -> PictureMetadata:
    return read(encoded(_PICTURE, xmp=xmp_packet(properties, attributes=attributes)))


def test_every_xmp_field_is_read() -> None:
    found = read_xmp(
        element("photoshop:Headline", "Two gates opened at Arne dam")
        + in_languages("dc:description", default="Water pours through two gates.")
        + in_languages("Iptc4xmpCore:AltTextAccessibility", default="White water below a concrete wall")
        + in_languages("Iptc4xmpCore:ExtDescrAccessibility", default="A wall 90 metres high with four gates")
        + listed("dc:creator", "Mira Hale", "Tom Orrin")
        + element("photoshop:Credit", "M. Hale / The Vale Herald")
        + element("photoshop:Source", "The Vale Herald")
        + in_languages("dc:rights", default="© The Vale Herald")
        + in_languages("xmpRights:UsageTerms", default="Editorial use")
        + element("xmpRights:WebStatement", "https://vale-herald.example/rights")
        + "<plus:Licensor><rdf:Seq><rdf:li rdf:parseType='Resource'>"
        + element("plus:LicensorURL", "https://vale-herald.example/buy")
        + "</rdf:li></rdf:Seq></plus:Licensor>"
        + element("photoshop:Instructions", "One use only")
        + element(
            "Iptc4xmpExt:DigitalSourceType", "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
        )
        + element("photoshop:DateCreated", "2026-11-23T21:05:00-05:00")
    )
    assert found == PictureMetadata(
        headline="Two gates opened at Arne dam",
        description="Water pours through two gates.",
        alt_text="White water below a concrete wall",
        extended_description="A wall 90 metres high with four gates",
        creator="Mira Hale; Tom Orrin",
        credit="M. Hale / The Vale Herald",
        source="The Vale Herald",
        copyright_notice="© The Vale Herald",
        usage_terms="Editorial use",
        web_statement="https://vale-herald.example/rights",
        licensor_url="https://vale-herald.example/buy",
        instructions="One use only",
        digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        taken_at=datetime(2026, 11, 24, 2, 5, tzinfo=UTC),
    )


def test_xmp_properties_written_as_attributes_and_references_are_read() -> None:
    found = read_xmp(
        "<Iptc4xmpExt:DigitalSourceType rdf:resource='http://cv.iptc.org/newscodes/digitalsourcetype/screenCapture'/>"
        "<plus:Licensor><rdf:Seq><rdf:li><rdf:Description plus:LicensorURL='https://vale-herald.example/buy'/>"
        "</rdf:li></rdf:Seq></plus:Licensor>",
        attributes="photoshop:Credit='The Vale Herald'",
    )
    assert found.credit == "The Vale Herald"
    assert found.digital_source_type.endswith("/screenCapture")
    assert found.licensor_url == "https://vale-herald.example/buy"


def test_of_several_languages_the_default_one_is_taken() -> None:
    assert read_xmp(in_languages("dc:description", de="Der Damm", default="The dam")).description == "The dam"
    assert read_xmp(in_languages("dc:description", de="Der Damm", fr="Le barrage")).description == "Der Damm"


def test_a_work_shown_in_the_picture_is_not_taken_for_the_picture() -> None:
    painting = (
        "<Iptc4xmpExt:ArtworkOrObject><rdf:Bag><rdf:li><rdf:Description>"
        + in_languages("dc:description", default="A painted river")
        + "</rdf:Description></rdf:li></rdf:Bag></Iptc4xmpExt:ArtworkOrObject>"
    )
    assert read_xmp(painting) == NOTHING


@pytest.mark.parametrize("file_format", ["PNG", "WEBP", "AVIF"])
def test_xmp_is_read_from_other_formats_too(file_format: str) -> None:
    packet = xmp_packet(element("photoshop:Credit", "The Vale Herald"))
    if file_format == "PNG":
        chunks = PngInfo()
        chunks.add_itxt("XML:com.adobe.xmp", packet.decode())
        data = encoded(_PICTURE, file_format, pnginfo=chunks)
    else:
        data = encoded(_PICTURE, file_format, xmp=packet)
    assert read(data).credit == "The Vale Herald"


def test_iim_fills_what_xmp_leaves_out_and_exif_what_both_leave_out() -> None:
    data = with_iim(
        encoded(
            _PICTURE,
            xmp=xmp_packet(element("photoshop:Headline", "From XMP")),
            exif=exif_block({Base.Artist: "Camera owner", Base.Copyright: "© Exif".encode()}),
        ),
        {_HEADLINE: b"From IIM", _BYLINE: b"Mira Hale", _DATE: b"20261123", _TIME: b"210500-0500"},
    )
    assert read(data) == PictureMetadata(
        headline="From XMP",
        creator="Mira Hale",
        copyright_notice="© Exif",
        taken_at=datetime(2026, 11, 24, 2, 5, tzinfo=UTC),
    )


@pytest.mark.parametrize("declares_utf8", [False, True])
@pytest.mark.parametrize("character_set", ["utf-8", "cp1252"])
def test_iim_text_is_readable_whatever_character_set_it_declares(character_set: str, *, declares_utf8: bool) -> None:
    caption = "Café Zoë in Lower Arne – “closed”"
    data = with_iim(encoded(_PICTURE), {_CAPTION: caption.encode(character_set)}, declares_utf8=declares_utf8)
    assert read(data).description == caption


def test_a_camera_clock_counts_only_with_its_zone() -> None:
    taken: dict[int, object] = {Base.DateTimeOriginal: "2026:11:23 21:05:00"}
    with_zone = encoded(_PICTURE, exif=exif_block({}, taken | {Base.OffsetTimeOriginal: "-05:00"}))
    assert read(with_zone).taken_at == datetime(2026, 11, 24, 2, 5, tzinfo=UTC)
    assert read(encoded(_PICTURE, exif=exif_block({}, taken))).taken_at is None
    assert read_xmp(element("photoshop:DateCreated", "2026-11-23")).taken_at is None
    assert read_xmp(element("photoshop:DateCreated", "0001-01-01T00:00:00+14:00")).taken_at is None


def test_exif_text_in_utf8_and_two_rights_holders_are_read() -> None:
    exif = exif_block({Base.Artist: "Zoë Hale".encode(), Base.Copyright: "Zoë Hale\0The Vale Herald".encode()})
    found = read(encoded(_PICTURE, exif=exif))
    assert (found.creator, found.copyright_notice) == ("Zoë Hale", "Zoë Hale; The Vale Herald")


def test_what_a_camera_writes_by_itself_is_no_caption() -> None:
    assert read(encoded(_PICTURE, exif=exif_block({Base.ImageDescription: "OLYMPUS DIGITAL CAMERA   "}))) == NOTHING
    assert read(encoded(_PICTURE, exif=exif_block({Base.ImageDescription: "The dam"}))).description == "The dam"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//vale-herald.example", "vale-herald.example", "https://"]
)
def test_only_web_addresses_are_taken_as_addresses(address: str) -> None:
    assert read_xmp(element("xmpRights:WebStatement", address)).web_statement == ""


def test_text_comes_out_as_one_clean_line_of_bounded_length() -> None:
    assert (
        read_xmp(in_languages("dc:description", default="The\n dam \u202e at  Arne")).description == "The dam at Arne"
    )
    assert read(with_iim(encoded(_PICTURE), {_CREDIT: b"The\x00 Vale\x07 Herald"})).credit == "The Vale Herald"
    long = element("photoshop:Headline", "word " * 100_000) + listed("dc:creator", *["Mira Hale"] * 5_000)
    found = read(encoded(_PICTURE, "WEBP", xmp=xmp_packet(long)))
    assert 4_900 < len(found.headline) <= 5_000
    assert 1_000 < len(found.creator) <= 5_000


_BOMB = (
    b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>"
    + b"".join(b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12))
    + b"]>"
)


@pytest.mark.parametrize(
    "packet",
    [
        pytest.param(_BOMB + xmp_packet(element("photoshop:Credit", "x")).replace(b">x<", b">&m;<"), id="entity bomb"),
        pytest.param(
            b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
            + xmp_packet(element("photoshop:Credit", "x")).replace(b">x<", b">&a;<"),
            id="a file of the server",
        ),
        pytest.param(xmp_packet("<dc:rights>")[:-40], id="cut off"),
        pytest.param(b"\xff\xfe\x00not xml", id="no XML"),
        pytest.param(xmp_packet("<a>" * 6_000 + "</a>" * 6_000), id="deep"),
    ],
)
def test_hostile_xmp_is_passed_over_and_the_rest_still_read(packet: bytes) -> None:
    data = with_iim(encoded(_PICTURE, xmp=packet), {_CREDIT: b"The Vale Herald"})
    assert read(data) == PictureMetadata(credit="The Vale Herald")


def test_a_packet_of_several_megabytes_is_passed_over() -> None:
    packet = xmp_packet(element("photoshop:Credit", "The Vale Herald") + "<a>" + " " * 3_000_000 + "</a>")
    assert read(encoded(_PICTURE, "WEBP", xmp=packet)) == NOTHING


def test_a_file_of_many_megabytes_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "huge.jpg"
    path.write_bytes(with_iim(encoded(_PICTURE), {_CREDIT: b"The Vale Herald"}))
    with path.open("r+b") as file:
        file.truncate(65 * 1024 * 1024)
        assert read_metadata(file) == NOTHING


def test_the_pixels_are_never_decoded() -> None:
    """A header that promises 81 million pixels, and none of them there."""
    chunks = PngInfo()
    chunks.add_itxt("XML:com.adobe.xmp", xmp_packet(element("photoshop:Credit", "The Vale Herald")).decode())
    data = encoded(Image.new("1", (8, 8)), "PNG", pnginfo=chunks)
    header = data[:16] + (9_000).to_bytes(4, "big") * 2 + data[24:29]
    checksum = zlib.crc32(header[12:29]).to_bytes(4, "big")
    assert read(header + checksum + data[33:]).credit == "The Vale Herald"


def test_the_file_is_left_as_it_was() -> None:
    file = BytesIO(encoded(_PICTURE))
    file.seek(7)
    read_metadata(file)
    assert file.tell() == 7
    assert not file.closed


_LABELLED = with_iim(
    encoded(
        _PICTURE,
        xmp=xmp_packet(element("photoshop:Credit", "The Vale Herald")),
        exif=exif_block({Base.Artist: "Mira Hale"}, {Base.DateTimeOriginal: "2026:11:23 21:05:00"}),
    ),
    {_CAPTION: b"The dam", _DATE: b"20261123", _TIME: b"210500-0500"},
)


@given(st.binary(max_size=400))
def test_no_bytes_at_all_make_it_fail(data: bytes) -> None:
    assert isinstance(read(data), PictureMetadata)


@given(st.lists(st.tuples(st.integers(0, len(_LABELLED) - 1), st.integers(0, 255)), max_size=40), st.integers(0))
def test_no_damage_to_a_picture_makes_it_fail(changes: list[tuple[int, int]], length: int) -> None:
    data = bytearray(_LABELLED)
    for place, value in changes:
        data[place] = value
    found = read(bytes(data[: length % len(data) or None]))
    assert isinstance(found, PictureMetadata)
    assert "\0" not in "".join(str(getattr(found, name)) for name in PictureMetadata.__slots__)
