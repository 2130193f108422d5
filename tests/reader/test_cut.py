"""Pages are cut from the oldest end: a full page never shifts, and every update is on exactly one page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.reader.pages.cut import SIZE, cut

totals = st.integers(0, 5_000)


@given(total=totals)
def test_every_update_is_on_exactly_one_page(total: int) -> None:
    newest = cut(total)
    assert newest is not None
    ranks: list[int] = []
    for number in range(1, newest.last + 1):
        page = cut(total, number)
        assert page is not None
        ranks.extend(range(page.first, page.end))
    assert ranks == list(range(total))


@given(total=totals, more=st.integers(0, 200))
def test_a_full_page_never_shifts(total: int, more: int) -> None:
    newest = cut(total)
    assert newest is not None
    for number in range(1, newest.last):
        before, after = cut(total, number), cut(total + more, number)
        assert before is not None
        assert after is not None
        assert (before.first, before.end) == (after.first, after.end)


@given(total=totals)
def test_the_newest_page_is_never_nearly_empty(total: int) -> None:
    newest = cut(total)
    assert newest is not None
    assert newest.end - newest.first >= min(total, SIZE)
    assert newest.end - newest.first < 2 * SIZE


@given(total=totals)
def test_there_is_nothing_beyond_the_ends(total: int) -> None:
    newest = cut(total)
    assert newest is not None
    assert cut(total, 0) is None
    assert cut(total, newest.last + 1) is None
