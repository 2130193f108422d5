"""What differs between two texts, and how two become one."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.body.blocks import Block, Statement
from dateline.body.changes import Piece, align, compare_words, merge
from dateline.body.wire import from_wire
from tests.body.strategies import bodies

words = st.text(st.sampled_from("ab ,.\n–ü"), max_size=40)


def para(*texts: str) -> tuple[Block, ...]:
    return from_wire("\n\n".join(texts))


@given(words, words)
def test_a_comparison_holds_both_texts_whole(old: str, new: str) -> None:
    runs = compare_words(old, new)
    assert "".join(run.text for run in runs if run.was) == old
    assert "".join(run.text for run in runs if run.now) == new


def test_only_the_words_that_changed_are_marked() -> None:
    runs = compare_words("Two gates opened at four, police say.", "Three gates opened at five, police say.")
    assert [run.text for run in runs if not run.kept] == ["Two", "Three", "four", "five"]


def test_several_words_in_a_row_are_one_change() -> None:
    runs = compare_words("The mayor said no word.", "The chief of police said no word.")
    assert [run.text for run in runs if not run.kept] == ["mayor", "chief of police"]


def test_a_sentence_written_anew_keeps_no_word_by_accident() -> None:
    runs = compare_words("Engineers say the wall is holding.", "How on earth did nobody hear the alarm that night.")
    assert [run.text for run in runs if run.kept] == ["."]


def test_words_of_one_sentence_that_stayed_are_kept() -> None:
    runs = compare_words("Two of five gates are open.", "Three of six gates are open.")
    assert [run.text for run in runs if run.kept] == [" of ", " gates are open."]


@pytest.mark.parametrize("vocabulary", ["a", "ab", "abc.", string.ascii_letters])
def test_a_long_and_odd_text_is_compared_whole(vocabulary: str) -> None:
    """Twenty thousand characters of the same few words once took minutes."""
    old, new = (" ".join(vocabulary[n * step % len(vocabulary)] for n in range(10_000)) for step in (1, 7))
    runs = compare_words(old, f"x {new} y")
    assert "".join(run.text for run in runs if run.was) == old
    assert "".join(run.text for run in runs if run.now) == f"x {new} y"


@given(bodies(), bodies())
def test_pieces_hold_both_texts_whole(old: tuple[Block, ...], new: tuple[Block, ...]) -> None:
    pieces = align(old, new)
    assert tuple(piece.old for piece in pieces if piece.old is not None) == old
    assert tuple(piece.new for piece in pieces if piece.new is not None) == new


@given(bodies())
def test_a_text_is_all_kept_beside_itself(body: tuple[Block, ...]) -> None:
    assert all(piece.kept for piece in align(body, body))


def test_a_changed_block_is_one_piece_and_a_new_one_another() -> None:
    old = para("Two of five gates are open at the dam.", "Nobody is hurt.")
    new = para("Three of five gates are open at the dam.", "The bridge is closed.", "Nobody is hurt.")
    assert align(old, new) == (Piece(old[0], new[0]), Piece(None, new[1]), Piece(old[1], new[2]))


def test_a_paragraph_never_becomes_a_statement() -> None:
    said = Statement(text="The wall is holding.", speaker="Petra Lind")
    (gone, come) = align(para("The wall is holding."), (said,))
    assert (gone.new, come.old) == (None, None)


@given(bodies(), bodies(), bodies())
def test_every_side_is_whole_in_its_parts(
    base: tuple[Block, ...], mine: tuple[Block, ...], theirs: tuple[Block, ...]
) -> None:
    parts = merge(base, mine, theirs)
    for side, text in (("base", base), ("mine", mine), ("theirs", theirs)):
        assert tuple(block for part in parts for block in getattr(part, side)) == text


@given(bodies(), bodies())
def test_what_one_of_us_changed_needs_nobody(base: tuple[Block, ...], changed: tuple[Block, ...]) -> None:
    for parts in (merge(base, changed, base), merge(base, base, changed), merge(base, changed, changed)):
        settled = [part.settled for part in parts]
        assert None not in settled
        assert tuple(block for blocks in settled if blocks for block in blocks) == changed


def test_changes_in_different_places_come_together() -> None:
    base = para("One.", "Two.", "Three.")
    parts = merge(base, para("One, and more.", "Two.", "Three."), para("One.", "Two.", "Three.", "Four."))
    assert [part.settled for part in parts] == [para("One, and more."), para("Two."), para("Three."), para("Four.")]


def test_changes_of_neighbours_come_together() -> None:
    gates, hurt = "Two of five gates are open.", "Nobody is hurt at the dam."
    mine, theirs = para("Three of five gates are open.", hurt), para(gates, "Nobody is hurt or missing at the dam.")
    assert [part.settled for part in merge(para(gates, hurt), mine, theirs)] == [mine[:1], theirs[1:]]


def test_changes_of_the_same_block_are_left_to_people() -> None:
    base = para("One.", "Two.")
    (first, second) = merge(base, para("One!", "Two."), para("One?", "Two."))
    assert (first.settled, first.mine, first.theirs) == (None, para("One!"), para("One?"))
    assert second.settled == para("Two.")
