"""The one byte string of a JSON value: made by orjson, defined by `json.dumps`."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.record.chain import canonical, chain_hash, content_hash, instant, without_fractions
from tests.record.proof.making import STORY, UPDATE

numbers = st.integers() | st.integers(2**62, 2**66) | st.floats(allow_nan=False, allow_infinity=False)
# Words that look like numbers in JSON, and what either library has to escape.
texts = st.text() | st.sampled_from(['a":1.5', ",2e3", "[0.1", "null", "\x00\x1f\x7f\b\f", "\u2028</", "𝄞é"])
values = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(texts, inner, max_size=5),
    max_leaves=25,
)


def defined(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


@given(values)
def test_it_is_what_json_dumps_makes(value: Any) -> None:
    assert canonical(value) == defined(value)


@given(texts, st.dictionaries(texts, values, max_size=4), texts)
def test_a_content_hash_is_of_the_whole_value(note: str, data: dict[str, Any], html: str) -> None:
    whole = sha256(defined({"note": note, "data": data, "html": html})).hexdigest()
    assert content_hash(note=note, data=data, html=html) == whole


@given(st.recursive(st.none() | st.integers() | texts, lambda inner: st.dictionaries(texts, inner, max_size=5)))
def test_without_fractions_the_quick_way_is_the_same(value: Any) -> None:
    assert without_fractions(value) == defined(value)


@pytest.mark.parametrize("number", [1e16, 1e22, 1.5e-7, -0.0, 5e-324, 0.1, 2.0**63, 2**64])
def test_numbers_that_libraries_write_in_different_ways(number: float) -> None:
    for value in (number, [number], [1, number], ["a", number], {"a": number}, [{"a": 1}, number]):
        assert canonical(value) == defined(value)


def test_keys_that_are_numbers_are_texts_as_in_json() -> None:
    assert canonical({1: "a"}) == b'{"1":"a"}'


@pytest.mark.parametrize(
    "value", [float("nan"), [float("inf")], {"a": float("-inf")}, "\ud800", {"\udfff": 1}, object(), datetime.now(UTC)]
)
def test_what_json_cannot_say_is_refused(value: Any) -> None:
    with pytest.raises((ValueError, TypeError)):
        canonical(value)


def test_an_instant_is_in_utc_with_microseconds() -> None:
    west = datetime(2017, 3, 2, 16, 31, tzinfo=timezone(timedelta(hours=-5)))
    assert instant(west) == instant(west.astimezone(UTC)) == "2017-03-02T21:31:00.000000Z"
    with pytest.raises(ValueError, match="zone"):
        instant(west.replace(tzinfo=None))


def test_a_chain_hash_is_of_an_envelope_of_plain_values() -> None:
    """As `docs/record.md` gives it, for whoever checks without Dateline."""
    at = datetime(2017, 3, 2, 21, 31, tzinfo=UTC)
    envelope = {
        "previous": "ab",
        "story": str(STORY),
        "seq": 2,
        "at": instant(at),
        "recorded_at": instant(at),
        "kind": "publish",
        "update": str(UPDATE),
        "actor": "Ana Ruiz",
        "role": "",
        "content": "cd",
    }
    for update in (UPDATE, None):
        wanted = sha256(defined(envelope | {"update": str(update) if update else None})).hexdigest()
        assert wanted == chain_hash(
            previous="ab", story=STORY, seq=2, at=at, recorded_at=at, kind="publish", update=update, actor="Ana Ruiz",
            role="", content="cd",
        )  # fmt: skip
