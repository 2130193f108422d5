"""Live delivery to many readers over loopback, beside nginx with nchan and django-eventstream in the same run.

python -m bench.live                      10,000 readers, medians of three rounds, and 20,000 once
python -m bench.live --peers none         Dateline alone
python -m bench.live --install            puts django-eventstream into an environment of its own, and ends
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from bench.live import bounds, files, rivals
from bench.live.processes import ROOT
from bench.live.rounds import AT_ONCE, GAP, INTERVAL, Round
from bench.live.servers import eventstream
from bench.live.servers.dateline import Dateline
from bench.live.servers.port import Missing
from bench.live.table import rows

PEERS = ("nchan", "eventstream")


class Run:
    """Takes the measurements one after the other and keeps them."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self.rounds: list[Round] = []
        self.medians: list[Round] = []
        self.verdicts: list[bounds.Verdict] = []

    def beside_nchan(self, readers: int) -> None:
        """In turns, so that a machine that slows down slows both alike."""
        beside = "nchan" in self._options.peers
        pairs: list[tuple[Round, Round | None]] = []
        for _round in range(self._options.rounds):
            ours = self._one(Dateline, readers)
            theirs = self._optional(rivals.nchan(ours.size), readers) if beside else None
            beside = theirs is not None
            pairs.append((ours, theirs))
        ours = self._median([pair[0] for pair in pairs])
        self.verdicts += bounds.alone(ours)
        if beside:
            theirs = self._median([pair[1] for pair in pairs if pair[1]])
            self.verdicts += bounds.beside_nchan(ours, theirs)

    def beside_eventstream(self, most: int) -> None:
        begin = rivals.eventstream(self.rounds[-1].size, self._options.work / "eventstream")
        try:
            held = rivals.largest_held(begin, most, self._options.events)
        except Missing as missing:
            print(f"Left out: {missing}.")
            return
        if not held:
            print(f"django-eventstream lost events with {rivals.CLIMB[0]} readers: nothing to compare.")
            return
        pairs = [(self._one(Dateline, held), self._one(begin, held)) for _round in range(self._options.rounds)]
        ours, theirs = self._median([pair[0] for pair in pairs]), self._median([pair[1] for pair in pairs])
        self.verdicts += bounds.beside_eventstream(ours, theirs)

    def alone(self, readers: int) -> None:
        self.verdicts += bounds.alone(self._median([self._one(Dateline, readers)]))

    def _optional(self, begin: rivals.Begin, readers: int) -> Round | None:
        try:
            return self._one(begin, readers)
        except Missing as missing:
            print(f"Left out: {missing}.")
            return None

    def _one(self, begin: rivals.Begin, readers: int) -> Round:
        measured = rivals.one_round(begin, readers, self._options.events)
        print(f"  {measured.name}, {readers:,} readers: p99 {measured.p99:.0f} ms, lost {measured.lost}", flush=True)
        self.rounds.append(measured)
        return measured

    def _median(self, rounds: Sequence[Round]) -> Round:
        middle = bounds.median(rounds)
        self.medians.append(middle)
        return middle


def main() -> int:
    options = _options().parse_args()
    if options.install:
        eventstream.install(options.work / "eventstream")
        return 0
    options.peers = PEERS if options.peers == "all" else options.peers.split(",")
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"{options.rounds} rounds, {options.events} events {INTERVAL} s apart, {AT_ONCE} connecting at any moment,")
    print(f"storm: all readers back after missing {GAP} events. Delays from the commit.")
    run = Run(options)
    run.beside_nchan(_possible(options.readers))
    if "eventstream" in options.peers:
        run.beside_eventstream(options.readers)
    if options.most > options.readers:
        run.alone(_possible(options.most))
    print("\n".join(["", *rows(run.medians), ""]))
    if options.readers < bounds.PROMISED_AT:
        print(
            f"The bounds are promised at {bounds.PROMISED_AT:,} readers: what a process costs once weighs less there."
        )
    for verdict in run.verdicts:
        print(f"{'kept  ' if verdict.kept else 'MISSED'} {verdict.words}")
    if options.json:
        options.json.write_text(json.dumps([asdict(each) for each in run.rounds], indent=1))
    return 0


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(
        prog="bench.live", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--readers", type=int, default=10_000)
    options.add_argument("--most", type=int, default=20_000, help="more readers, once, Dateline alone (0: not)")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--events", type=int, default=15, help="published in each round")
    options.add_argument("--peers", default="all", help=f"all, none, or some of {', '.join(PEERS)}")
    options.add_argument(
        "--work", type=Path, default=ROOT / "var" / "bench", help="where django-eventstream is installed"
    )
    options.add_argument("--install", action="store_true", help="install django-eventstream there, and end")
    options.add_argument("--json", type=Path, help="write every round's figures to this file")
    return options


def _possible(readers: int) -> int:
    possible = files.possible(readers)
    if possible < readers:
        print(f"{possible:,} readers instead of {readers:,}: this user may not open more files (ulimit -Hn).")
    return possible


if __name__ == "__main__":
    sys.exit(main())
