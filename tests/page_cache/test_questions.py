"""Which requests may have a kept answer, and under what it is kept."""

from __future__ import annotations

import pytest

from dateline.page_cache.question import LONGEST, Key, Manners, unchanged

MANNERS = Manners("sessionid", ("/desk/",))
HOST = (b"host", b"herald.example")


def key(target: bytes, *headers: tuple[bytes, bytes], method: str = "GET", secure: bool = False) -> Key | None:
    question = MANNERS.read(method, target, [HOST, *headers], secure=secure)
    return question.key if question else None


@pytest.mark.parametrize(
    "header",
    [
        (b"cookie", b"theme=dark; sessionid=abc"),
        (b"authorization", b"Basic eDp5"),
        (b"range", b"bytes=0-1"),
        (b"if-match", b'"a"'),
        (b"content-length", b"3"),
        (b"transfer-encoding", b"chunked"),
        (b"host", b"other.example"),
    ],
)
def test_a_request_that_asks_for_more_than_a_public_page_passes_by(header: tuple[bytes, bytes]) -> None:
    assert key(b"/vale/", header) is None


@pytest.mark.parametrize("method", ["POST", "PUT", "OPTIONS", "DELETE", "TRACE", "get"])
def test_only_reading_is_answered(method: str) -> None:
    assert key(b"/vale/", method=method) is None


@pytest.mark.parametrize("target", [b"/desk/", b"/desk/pages/3/", b"*", b"vale", b"/" + b"a" * LONGEST])
def test_what_is_no_public_address_passes_by(target: bytes) -> None:
    assert key(target) is None


def test_without_a_host_nothing_is_kept() -> None:
    assert MANNERS.read("GET", b"/", [], secure=False) is None


@pytest.mark.parametrize(
    ("target", "kept_as"),
    [
        (b"/vale/dam/?utm_source=mail&utm_medium=x", b"/vale/dam/"),
        (b"/vale/dam/?fbclid=AbC&order=oldest", b"/vale/dam/?order=oldest"),
        (b"/vale/dam/?by=M%C3%A1rta&gclid", b"/vale/dam/?by=M%C3%A1rta"),
        (b"/vale/dam/entries?after=3&head=4", b"/vale/dam/entries?after=3&head=4"),
        (b"/vale/dam/?order=utm_source", b"/vale/dam/?order=utm_source"),
        (b"/vale/dam/?", b"/vale/dam/"),
    ],
)
def test_what_tracks_readers_makes_no_page_of_its_own(target: bytes, kept_as: bytes) -> None:
    assert key(target) == Key(False, HOST[1], kept_as)


def test_another_host_or_scheme_is_another_page() -> None:
    plain, behind_tls = key(b"/"), key(b"/", (b"x-forwarded-proto", b"https"))
    assert plain != behind_tls
    assert behind_tls == key(b"/", secure=True)
    assert MANNERS.read("GET", b"/", [(b"host", b"Herald.Example")], secure=False).key == plain  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("unless", "same"),
    [
        (b'"a"', True),
        (b'W/"a"', True),
        (b'"b", W/"a"', True),
        (b"*", True),
        (b" * ", True),
        (b'"b"', False),
        (b'"a-gzip"', False),
        (b"a", False),
        (b"", False),
    ],
)
def test_a_condition_is_met_by_weak_comparison(unless: bytes, *, same: bool) -> None:
    assert unchanged(unless, b'"a"') is same
