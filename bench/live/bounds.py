"""What Dateline promises of live delivery, as ratios within one run."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from bench.live.rounds import Round

PROMISED_AT = 10_000
MEMORY = 2.5
BESIDE_NCHAN = 1.1
STORM_BESIDE_NCHAN = 0.8
BESIDE_EVENTSTREAM = 4.0


@dataclass(frozen=True)
class Verdict:
    words: str
    kept: bool


def median(rounds: Sequence[Round]) -> Round:
    """Of each figure by itself; losses are added up."""
    values: dict[str, Any] = {}
    for own in fields(Round):
        column = [getattr(each, own.name) for each in rounds]
        if own.name == "lost":
            values[own.name] = sum(column)
        elif isinstance(column[0], str) or None in column:
            values[own.name] = column[0]
        else:
            values[own.name] = statistics.median(column)
    return Round(**values)


def alone(ours: Round) -> list[Verdict]:
    verdicts = [Verdict(f"{ours.readers:,} readers: {ours.lost} events lost (bound: none)", not ours.lost)]
    # What a process costs once weighs too much with fewer.
    if ours.readers >= PROMISED_AT:
        verdicts.append(Verdict(f"{ours.memory:.1f} KB a reader (bound: {MEMORY})", ours.memory <= MEMORY))
    return verdicts


def beside_nchan(ours: Round, nchan: Round) -> list[Verdict]:
    delay = ours.p99 / nchan.p99
    verdicts = [Verdict(f"p99 is {delay:.2f} × nchan's (bound: {BESIDE_NCHAN})", delay <= BESIDE_NCHAN)]
    if ours.storm and nchan.storm:
        storm = ours.storm / nchan.storm
        verdicts.append(
            Verdict(
                f"storm takes {storm:.2f} × nchan's time (bound: {STORM_BESIDE_NCHAN})", storm <= STORM_BESIDE_NCHAN
            )
        )
    return verdicts


def beside_eventstream(ours: Round, theirs: Round) -> list[Verdict]:
    better = theirs.p99 / ours.p99
    words = f"p99 at {ours.readers:,} readers, the most django-eventstream holds, is {better:.1f} × better"
    return [Verdict(f"{words} (bound: {BESIDE_EVENTSTREAM:.0f})", better >= BESIDE_EVENTSTREAM)]
