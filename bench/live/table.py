"""Results as a table that can be pasted into docs/performance.md."""

from __future__ import annotations

from collections.abc import Iterable

from bench.live.rounds import Round

HEAD = (
    "| server | readers | p50 | p99 | max | p99 from request | lost | KB a reader | CPU of 1,000 | joins/s | storm |",
    "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
)


def rows(rounds: Iterable[Round]) -> list[str]:
    return [*HEAD, *map(_row, rounds)]


def _row(one: Round) -> str:
    cells = (
        one.name,
        f"{one.readers:,}",
        *(f"{delay:.0f} ms" for delay in (one.p50, one.p99, one.max, one.asked_p99)),
        f"{one.lost:,}",
        f"{one.memory:.1f}",
        f"{one.cpu:.1f} ms",
        f"{one.rate:,.0f}",
        "–" if one.storm is None else f"{one.storm:.2f} s",
    )
    return f"| {' | '.join(cells)} |"
