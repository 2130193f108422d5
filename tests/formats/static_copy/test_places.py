"""Which addresses belong to a copy, the files they become, and names that are safe everywhere."""

from __future__ import annotations

from urllib.parse import quote, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.formats.static_copy.names import LONGEST, safe_name, safe_path
from dateline.formats.static_copy.places import Places

UPDATE = "0b62dd8e-2a57-4f5e-9d1a-9a6b6e3c1f70"
OTHER = "11111111-2a57-4f5e-9d1a-9a6b6e3c1f70"
SITE = "https://herald.example"
PLACES = Places("/vale/arne-dam/", {"herald.example", "www.herald.example"}, {"Tom Keel", "../x"}, {UPDATE})


def file_of(address: str) -> str | None:
    place = PLACES.find(address)
    return place.file if place else None


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("", "index.html"),
        ("?utm_source=post", "index.html"),
        ("?order=newest", "index.html"),
        ("page/3/", "page/3/index.html"),
        ("page/3/?order=oldest", "oldest/page/3/index.html"),
        ("?show=key", "only/key/index.html"),
        ("page/2/?show=corrections&order=oldest", "oldest/only/corrections/page/2/index.html"),
        ("?by=Tom+Keel", f"only/by/{safe_name('Tom Keel')}/index.html"),
        ("?by=Tom%20Keel&show=key", f"only/by/{safe_name('Tom Keel')}/index.html"),
        (f"u/{UPDATE}/", f"u/{UPDATE}/index.html"),
        (f"u/{UPDATE}/history/", f"u/{UPDATE}/history/index.html"),
        (f"u/{UPDATE}/history/?page=2&view=side", f"u/{UPDATE}/history/side/page/2/index.html"),
        (f"u/{UPDATE}/history.json?page=2", f"u/{UPDATE}/history-2.json"),
        ("corrections/?page=2", "corrections/page/2/index.html"),
        ("record/page/7/", "record/page/7/index.html"),
        ("record.jsonl", "record.jsonl"),
        ("feed.atom?page=3", "feed-3.atom"),
        ("corrections.atom", "corrections.atom"),
    ],
)
def test_what_belongs_to_it(address: str, file: str) -> None:
    assert file_of(f"{SITE}/vale/arne-dam/{address}") == file
    assert file_of(f"https://WWW.herald.example/vale/arne%2Ddam/{address}") == file


@pytest.mark.parametrize(
    "address",
    [
        f"{SITE}/",
        f"{SITE}/vale/",
        f"{SITE}/vale/arne-dam",
        f"{SITE}/vale/arne-dam-2/",
        f"{SITE}/vale/other/u/{UPDATE}/",
        f"{SITE}/vale/arne-dam/entries?since=0",
        f"{SITE}/vale/arne-dam/at/20170302T180000Z/",
        f"{SITE}/vale/arne-dam/compare/",
        f"{SITE}/vale/arne-dam/diff.json",
        f"{SITE}/vale/arne-dam/page/0/",
        f"{SITE}/vale/arne-dam/page/01/",
        f"{SITE}/vale/arne-dam/page/12345678/",
        f"{SITE}/vale/arne-dam/page/٣/",
        f"{SITE}/vale/arne-dam/page/2/%0A",
        f"{SITE}/vale/arne-dam/u/{UPDATE}/at/20170302T180000Z/",
        f"{SITE}/vale/arne-dam/u/{OTHER}/history/",
        f"{SITE}/vale/arne-dam/u/{UPDATE.upper()}/",
        f"{SITE}/vale/arne-dam/u/../../../etc/passwd/",
        f"{SITE}/vale/arne-dam/?by=Nobody",
        f"{SITE}/vale/arne-dam/corrections/?page=-1",
        f"{SITE}/vale/arne-dam/feed.atom?page=x",
        "https://else.example/vale/arne-dam/",
        "https://herald.example:8443/vale/arne-dam/",
        "https://herald.example@else.example/vale/arne-dam/",
        "mailto:herald.example/vale/arne-dam/",
        "data:text/html,/vale/arne-dam/",
    ],
)
def test_what_does_not(address: str) -> None:
    assert file_of(address) is None


@given(st.text(max_size=40), st.dictionaries(st.sampled_from(["by", "show", "order", "page", "view"]), st.text()))
def test_one_address_one_file_and_none_outside(rest: str, query: dict[str, str]) -> None:
    address = f"{SITE}/vale/arne-dam/{quote(rest, errors='replace')}?{urlencode(query, errors='replace')}"
    place = PLACES.find(address)
    if place:
        assert ".." not in place.file.split("/")
        assert not place.file.startswith("/")
        assert PLACES.find(f"{SITE}{place.asked}") == place


@given(st.text())
def test_any_name_is_safe(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe) <= LONGEST
    assert set(safe) <= set("abcdefghijklmnopqrstuvwxyz0123456789._-")
    assert safe[0] not in ".-"
    assert not safe.endswith(".")
    assert safe.partition(".")[0] not in {"con", "prn", "aux", "nul", "com1", "lpt9"}


@given(st.text(), st.text())
def test_different_names_stay_different(one: str, two: str) -> None:
    assert (safe_name(one) == safe_name(two)) == (one == two)


@pytest.mark.parametrize("name", ["..", ".", "", "con", "NUL.txt", "a/b", "a\\b", "C:", "DAM.jpg", "dam.jpg."])
def test_hostile_names(name: str) -> None:
    assert safe_name(name) != name
    assert "/" not in safe_name(name)


def test_plain_names_are_kept() -> None:
    assert safe_path("images/0a1b-640.webp") == "images/0a1b-640.webp"
    assert safe_name("DAM.JPG").endswith(".jpg")
