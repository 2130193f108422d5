"""The readers against pictures labelled by other people's programs."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dateline.media.metadata import PictureMetadata, read_metadata

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "photo-metadata"

pytestmark = pytest.mark.conformance


def read(name: str) -> PictureMetadata:
    with (CORPUS / name).open("rb") as file:
        return read_metadata(file)


def test_the_iptc_reference_picture_is_read_whole() -> None:
    found = read("IPTC-PhotometadataRef-Std2017.1.jpg")
    # The reference marks every value with its own version.
    texts = (
        "headline",
        "description",
        "creator",
        "credit",
        "source",
        "copyright_notice",
        "usage_terms",
        "instructions",
    )
    assert [name for name in texts if not getattr(found, name).endswith("(ref2017.1)")] == []
    assert found.creator.count("ref2017.1") == 2
    assert found.web_statement.endswith("/2017.1")
    assert found.digital_source_type.startswith("http://cv.iptc.org/newscodes/digitalsourcetype/")
    assert found.taken_at == datetime(2017, 7, 13, 17, 1, tzinfo=UTC)


def test_iim_alone_is_enough() -> None:
    found = read("exiftool-IPTC.jpg")
    assert all((found.headline, found.description, found.creator, found.credit, found.source, found.instructions))


def test_a_picture_desk_program_s_file_keeps_its_zone() -> None:
    found = read("exiftool-PhotoMechanic.jpg")
    assert found.taken_at == datetime(2006, 10, 29, 11, 27, 51, tzinfo=UTC)
    assert all((found.headline, found.description, found.creator, found.credit, found.copyright_notice))


def test_xmp_wins_field_by_field() -> None:
    """The file holds contradicting values in all three places."""
    found = read("exiftool-MWG.jpg")
    assert "XMP" in found.description
    assert "XMP" in found.creator
    assert "XMP" in found.copyright_notice
    assert found.taken_at == datetime(1993, 1, 1, 2, 11, 11, 311_000, tzinfo=UTC)


def test_no_file_of_the_corpus_fails() -> None:
    pictures = sorted(CORPUS.glob("*.jpg"))
    assert len(pictures) == 8
    assert all(isinstance(read(picture.name), PictureMetadata) for picture in pictures)
