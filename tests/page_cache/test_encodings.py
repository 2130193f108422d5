"""Which encoding a client gets (RFC 9110, section 12.5.3)."""

from __future__ import annotations

import gzip

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.page_cache.encodings import ENCODINGS, encode, wanted


@pytest.mark.parametrize(
    ("accept", "first"),
    [
        (b"", "identity"),
        (b"gzip", "gzip"),
        (b"br", "br"),
        (b"gzip, deflate, br, zstd", "br"),
        (b"GZIP", "gzip"),
        (b"x-gzip", "gzip"),
        (b"gzip;q=1.0, br;q=0.5", "gzip"),
        (b"br;q=0, gzip", "gzip"),
        (b"br;q=0, gzip;q=0", "identity"),
        (b"*", "br"),
        (b"*;q=0.5, gzip", "gzip"),
        (b"br;q=0, *", "gzip"),
        (b"identity;q=0.5, gzip;q=0.2", "identity"),
        (b"identity;q=0, gzip;q=0.1", "gzip"),
        (b"deflate", "identity"),
        (b"gzip ; q=0.4 , br ; q=0.8", "br"),
        (b"gzip;q=nonsense", "identity"),
        (b",,;;=,", "identity"),
    ],
)
def test_the_best_one_is_what_the_client_likes_best(accept: bytes, first: str) -> None:
    assert wanted(accept)[0] == first


@pytest.mark.parametrize("accept", [b"identity;q=0", b"*;q=0", b"br;q=0, *;q=0", b"deflate, identity;q=0"])
def test_a_client_that_refuses_all_gets_none(accept: bytes) -> None:
    assert wanted(accept) == ()


@given(st.binary(max_size=60))
def test_whatever_is_sent_names_encodings_once(accept: bytes) -> None:
    found = wanted(accept)
    assert len(set(found)) == len(found)
    assert set(found) <= set(ENCODINGS)


@given(st.binary(max_size=4_000))
def test_each_encoding_gives_the_same_body_back(body: bytes) -> None:
    encoded = encode(body)
    assert encoded["identity"] == body
    assert "gzip" not in encoded or gzip.decompress(encoded["gzip"]) == body
    assert "br" not in encoded or brotli.decompress(encoded["br"]) == body
    assert all(len(data) <= len(body) for data in encoded.values())
