"""Answers of any shape: other sites change theirs without telling."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dateline.embeds.client import Failure
from dateline.embeds.finders import bluesky, mastodon
from dateline.embeds.finders.oembed import found_in
from tests.embeds.test_finders import BLUESKY, bluesky_post, mastodon_post

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)
CARD = {"type": "video", "title": "x", "author_name": "y", "thumbnail_url": "https://[", "width": 1, "height": "2"}


class _Visit:
    """A visit that gets the same answer everywhere."""

    def __init__(self, answer: dict[str, Any]) -> None:
        self._answer = answer

    def json(self, _address: str, **_query: str) -> dict[str, Any]:
        return self._answer


@st.composite
def shaken(draw: st.DrawFn, honest: dict[str, Any]) -> dict[str, Any]:
    """An honest answer in which some values are replaced by any other."""

    def shake(value: Any) -> Any:
        if draw(st.integers(0, 5)) == 0:
            return draw(json_values)
        if isinstance(value, dict):
            return {key: shake(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [shake(inner) for inner in value]
        return value

    return {key: shake(value) for key, value in honest.items()}


@given(shaken(bluesky_post(embed={"images": [{"fullsize": "https://cdn.example/f.jpg", "alt": "x"}]})))
def test_bluesky(answer: dict[str, Any]) -> None:
    with suppress(Failure):
        bluesky.find(BLUESKY, _Visit(answer))  # type: ignore[arg-type]


@given(shaken(mastodon_post()))
def test_mastodon(answer: dict[str, Any]) -> None:
    with suppress(Failure):
        mastodon.find("https://vale.social/@rescue/112233445566", _Visit(answer))  # type: ignore[arg-type]


@given(shaken(CARD))
def test_oembed(answer: dict[str, Any]) -> None:
    with suppress(Failure):
        found_in(answer, "https://youtu.be/abcdefghijk")
