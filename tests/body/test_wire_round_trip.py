"""What is written as wire text reads back as it was, and whatever is typed becomes a body without losing a word."""

from __future__ import annotations

import json
import re
import time
import timeit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.body.blocks import Block, body_from_json, body_to_json
from dateline.body.wire import from_wire, to_wire

from .strategies import MARKUP, blocks, bodies, hostile_text


@given(bodies())
def test_every_body_survives_being_written_and_read(body: tuple[Block, ...]) -> None:
    assert from_wire(to_wire(body)) == body


@given(blocks(), blocks())
def test_no_block_reads_differently_for_its_neighbour(first: Block, second: Block) -> None:
    for body in ((first, second), (first, first), (second, first, second)):
        assert from_wire(to_wire(body)) == body


@given(bodies())
def test_a_body_pasted_with_other_line_breaks_and_loose_spaces_is_the_same(body: tuple[Block, ...]) -> None:
    pasted = "".join(f"\t{line} \u00a0\r\n" for line in to_wire(body).split("\n"))
    assert from_wire(pasted) == body


@given(st.text())
def test_any_text_is_a_valid_body(text: str) -> None:
    body = from_wire(text)
    assert body_from_json(json.loads(json.dumps(body_to_json(body)))) == body
    assert from_wire(to_wire(body)) == body


@given(st.binary(max_size=200))
def test_any_bytes_decoded_anyhow_are_a_valid_body(raw: bytes) -> None:
    for text in (raw.decode("latin-1"), raw.decode("utf-8", "surrogateescape"), raw.decode("utf-16", "replace")):
        body = from_wire(text)
        assert body_from_json(body_to_json(body)) == body


_words = st.integers(min_value=0, max_value=999).map(lambda number: f"qx{number}")
_pieces = st.lists(st.one_of(_words, st.sampled_from(MARKUP), st.sampled_from([" ", "\n", "\n\n"])), max_size=25)


@given(st.one_of(_pieces.map("".join), hostile_text))
def test_no_word_is_lost(text: str) -> None:
    kept = json.dumps(body_to_json(from_wire(text)), ensure_ascii=False)
    for word in re.findall(r"qx\d+", text):
        assert word in kept


REPEATED = (
    *("[", "[a](", "](https://vale.example/", "[x](bold)", "**", "_", "_a", "**a ", "\\", "(", ")", "((", "https://a"),
    *("> ", "> a\n", "- a\n", "- - ", "1. ", "::picture\n", "::picture\nalt: a\n", "::\n", "\n", "a\n\n", "\u00a0"),
)


@pytest.mark.parametrize("before", ["", "> a\n— "], ids=["alone", "in an attribution"])
@pytest.mark.parametrize("piece", REPEATED)
def test_the_work_grows_no_faster_than_the_text(piece: str, before: str) -> None:
    def seconds(length: int) -> float:
        text = f"{before}{piece * (length // len(piece))}!"
        # The best of three, without the garbage collector: its pauses belong to the tests before this one.
        return min(timeit.repeat(lambda: from_wire(text), number=1, repeat=3, timer=time.process_time))

    assert seconds(20_000) < 10 * max(seconds(5_000), 0.004)
